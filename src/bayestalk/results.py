"""The only reader and writer of frozen results: numbers, and how they came about.

A result is two files in ``results/``: ``NAME.nc`` (netCDF-4, numbers only) and ``NAME.json``
(its key, the digest of the bytes beside it, provenance and diagnostics). Nothing is pickled.
"""

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import xarray as xr

from bayestalk import freshness, storage
from bayestalk import provenance as origins
from bayestalk.packing import from_file, to_bytes
from bayestalk.provenance import Provenance, ResultError, State, path, root, state

__all__ = [
    "Provenance",
    "ResultError",
    "State",
    "path",
    "provenance",
    "read",
    "read_posterior",
    "root",
    "state",
    "write",
]

provenance = origins.read

_SECONDS_TO_WRITE = 600


def write(
    name: str,
    tree: xr.DataTree,
    *,
    parts: Mapping[str, Any],
    made: Mapping[str, Any],
    diagnostics: Mapping[str, Any] | None = None,
    folder: Path | None = None,
) -> Provenance:
    """Freeze a result: numbers and provenance, each written whole or not at all.

    Where this is broken off between the two, the numbers are not those that the provenance
    tells of: the result is damaged, and made anew.
    """
    target = path(name, folder=folder)
    _sweep(target.parent, name)
    data = to_bytes(tree, target.with_name(f".{name}.{os.getpid()}.nc"))
    frozen = Provenance(
        name, freshness.key(parts), freshness.sha256(data), parts, made, diagnostics or {}
    )
    storage.write(target, data)
    origins.write(frozen, folder)
    return frozen


def _sweep(folder: Path, name: str) -> None:
    """Remove what a build that was killed while writing left behind."""
    for left in folder.glob(f".{name}.*"):
        writer = re.search(r"\.(\d+)(-\d+\.tmp|\.nc)$", left.name)
        with suppress(FileNotFoundError):
            if writer and left.stat().st_mtime < time.time() - _SECONDS_TO_WRITE:
                left.unlink()


def read(name: str, folder: Path | None = None) -> xr.DataTree:
    """A result's numbers, after checking that its bytes are those that were written.

    Raises
    ------
    ResultError
        Where it is missing or damaged.
    """
    known = provenance(name, folder)
    source = path(name, folder=folder)
    if not source.is_file():
        msg = f"no result {name!r}: {source} is missing; run `bayestalk refit {name}`"
        raise ResultError(msg)
    if freshness.sha256(source.read_bytes()) != known.digest:
        msg = f"result {name!r} is damaged: {source} changed since it was written; refit it"
        raise ResultError(msg)
    return from_file(source)


def read_posterior(name: str, folder: Path | None = None) -> xr.DataTree:
    """The frozen posterior of a recipe: group ``posterior`` with dims chain, draw and more."""
    return read(name, folder)
