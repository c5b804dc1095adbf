import os
from pathlib import Path

import pytest

from bayestalk.pipeline import sites
from bayestalk.pipeline.layout import Layout

FIRST = {"index.html": b"<p>First</p>", "assets/a.css": b"a {}"}
SECOND = {"index.html": b"<p>Second</p>", "assets/a.css": b"a {}"}


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project that was never built."""
    return Layout(tmp_path)


def put(layout: Layout, files: dict[str, bytes]) -> sites.Manifest:
    """Publish some files."""
    with sites.workshop(layout) as place:
        return sites.put(layout, files, place)


def seen(layout: Layout) -> dict[str, bytes]:
    """What a reader of the site finds."""
    return {
        path.relative_to(layout.site).as_posix(): path.read_bytes()
        for path in layout.site.rglob("*")
        if path.is_file()
    }


def test_readers_see_what_was_put(layout: Layout) -> None:
    """The site is exactly the files that were put, and its manifest names each."""
    listing = put(layout, FIRST)
    assert seen(layout) == FIRST
    assert sorted(listing) == sorted(FIRST)
    version = sites.shown(layout)
    assert version is not None
    assert sites.whole(version)
    assert layout.site.readlink() == Path("sites") / version.name


def test_unchanged_files_are_shared(layout: Layout) -> None:
    """A file that stays as it was is the same file on disk; one that changed is another."""
    put(layout, FIRST)
    before = {name: (layout.site / name).stat().st_ino for name in FIRST}
    put(layout, SECOND)
    after = {name: (layout.site / name).stat().st_ino for name in SECOND}
    assert after["assets/a.css"] == before["assets/a.css"]
    assert after["index.html"] != before["index.html"]
    assert seen(layout) == SECOND


def test_a_disk_without_hard_links(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be shared they are copied."""
    put(layout, FIRST)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    put(layout, SECOND)
    assert seen(layout) == SECOND


def test_the_version_before_stays(layout: Layout) -> None:
    """A reader of the version before is not disturbed; older ones go."""
    versions = []
    for number in range(4):
        put(layout, {"index.html": str(number).encode()})
        versions.append(sites.shown(layout))
    names = {path.name for path in sites.folder(layout).iterdir() if path.is_dir()}
    assert names == {version.name for version in versions[2:] if version}
    put(layout, {"index.html": b"3"})
    assert {path.name for path in sites.folder(layout).iterdir() if path.is_dir()} == names


def test_leftovers_go(layout: Layout) -> None:
    """What a killed publisher left is removed by the next one."""
    left = sites.folder(layout) / f"{sites.UNFINISHED}1234"
    (left / "site").mkdir(parents=True)
    (sites.folder(layout) / ".half.json.1.tmp").write_text("{")
    put(layout, FIRST)
    assert not [path for path in sites.folder(layout).iterdir() if path.name.startswith(".")]


def test_a_plain_folder_is_replaced(layout: Layout) -> None:
    """A site that is a folder, not a link, gives way to the first version."""
    layout.site.mkdir(parents=True)
    (layout.site / "old.html").write_text("Old")
    put(layout, FIRST)
    assert layout.site.is_symlink()
    assert seen(layout) == FIRST


def test_a_version_that_was_changed_is_mended(layout: Layout) -> None:
    """A file of the site that somebody edited, removed or added is put right."""
    put(layout, FIRST)
    (layout.site / "index.html").write_text("Mine")
    (layout.site / "assets" / "a.css").unlink()
    (layout.site / "more.html").write_text("More")
    version = sites.shown(layout)
    assert version is not None
    assert not sites.whole(version)
    put(layout, FIRST)
    assert seen(layout) == FIRST


def test_damage_does_not_travel(layout: Layout) -> None:
    """A damaged file of the version before is not linked into the next one."""
    put(layout, FIRST)
    (layout.site / "assets" / "a.css").write_bytes(b"b {}")
    put(layout, SECOND)
    assert seen(layout) == SECOND


def test_a_full_disk_keeps_the_site(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be written the old site stays, and nothing half is left."""
    put(layout, FIRST)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        put(layout, SECOND)
    monkeypatch.undo()
    assert seen(layout) == FIRST
    assert not [path for path in sites.folder(layout).iterdir() if path.name.startswith(".")]
