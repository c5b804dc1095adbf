"""What a model says along one input: a line without and with its uncertainty."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

from bayestalk.forward import outputs, sigmoid
from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]

QUANTILES: Final = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
_SHOWN: Final = 60
_SAMPLE: Final = 2_000


def merged(tree: xr.DataTree) -> dict[str, Floats]:
    """A posterior's draws by name, chains behind one another."""
    return {
        str(name): value.to_numpy().astype(np.float64).reshape(-1, *value.shape[2:])
        for name, value in tree["posterior"].data_vars.items()
    }


def _evenly(array: Floats, count: int) -> Floats:
    return np.asarray(array[np.linspace(0, len(array) - 1, count).astype(int)])


def curves(mean: Floats, noise: float | None, seed: int, shown: int) -> dict[str, Any]:
    """Quantiles and single draws of a function; ``mean`` has shape (draw, grid)."""
    found: dict[str, Any] = {
        "mean_quantiles": (("quantile", "grid"), np.quantile(mean, QUANTILES, axis=0)),
        "draws": (("draw", "grid"), _evenly(mean, shown)),
    }
    if noise is not None:
        # evenly spaced quantiles of the noise, one a draw and the same along the grid: quantiles
        # at each place are as they should be, and do not jump from place to place
        places = np.random.default_rng(seed).permutation(len(mean)) + 0.5
        predicted = mean + noise * stats.norm.ppf(places / len(mean))[:, np.newaxis]
        found["predictive_quantiles"] = (
            ("quantile", "grid"),
            np.quantile(predicted, QUANTILES, axis=0),
        )
    return found


def line(tree: xr.DataTree, network: Network, data: xr.Dataset, *, seed: int) -> xr.Dataset:
    """One-input linear or logistic regression along elevation.

    Parameters
    ----------
    data
        The observations: ``x`` (obs, feature) with one feature, ``y`` (obs), and the
        attributes ``elevation_reference`` (km) and, for a line, ``noise``.

    Returns
    -------
    Dataset over ``grid`` (elevation in km above the sea), as in ``_curves``, with the
    observations, 2,000 draws of weight and bias, and ``truth``: what the simulator would
    give at mean values of the inputs that this model does not see.
    """
    draws = merged(tree)
    seen = data["x"].to_numpy()
    low, high = seen.min(), seen.max()
    pad = 0.03 * (high - low)
    grid = np.linspace(low - pad, high + pad, 121)
    mean = outputs(grid[:, np.newaxis], draws, network)[..., 0]
    reference = float(data.attrs["elevation_reference"])
    w, b = draws["w1"][:, 0, 0], draws["b1"][:, 0]
    found = curves(mean, data.attrs.get("noise"), seed, _SHOWN)
    found |= {
        "truth": ("grid", truth(grid, data)),
        "x": ("obs", seen[:, 0] + reference),
        "y": ("obs", data["y"].to_numpy()),
        "w": ("sample", _evenly(w, _SAMPLE)),
        "b": ("sample", _evenly(b, _SAMPLE)),
        "point_w": ((), w.mean()),
        "point_b": ((), b.mean()),
    }
    return xr.Dataset(
        found,
        coords={"grid": grid + reference, "quantile": list(QUANTILES)},
        attrs={"draws": len(w), "elevation_reference": reference},
    )


def truth(grid: Floats, data: xr.Dataset) -> Floats:
    """What the simulator expects along elevation, the other inputs at their observed means."""
    others = data.attrs["other_means"]
    weights = {
        name.removeprefix("truth_"): value
        for name, value in data.attrs.items()
        if name.startswith("truth_")
    }
    rest = sum(weights[name] * mean for name, mean in others.items())
    sums = weights["elevation"] * grid + weights["bias"] + rest
    return sums if "noise" in data.attrs else sigmoid(sums)
