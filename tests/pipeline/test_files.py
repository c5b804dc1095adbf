import os
from pathlib import Path

import pytest

from bayestalk.pipeline.files import write


def test_write_leaves_nothing_else(tmp_path: Path) -> None:
    """A file is written with its folder, and no temporary one stays."""
    write(tmp_path / "a" / "b.txt", "Prior")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_write_that_breaks_off_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where writing fails, the old file stays whole and no half of a new one is left."""
    write(tmp_path / "b.txt", "Prior")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "b.txt", "Posterior")
    monkeypatch.undo()
    assert (tmp_path / "b.txt").read_text() == "Prior"
    assert len(list(tmp_path.iterdir())) == 1
