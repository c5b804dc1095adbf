"""Facts are found once, and never taken from a damaged file."""

from pathlib import Path

import pytest

from bayestalk import memory


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts without facts."""
    monkeypatch.setattr(memory, "_facts", {})
    monkeypatch.setattr(memory, "_used", set())


def found(file: Path, key: str = "1") -> list[str]:
    """Which keys had to be found, in a run of their own."""
    asked: list[str] = []
    memory._facts.clear()
    memory._used.clear()
    with memory.kept(file):
        assert memory.recall("fact", key, lambda: asked.append(key) or [key]) == [key]  # type: ignore[func-returns-value]
    return asked


def test_a_fact_is_found_once(tmp_path: Path) -> None:
    """The second run reads what the first has found; another key is another fact."""
    assert found(tmp_path / "facts") == ["1"]
    assert found(tmp_path / "facts") == []
    assert found(tmp_path / "facts", "2") == ["2"]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    """One flipped bit, and everything is found anew and written whole."""
    found(tmp_path / "facts")
    whole = bytearray((tmp_path / "facts").read_bytes())
    whole[-3] ^= 1
    (tmp_path / "facts").write_bytes(whole)
    assert found(tmp_path / "facts") == ["1"]
    assert found(tmp_path / "facts") == []


def test_facts_that_are_no_longer_used_go(tmp_path: Path) -> None:
    """The file holds what the last run asked for, so that it does not grow for ever."""
    found(tmp_path / "facts")
    found(tmp_path / "facts", "2")
    assert "fact 1" not in (tmp_path / "facts").read_text()


def test_a_run_that_looks_at_a_part_forgets_nothing(tmp_path: Path) -> None:
    """Drawing one figure does not make the next build find everything anew."""
    found(tmp_path / "facts")
    memory._facts.clear()
    memory._used.clear()
    with memory.kept(tmp_path / "facts", whole=False):
        memory.recall("fact", "2", lambda: ["2"])
    assert found(tmp_path / "facts") == []
