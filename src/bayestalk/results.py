"""The only reader and writer of frozen results: what was fitted, and how it came about.

A result is two files in ``results/``: ``NAME.nc`` (netCDF-4, numbers only) and ``NAME.json``
(its key, the digest of the bytes beside it, provenance and diagnostics). Nothing is pickled.
"""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from bayestalk import freshness, storage

#: Arrays larger than this are kept as 16-bit integers with a scale.
_PACK_ABOVE = 100_000
_INT16_STEPS = 65_000

_VERSIONED = (*freshness.INFERENCE_LIBRARIES, "scipy", "xarray", "arviz", "optax", "numba")


class ResultError(RuntimeError):
    """A result that is missing or damaged; the message says what to do."""


class State(StrEnum):
    """Whether a frozen result may be published."""

    FRESH = "fresh"
    STALE = "stale"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class Provenance:
    """Where a result comes from.

    ``parts`` is what its key was made of, ``made`` when, how long and with what,
    ``diagnostics`` the numbers that tell whether to trust it.
    """

    name: str
    key: str
    digest: str
    parts: Mapping[str, Any]
    made: Mapping[str, Any]
    diagnostics: Mapping[str, Any] = field(default_factory=dict)


def root() -> Path:
    """The folder of frozen results: ``BAYESTALK_RESULTS``, the project's, or the package's."""
    if given := os.environ.get("BAYESTALK_RESULTS"):
        return Path(given)
    beside = Path(__file__).parents[2] / "results"
    return beside if beside.is_dir() else Path(__file__).parent / "_results"


def path(name: str, suffix: str = ".nc", folder: Path | None = None) -> Path:
    """Where a result's file is."""
    return (folder or root()) / f"{name}{suffix}"


def _encoding(data: xr.Dataset) -> dict[str, dict[str, Any]]:
    """Compression for every array; large ones of real numbers become scaled integers."""
    found: dict[str, dict[str, Any]] = {}
    for name, variable in data.data_vars.items():
        if variable.dtype.kind not in "fiu" or variable.ndim == 0:
            continue
        options: dict[str, Any] = {"zlib": True, "complevel": 9, "shuffle": True}
        if variable.dtype.kind == "f" and variable.size > _PACK_ABOVE:
            low, high = float(variable.min()), float(variable.max())
            options |= {
                "dtype": "int16",
                "scale_factor": max(high - low, 1e-12) / _INT16_STEPS,
                "add_offset": (high + low) / 2,
                "_FillValue": np.int16(-32768),
            }
        elif variable.dtype == np.float64:
            options["dtype"] = "float32"
        found[str(name)] = options
    return found


def to_bytes(tree: xr.DataTree, temporary: Path) -> bytes:
    """A tree as netCDF-4, the same bytes whenever it holds the same numbers."""
    temporary.parent.mkdir(parents=True, exist_ok=True)
    encoding = {node.path: _encoding(node.to_dataset()) for node in tree.subtree}
    tree.to_netcdf(temporary, engine="h5netcdf", encoding=encoding)
    data = temporary.read_bytes()
    temporary.unlink()
    return data


def write(
    name: str,
    tree: xr.DataTree,
    *,
    parts: Mapping[str, Any],
    made: Mapping[str, Any],
    diagnostics: Mapping[str, Any] | None = None,
    folder: Path | None = None,
) -> Provenance:
    """Freeze a result: numbers and provenance, each written whole or not at all."""
    target = path(name, folder=folder)
    data = to_bytes(tree, target.with_name(f".{name}.{os.getpid()}.nc"))
    provenance = Provenance(
        name, freshness.key(parts), freshness.sha256(data), parts, made, diagnostics or {}
    )
    storage.write(target, data)
    text = json.dumps(vars(provenance), indent=1, sort_keys=True, ensure_ascii=False)
    storage.write(path(name, ".json", folder), (text + "\n").encode())
    return provenance


def provenance(name: str, folder: Path | None = None) -> Provenance:
    """A result's provenance.

    Raises
    ------
    ResultError
        Where there is none, or it cannot be read.
    """
    source = path(name, ".json", folder)
    try:
        return Provenance(**json.loads(source.read_text(encoding="utf-8")))
    except FileNotFoundError:
        msg = f"no result {name!r}: {source} is missing; run `bayestalk refit {name}`"
        raise ResultError(msg) from None
    except (json.JSONDecodeError, TypeError, UnicodeDecodeError) as error:
        msg = f"result {name!r} is damaged: {source}: {error}; run `bayestalk refit {name}`"
        raise ResultError(msg) from error


def state(name: str, key: str, folder: Path | None = None) -> State:
    """Whether a result is what today's code, recipe, data and libraries would give."""
    source = path(name, folder=folder)
    if not source.is_file() or not path(name, ".json", folder).is_file():
        return State.MISSING
    try:
        known = provenance(name, folder)
    except ResultError:
        return State.DAMAGED
    if freshness.sha256(source.read_bytes()) != known.digest:
        return State.DAMAGED
    if freshness.key(known.parts) != known.key:
        return State.DAMAGED
    return State.FRESH if known.key == key else State.STALE


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
    with xr.open_datatree(source, engine="h5netcdf") as tree:
        return tree.load()


def read_posterior(name: str, folder: Path | None = None) -> xr.DataTree:
    """The frozen posterior of a recipe: group ``posterior`` with dims chain, draw and more."""
    return read(name, folder)


def write_summary(data: xr.Dataset, target: Path) -> None:
    """Write a small dataset for figures and pages, with stable bytes."""
    tree = xr.DataTree(data)
    storage.write(target, to_bytes(tree, target.with_name(f".{target.name}.part.nc")))


def read_summary(source: Path) -> xr.Dataset:
    """Read what ``write_summary`` wrote."""
    with xr.open_dataset(source, engine="h5netcdf") as data:
        return data.load()


def circumstances() -> dict[str, Any]:
    """The machine and the versions that a fit runs with."""
    return {
        "cores": os.cpu_count(),
        "machine": f"{platform.system()} {platform.machine()}, {_processor()}",
        "python": platform.python_version(),
        "versions": {name: metadata.version(name) for name in _VERSIONED},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
