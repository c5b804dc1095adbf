"""What stands in each cell of the matrices: a number, or a density."""

import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

from bayestalk.forward import values
from bayestalk.network import Activation, Kind, Network
from bayestalk.recipes import Prior

Floats = npt.NDArray[np.floating[Any]]

POINTS: Final = 64
_DRAWS: Final = 4_000
_REACH: Final = 0.001


def cells(
    tree: xr.DataTree,
    network: Network,
    prior: Prior,
    x: Floats,
    *,
    point: Mapping[str, Floats] | None = None,
    attrs: Mapping[str, str],
) -> xr.Dataset:
    """Every parameter and every value on the way through, for one observation.

    Parameters
    ----------
    x
        The observation's inputs, shape (inputs,).
    point
        The parameters of the view without uncertainty; their posterior means if not given.

    Returns
    -------
    Dataset over ``id`` (``x[0,0]``, ``w1[2,0]``, ``z1'[0,1]``, …) and ``point`` (64) with
    ``value``, ``mean``, ``sd``, ``low``, ``high`` (95 % equal-tailed), ``grid``,
    ``density``, ``prior_density`` and ``atom``, the probability of being exactly 0, which only
    what went through ReLU has: a draw of a weight that was rounded to 0 says nothing of the kind.
    """
    draws = {p.name: _flat(tree, p.name) for p in network.parameters}
    point = point or {name: drawn.mean(axis=0) for name, drawn in draws.items()}
    rows: list[dict[str, Any]] = [
        _row(f"x[0,{i}]", float(number), None) for i, number in enumerate(x)
    ]
    for parameter in network.parameters:
        scale = prior.weight if parameter.kind is Kind.WEIGHT else prior.bias
        drawn = draws[parameter.name].reshape(len(draws[parameter.name]), -1)
        numbers = np.asarray(point[parameter.name]).ravel()
        for column, (name, number) in enumerate(zip(parameter.ids(), numbers, strict=True)):
            rows.append(_row(name, float(number), drawn[:, column], scale))
    pushed = dict(values(x[np.newaxis], draws, network))
    fixed = dict(values(x[np.newaxis], point, network))
    rectified = _rectified(network)
    for symbol, _ in network.values():
        if symbol == "x":
            continue
        for unit, number in enumerate(fixed[symbol][0]):
            drawn = pushed[symbol][:, 0, unit]
            name = f"{symbol}[0,{unit}]"
            rows.append(_row(name, float(number), drawn, heap=symbol in rectified))
    stacked = {key: np.stack([row[key] for row in rows]) for key in rows[0] if key != "id"}
    return xr.Dataset(
        {
            key: (("id", "point")[: array.ndim], array.astype(np.float32))
            for key, array in stacked.items()
        },
        coords={"id": [row["id"] for row in rows]},
        attrs={
            **attrs,
            "network": json.dumps({"name": network.name, "widths": network.widths}),
            "draws": min(_DRAWS, len(next(iter(draws.values())))),
        },
    )


def _flat(tree: xr.DataTree, name: str) -> Floats:
    """Draws of all chains behind one another, at most 4,000 of them, evenly spaced."""
    array = tree["posterior"][name].to_numpy().astype(np.float64)
    merged = array.reshape(-1, *array.shape[2:])
    every = -(-len(merged) // _DRAWS)
    return merged[::every]


def _rectified(network: Network) -> set[str]:
    """The rows of values that come out of a ReLU."""
    last = len(network.layers)
    return {
        "y" if k == last else f"z{k}"
        for k, layer in enumerate(network.layers, start=1)
        if layer.activation is Activation.RELU
    }


def _row(
    name: str,
    value: float,
    draws: Floats | None,
    prior_sd: float | None = None,
    *,
    heap: bool = False,
) -> dict[str, Any]:
    """One cell; ``heap`` tells that draws of exactly 0 are a heap, and no part of a density."""
    empty = np.full(POINTS, np.nan)
    row: dict[str, Any] = {
        "id": name,
        "value": np.float64(value),
        "grid": empty,
        "density": empty,
        "prior_density": empty,
        "atom": np.float64(0),
    }
    if draws is None:
        fixed = np.float64(value)
        return row | {"mean": fixed, "sd": np.float64(0), "low": fixed, "high": fixed}
    low, high = np.quantile(draws, (0.025, 0.975))
    row |= {"mean": draws.mean(), "sd": draws.std(), "low": low, "high": high}
    away = draws[draws != 0] if heap else draws
    row["atom"] = np.float64(1 - len(away) / len(draws))
    if len(away) > 2 and np.ptp(away) > 0:
        start, end = np.quantile(away, (_REACH, 1 - _REACH))
        reach = 0.08 * (end - start)
        row["grid"] = np.linspace(start - reach, end + reach, POINTS)
        row["density"] = stats.gaussian_kde(away)(row["grid"]) * (1 - row["atom"])
        if prior_sd is not None:
            row["prior_density"] = stats.norm(0, prior_sd).pdf(row["grid"])
    return row
