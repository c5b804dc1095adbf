"""Numbers as bytes: netCDF-4, the same bytes whenever the numbers are the same."""

from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

#: Arrays larger than this are kept as 16-bit integers with a scale.
_PACK_ABOVE = 100_000
_INT16_STEPS = 65_000


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
