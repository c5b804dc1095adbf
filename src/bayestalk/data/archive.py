"""Where Covertype lies, or how it is fetched: always the same bytes, or refused."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from bayestalk.data.errors import DataError
from bayestalk.data.release import COVERTYPE, Release

VARIABLE: Final = "BAYESTALK_COVERTYPE"
FIRST: Final = "covtype-first-15120.csv"
NATURAL: Final = "covtype-natural-test.csv"
ARCHIVE: Final = "covtype.data"


@dataclass(frozen=True)
class Source:
    """Files that were found: either the archive, or the first rows and perhaps a sample."""

    archive: Path | None = None
    first: Path | None = None
    natural: Path | None = None


def find(
    covertype: str | Path | None = None,
    *,
    release: Release = COVERTYPE,
    cache: Path | None = None,
    fetch: Callable[[Release, Path], Path] | None = None,
) -> Source:
    """Find the rows: where told, else by environment, else in the cache, else fetched.

    Parameters
    ----------
    covertype
        Directory or file that the caller named; None to look at ``BAYESTALK_COVERTYPE``,
        then in the user's cache, then to fetch the public archive into it.
    release
        What is looked for.
    cache
        Directory to keep the archive in; the user's cache directory if None.
    fetch
        What fetches the archive; ``download`` if None.

    Raises
    ------
    DataError
        If the named place holds no rows, or the archive cannot be fetched.
    """
    named = covertype or os.environ.get(VARIABLE)
    if named:
        return look(Path(named).expanduser())
    cache = cache or platformdirs.user_cache_path("bayestalk") / "covertype"
    if cache.is_dir() and (source := inside(cache)):
        return source
    if fetch is None:
        from bayestalk.data.download import download

        fetch = download
    return Source(archive=fetch(release, cache))


def look(place: Path) -> Source:
    """Take rows from a named directory or file.

    Raises
    ------
    DataError
        If it is missing, or a directory without rows.
    """
    if place.is_dir():
        source = inside(place)
        if source:
            return source
    elif place.exists():
        if place.name.removesuffix(".gz") != FIRST:
            return Source(archive=place)
        return Source(first=place, natural=either(place.parent, NATURAL))
    got = "a directory without rows" if place.is_dir() else "no such file or directory"
    raise DataError(
        where=str(place),
        got=got,
        wanted=f"{FIRST}.gz (with {NATURAL}.gz), or {ARCHIVE}.gz",
        remedy=f"Name the right place by --covertype or {VARIABLE}, "
        "or give neither to fetch the public archive.",
    )


def inside(directory: Path) -> Source | None:
    """Take rows from a directory: the shorter files before the archive."""
    first, natural, archive = (either(directory, name) for name in (FIRST, NATURAL, ARCHIVE))
    if first and (natural or not archive):
        return Source(first=first, natural=natural)
    return Source(archive=archive) if archive else None


def either(directory: Path, name: str) -> Path | None:
    """Find a file, packed or plain."""
    for path in (directory / f"{name}.gz", directory / name):
        if path.is_file():
            return path
    return None
