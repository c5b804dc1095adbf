"""Where Covertype lies, or how it is fetched: always the same bytes, or refused."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import platformdirs
from numpy.typing import NDArray

from bayestalk.data.errors import DataError

VARIABLE: Final = "BAYESTALK_COVERTYPE"
FIRST: Final = "covtype-first-15120.csv"
NATURAL: Final = "covtype-natural-test.csv"
ARCHIVE: Final = "covtype.data"


@dataclass(frozen=True)
class Release:
    """What a published set of rows is: sizes, checksums, address.

    Parameters
    ----------
    train, validation
        How many rows of each stand first, in this order.
    first_sha256, natural_sha256
        Of the unpacked bytes of these rows, and of the sample at natural frequency.
    archive_sha256
        Of the packed archive that holds all rows.
    counts
        Rows of each cover type, 1 to 7, in all of the archive.
    url
        Where the archive is.
    """

    train: int
    validation: int
    first_sha256: str
    natural_sha256: str
    archive_sha256: str
    counts: tuple[int, ...]
    url: str

    @property
    def prior(self) -> NDArray[np.float64]:
        """Class frequencies of the test set, shape (7,): all rows less those that stand first.

        Among the first, every cover type has as many rows.
        """
        rest = np.asarray(self.counts, dtype=np.float64) - self.first // len(self.counts)
        return np.asarray(rest / rest.sum())

    @property
    def first(self) -> int:
        """How many rows stand before the test set."""
        return self.train + self.validation


COVERTYPE: Final = Release(
    train=11_340,
    validation=3_780,
    first_sha256="de9010addc936a0991f54ee1a51ab8bb3c3b245aad7abdf97e48fbeec3c23b10",
    natural_sha256="af70f6b56cf8dd46a507f2eb4b02d2f54b44733c6e465982e86ff23a881ab3b7",
    archive_sha256="614360d0257557dd1792834a85a1cdebfadc3c4f30b011d56afee7ffb5b15771",
    counts=(211_840, 283_301, 35_754, 2_747, 9_493, 17_367, 20_510),
    url="https://ndownloader.figshare.com/files/5976039",
)


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
