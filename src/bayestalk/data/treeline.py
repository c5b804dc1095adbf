"""Trees on plots of the mountain."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.data.observed import INPUTS, by_elevation, dataset, inputs, linear, truth
from bayestalk.data.terrain import HIGHEST, LOWEST, Array

TREELINE: Final = {
    "elevation": -7.0,
    "slope": -0.3,
    "northness": -0.8,
    "water": -0.4,
    "bias": 4.0,
}


def observe(n: int = 60, seed: int = 2) -> xr.Dataset:
    """Simulate whether a tree stands on each plot.

    ``P(y = 1) = 1 / (1 + exp(−(−7 elevation − 0.3 slope − 0.8 northness − 0.4 water + 4.0)))``.
    """
    rng = np.random.default_rng(seed)
    stations = by_elevation(rng, n, LOWEST + 0.2, HIGHEST - 0.02)
    chance = expected(inputs(stations, INPUTS))
    y = (rng.random(n) < chance).astype(np.int64)
    return dataset(
        stations,
        INPUTS,
        y,
        chance,
        title="Trees on plots",
        formula="P(y = 1) = sigmoid(−7 elevation − 0.3 slope − 0.8 northness − 0.4 water + 4.0)",
        y_label="tree",
        y_unit="0 or 1",
        seed=seed,
        **truth(TREELINE),
    )


def expected(x: Array) -> Array:
    """Probability of a tree, of shape (n,), for inputs of shape (n, 4)."""
    return np.asarray(1 / (1 + np.exp(-linear(x, TREELINE))))
