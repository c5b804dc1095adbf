from pathlib import Path

import pytest

from measuring import Measured, MeasureError, edits, wait_for


def test_the_edited_file_is_put_back(tmp_path: Path) -> None:
    """Each edit writes a word that was never there; stopped or not, the file ends as it was."""
    chapter = tmp_path / "chapter.md"
    chapter.write_text("A thermometer.\n")

    def measure() -> None:
        with edits(chapter) as edit:
            assert edit() in chapter.read_text()
            assert edit() != edit()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure()
    assert chapter.read_text() == "A thermometer.\n"


def test_a_chapter_without_the_word_is_named(tmp_path: Path) -> None:
    """Where there is nothing to edit, the message says which word is missing where."""
    chapter = tmp_path / "chapter.md"
    chapter.write_text("Nothing.\n")
    with pytest.raises(MeasureError, match="no longer says 'thermometer'"), edits(chapter):
        pass


def test_a_target_is_held_against_the_median() -> None:
    """One slow time among fast ones does not miss the target; without one nothing is said."""
    assert Measured("check", [0.8, 3.0, 0.9], 1.0).met is True
    assert "MISSED" in Measured("check", [1.1, 1.2, 0.1], 1.0).row()
    assert Measured("figures", [3.0], None).met is None


def test_a_word_that_never_comes_is_told(tmp_path: Path) -> None:
    """Waiting ends, with the address and the word."""
    (tmp_path / "page.html").write_text("old")
    address = (tmp_path / "page.html").as_uri()
    with pytest.raises(MeasureError, match="did not show the word new"):
        wait_for(address, "new", 0.0)
