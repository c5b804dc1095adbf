"""Numbers as bytes: netCDF-4, the same bytes whenever the numbers are the same.

Draws that were rounded (see ``rounding``) are kept as small whole numbers: how many steps each
is from a number in the middle of its chain. That loses nothing, and takes less than a byte a
draw.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.rounding import step_of

Floats = npt.NDArray[np.floating[Any]]

_STEP: Final = "__step"
_MIDDLE: Final = "__middle"
_FEW: Final = 10_000
"""Fewer numbers than this take less room as they are than with steps and middles beside them."""
_SMALL: Final = 4_000
"""Arrays of fewer bytes are not compressed: HDF5's index of compressed pieces would be larger."""


def to_bytes(tree: xr.DataTree, temporary: Path) -> bytes:
    """A tree as netCDF-4, the same bytes whenever it holds the same numbers."""
    temporary.parent.mkdir(parents=True, exist_ok=True)
    groups = {node.path: _counted(node.to_dataset()) for node in tree.subtree}
    encoding = {path: _encoding(data) for path, data in groups.items()}
    xr.DataTree.from_dict(groups).to_netcdf(temporary, engine="h5netcdf", encoding=encoding)
    data = temporary.read_bytes()
    temporary.unlink()
    return data


def from_file(source: Path) -> xr.DataTree:
    """The tree that was written, all of it in memory."""
    with xr.open_datatree(source, engine="h5netcdf") as tree:
        loaded = tree.load()
    return xr.DataTree.from_dict(
        {node.path: _restored(node.to_dataset()) for node in loaded.subtree}
    )


def _encoding(data: xr.Dataset) -> dict[str, dict[str, Any]]:
    """Compression for large arrays, each in one piece, and single precision for real numbers."""
    found: dict[str, dict[str, Any]] = {}
    for name, variable in data.data_vars.items():
        if variable.dtype.kind not in "fiu" or variable.ndim == 0:
            continue
        options: dict[str, Any] = {}
        if variable.nbytes >= _SMALL:
            options = {"zlib": True, "complevel": 9, "shuffle": True}
            options["chunksizes"] = variable.shape
        if variable.dtype == np.float64:
            options["dtype"] = "float32"
        found[str(name)] = options
    return found


def _counted(data: xr.Dataset) -> xr.Dataset:
    """A dataset whose rounded draws are whole numbers, each with its step and its middle."""
    found = data
    for name, variable in data.data_vars.items():
        if variable.dtype.kind != "f" or "draw" not in variable.dims:
            continue
        axis = variable.dims.index("draw")
        counts = _counts(variable.to_numpy(), axis)
        if counts is None:
            continue
        steps, middle, step = counts
        others = [dim for dim in variable.dims if dim != "draw"]
        found = found.assign(
            {
                str(name): (variable.dims, steps, variable.attrs),
                f"{name}{_MIDDLE}": (others, middle.squeeze(axis)),
                f"{name}{_STEP}": (others, step.squeeze(axis)),
            }
        )
    return found


def _counts(values: Floats, axis: int) -> tuple[npt.NDArray[np.int8], Floats, Floats] | None:
    """Small whole numbers, middles and steps that give values exactly; None where none do."""
    if values.shape[axis] < 2 or values.size < _FEW:
        return None
    exact = values.astype(np.float64)
    first = np.take(exact, [0], axis=axis)
    still = (exact == first).all(axis=axis, keepdims=True)
    step = step_of(exact, axis)
    for _ in range(2):  # the spread of rounded draws may have crossed a power of two
        step = np.where(_whole(exact / step, axis), step, step / 2)
    middle = np.round(np.median(exact, axis=axis, keepdims=True) / step) * step
    middle = np.where(still, first, middle)
    counts = np.round((exact - middle) / step)
    if np.abs(counts).max() > np.iinfo(np.int8).max:
        return None
    small = counts.astype(np.int8)
    middle, step = middle.astype(np.float32), step.astype(np.float32)
    same = middle + small * step == values.astype(np.float32)
    return (small, middle, step) if same.all() else None


def _whole(values: Floats, axis: int) -> npt.NDArray[np.bool_]:
    return np.asarray((values == np.round(values)).all(axis=axis, keepdims=True))


def _restored(data: xr.Dataset) -> xr.Dataset:
    """A dataset with its draws as they were."""
    steps = [str(name) for name in data.data_vars if str(name).endswith(_STEP)]
    found = data
    for name in (step.removesuffix(_STEP) for step in steps):
        counts = data[name]
        values = data[f"{name}{_MIDDLE}"] + counts * data[f"{name}{_STEP}"]
        restored = values.transpose(*counts.dims).astype(np.float32)
        found = found.assign({name: restored.assign_attrs(counts.attrs)})
    return found.drop_vars(
        [f"{name.removesuffix(_STEP)}{end}" for name in steps for end in (_STEP, _MIDDLE)]
    )
