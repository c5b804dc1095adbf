"""Numbers as bytes: netCDF-4, the same bytes whenever the numbers are the same."""

from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr


def _encoding(data: xr.Dataset) -> dict[str, dict[str, Any]]:
    """Compression for every array, and single precision for real numbers."""
    found: dict[str, dict[str, Any]] = {}
    for name, variable in data.data_vars.items():
        if variable.dtype.kind not in "fiu" or variable.ndim == 0:
            continue
        options: dict[str, Any] = {"zlib": True, "complevel": 9, "shuffle": True}
        if variable.dtype == np.float64:
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
