"""A summary as JSON: what a figure is drawn from, to be read by people and without netCDF.

Loading what reads netCDF takes half a second, which is much for one figure alone.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import xarray as xr

_TYPES: Final = {"b": "bool", "i": "int64", "u": "int64", "f": "float64", "O": "object"}
_STRINGS: Final = "UT"


def to_json(data: xr.Dataset) -> str:
    """A dataset as JSON, the same text whenever it holds the same numbers.

    Real numbers are written in as many digits as single precision needs, so that the last
    digits, in which machines differ, are not told; what is not a number becomes ``null``.

    Raises
    ------
    ValueError
        Where a number is infinite.
    """
    plain = {
        "attrs": data.to_dict(data=False)["attrs"],
        "coords": {str(name): _variable(one) for name, one in data.coords.items()},
        "data_vars": {str(name): _variable(one) for name, one in data.data_vars.items()},
    }
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def from_json(text: str) -> xr.Dataset:
    """The dataset that was written: whole numbers and texts exactly, real ones as told."""
    plain = json.loads(text)
    coords, data_vars = (
        {name: _restored(one) for name, one in plain[kind].items()}
        for kind in ("coords", "data_vars")
    )
    return xr.Dataset(data_vars, coords, plain["attrs"])


def _variable(array: xr.DataArray) -> dict[str, Any]:
    """One array: its dimensions and shape, its type, and its values one after another."""
    values = array.to_numpy()
    if values.dtype.kind in _STRINGS:
        values = values.astype(object)
    flat = values.ravel()
    return {
        "dims": list(array.dims),
        "shape": list(values.shape),
        "type": _TYPES[values.dtype.kind],
        "data": _told(flat) if values.dtype.kind == "f" else flat.tolist(),
    }


def _told(values: np.ndarray[Any, Any]) -> list[float | None]:
    """Real numbers as the shortest decimals that single precision tells apart, NaN as None."""
    return [None if np.isnan(one) else float(str(one)) for one in values.astype(np.float32)]


def _restored(told: Mapping[str, Any]) -> tuple[list[str], np.ndarray[Any, Any]]:
    return told["dims"], np.array(told["data"], dtype=told["type"]).reshape(told["shape"])
