"""Versions of the site: each whole in a folder of its own, one of them shown.

``build/site`` is a symbolic link to ``build/sites/DIGEST``, whose name is the digest of its
manifest (each file's SHA-256), which lies beside it as ``DIGEST.json``. A version is complete
before it gets its name, and is shown by renaming a fresh link over the old one: whoever looks
through the link sees the whole old site or the whole new one, at every instant.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bayestalk.freshness import sha256
from bayestalk.pipeline.files import files_under
from bayestalk.pipeline.layout import Layout
from bayestalk.storage import locked, write

UNFINISHED = ".new-"
Manifest = dict[str, str]


@contextmanager
def workshop(layout: Layout) -> Iterator[Path]:
    """A folder to build in, for one publisher at a time; what killed ones left is removed."""
    sites = folder(layout)
    sites.mkdir(parents=True, exist_ok=True)
    with locked(layout.locks / "site"):
        for left in sites.glob(".*"):
            _remove(left)
        place = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=sites))
        try:
            yield place
        finally:
            _remove(place)


def folder(layout: Layout) -> Path:
    """Where the versions are."""
    return layout.build / "sites"


def shown(layout: Layout) -> Path | None:
    """The version that readers see; None where there is none."""
    site = folder(layout) / layout.site.resolve().name
    return site if layout.site.is_symlink() and site.is_dir() else None


def manifest(version: Path) -> Manifest:
    """Each file of a version with its SHA-256, as it was published."""
    text = version.with_name(f"{version.name}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def whole(version: Path) -> bool:
    """Whether a version's files are those of its manifest, to the byte, and no others."""
    try:
        return manifest(version) == _digests(version)
    except (OSError, ValueError):
        return False


def put(layout: Layout, files: Mapping[str, bytes], place: Path) -> Manifest:
    """Make some files the site that is shown.

    A file that did not change is a hard link into the version before.

    Parameters
    ----------
    files
        Every file of the site, by its path.
    place
        A :func:`workshop`.
    """
    listing = {path: sha256(data) for path, data in sorted(files.items())}
    text = json.dumps(listing, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    before = shown(layout)
    version = folder(layout) / sha256(text.encode("utf-8"))[:20]
    if version.is_dir() and not whole(version):
        _mend(version, files)
    write(version.with_name(f"{version.name}.json"), text)
    if not version.is_dir():
        fresh = place / "site"
        for path, data in files.items():
            _lay(fresh / path, data, before and before / path)
        fresh.rename(version)
    if version != before:
        _show(layout, version, place)
        _forget(layout, {version, *([before] if before else [])})
    return listing


def _digests(version: Path) -> Manifest:
    return {
        path.relative_to(version).as_posix(): sha256(path.read_bytes())
        for path in files_under(version)
    }


def _lay(path: Path, data: bytes, before: Path | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if before is not None:
        with suppress(OSError):  # it is not there, or the disk knows no hard links
            if before.read_bytes() == data:
                path.hardlink_to(before)
                return
    path.write_bytes(data)


def _mend(version: Path, files: Mapping[str, bytes]) -> None:
    """Make a version that somebody changed what its name says, file by file."""
    for path in files_under(version):
        if path.relative_to(version).as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        path = version / name
        if not path.is_file() or path.read_bytes() != data:
            write(path, data)


def _show(layout: Layout, version: Path, place: Path) -> None:
    """Let the site's name lead to a version."""
    target = os.path.relpath(version, layout.site.parent)
    link = place / "link"
    link.symlink_to(target, target_is_directory=True)
    if layout.site.is_dir() and not layout.site.is_symlink():
        layout.site.rename(place / "plain")  # the folder that earlier releases wrote
    link.replace(layout.site)


def _forget(layout: Layout, kept: set[Path]) -> None:
    """Remove versions but those that somebody may be reading."""
    names = {name for version in kept for name in (version.name, f"{version.name}.json")}
    for path in folder(layout).iterdir():
        if path.name not in names and not path.name.startswith("."):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
