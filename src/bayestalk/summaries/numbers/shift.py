"""What nets say of rows unlike those they learned from."""

from typing import Any

import numpy as np
import xarray as xr


def left_out(found: xr.Dataset) -> dict[str, Any]:
    """By what was left out, then by ``all`` or ``without``, then by method.

    ``name`` says which area or class it was, ``rows`` how many held-out rows are of it; each
    method has its measures on these rows, and ``auroc`` by score of doubt. ``cost`` by method
    is what not having seen them costs in negative log-likelihood.
    """
    return {kind: _left(found, kind) for kind in _names(found, "left")}


def _left(found: xr.Dataset, kind: str) -> dict[str, Any]:
    one = found.sel(left=kind)
    return {
        "name": str(found.attrs[kind]),
        "rows": int(one["rows"]),
        "others": int(one["others"]),
        "cost": {
            method: _estimate(one, "nll_cost", {"method": method})
            for method in _names(found, "method")
        },
        **{
            trained: {
                method: _measures(one.sel({"trained": trained, "method": method}))
                for method in _names(found, "method")
            }
            for trained in _names(found, "trained")
        },
    }


def _measures(one: xr.Dataset) -> dict[str, Any]:
    return {
        **{
            _key(measure): {
                "value": float(one["value"].sel(measure=measure)),
                "se": float(one["se"].sel(measure=measure)),
            }
            for measure in _names(one, "measure")
        },
        "auroc": {
            _key(score): _estimate(one, "auroc", {"score": score})
            for score in _names(one, "score")
            if np.isfinite(one["auroc"].sel(score=score))
        },
    }


def graded(found: xr.Dataset) -> dict[str, Any]:
    """By method, then by severity (``s0``, ``s25`` for 0.25 and so on), then by measure."""
    return {
        _key(method): {
            f"s{round(100 * severity)}": {
                _key(measure): {
                    name: float(
                        found[name].sel(
                            {"method": method, "severity": severity, "measure": measure}
                        )
                    )
                    for name in ("value", "se")
                }
                for measure in _names(found, "measure")
            }
            for severity in found["severity"].to_numpy()
        }
        for method in _names(found, "method")
    }


def _estimate(data: xr.Dataset, name: str, where: dict[str, str]) -> dict[str, float]:
    return {"value": float(data[name].sel(where)), "se": float(data[f"{name}_se"].sel(where))}


def _names(data: xr.Dataset, dim: str) -> list[str]:
    return [str(name) for name in data[dim].to_numpy()]


def _key(name: str) -> str:
    return name.replace("-", "_")
