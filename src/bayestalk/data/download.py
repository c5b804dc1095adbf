"""Fetch the public archive, whole or not at all."""

import sys
from pathlib import Path

import pooch

from bayestalk.data.archive import ARCHIVE, VARIABLE
from bayestalk.data.errors import DataError
from bayestalk.data.release import Release


def download(release: Release, directory: Path) -> Path:
    """Fetch the archive into a directory and verify it; leave nothing behind on failure.

    Raises
    ------
    DataError
        If it cannot be reached, breaks off, cannot be kept, or is not the published one.
    """
    made = [parent for parent in (directory, *directory.parents) if not parent.exists()]
    try:
        return Path(
            pooch.retrieve(
                release.url,
                known_hash=f"sha256:{release.archive_sha256}",
                fname=f"{ARCHIVE}.gz",
                path=directory,
                downloader=pooch.HTTPDownloader(timeout=30, progressbar=sys.stderr.isatty()),
            )
        )
    except (OSError, ValueError) as error:
        raise DataError(
            where=f"{ARCHIVE}.gz",
            got=f"a failed download from {release.url} ({type(error).__name__}: {error})",
            wanted=f"the archive with sha256 {release.archive_sha256}",
            remedy="Try again when the network is there, or name a directory that holds the "
            f"file by --covertype or {VARIABLE}.",
        ) from error
    finally:
        for parent in made:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
