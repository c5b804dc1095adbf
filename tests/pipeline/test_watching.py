from pathlib import Path

import pytest

from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.watching import Events, Saved, Typed


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with a chapter, and recipes beside it."""
    (tmp_path / "docs" / "chapters").mkdir(parents=True)
    (tmp_path / "recipes.toml").write_text("")
    (tmp_path / "build").mkdir()
    return Layout(tmp_path)


def test_saved_meanwhile_is_one_event(tmp_path: Path) -> None:
    """Everything saved while something was built is seen to at once, after what was typed."""
    events = Events()
    for name in "ab":
        events.put(Saved(frozenset({tmp_path / name})))
    events.put(Typed("r"))
    assert events.next() == [Typed("r"), Saved(frozenset({tmp_path / "a", tmp_path / "b"}))]


@pytest.mark.parametrize("name", ["docs/chapters/01.md", "recipes.toml"])
def test_a_saved_file_is_noticed(layout: Layout, name: str) -> None:
    """A file that an editor renames into place is noticed each time; what is built is not."""
    events = Events()
    events.watch(layout)
    try:
        for number in range(2):
            (layout.build / "made.txt").write_text(str(number))
            (layout.root / "other.txt").write_text(str(number))
            beside = layout.root / "beside"
            beside.write_text(str(number))
            beside.replace(layout.root / name)
            (event,) = events.next()
            assert isinstance(event, Saved)
            assert event.paths == {layout.root / name}
    finally:
        events.stop()
