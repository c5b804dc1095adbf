import os
from pathlib import Path

from bayestalk.pipeline.shelf import Shelf


def test_pieces_by_key(tmp_path: Path) -> None:
    """A piece is found under all that it was made from, and under nothing else."""
    Shelf(tmp_path).put({"title": "Prior"}, "page", "a")
    assert Shelf(tmp_path).get("page", "a") == {"title": "Prior"}
    assert Shelf(tmp_path).get("page", "b") is None


def test_what_json_cannot_hold_is_not_kept(tmp_path: Path) -> None:
    """A value that would not come back as it was is made anew each time."""
    shelf = Shelf(tmp_path)
    shelf.put({1, 2}, "page")
    assert shelf.get("page") is None


def test_damage_is_noticed(tmp_path: Path) -> None:
    """A truncated piece is not there."""
    Shelf(tmp_path).put("Posterior", "page")
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert Shelf(tmp_path).get("page") is None


def test_tidying_keeps_what_is_used(tmp_path: Path) -> None:
    """What was used stays however old it is, and of the rest the newest."""
    for age, name in enumerate(("used", "old", "new")):
        shelf = Shelf(tmp_path)
        shelf.put(name, name)
        os.utime(shelf.folder / shelf.used.pop(), (age, age))
    shelf = Shelf(tmp_path)
    shelf.get("used")
    shelf.tidy(spare=1)
    assert [shelf.get(name) for name in ("used", "old", "new")] == ["used", None, "new"]
