"""Temperature at weather stations on the mountain."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.data.observed import INPUTS, by_elevation, dataset, inputs, linear, truth
from bayestalk.data.terrain import HIGHEST, LOWEST, Array

TEMPERATURE: Final = {
    "elevation": -6.5,
    "slope": 0.2,
    "northness": -0.9,
    "water": 0.4,
    "bias": 9.0,
}
TEMPERATURE_NOISE: Final = 0.8


def observe(n: int = 30, seed: int = 1) -> xr.Dataset:
    """Simulate mean July temperature at weather stations.

    ``y = −6.5 elevation + 0.2 slope − 0.9 northness + 0.4 water + 9.0 + N(0, 0.8²)``, in °C:
    the air cools by 6.5 °C a kilometre, the other effects are small.
    """
    rng = np.random.default_rng(seed)
    stations = by_elevation(rng, n, LOWEST + 0.05, HIGHEST - 0.05)
    x = inputs(stations, INPUTS)
    mean = expected(x)
    y = (mean + rng.normal(0, TEMPERATURE_NOISE, n)).round(2)
    return dataset(
        stations,
        INPUTS,
        y,
        mean,
        title="Temperature at weather stations",
        formula="y = −6.5 elevation + 0.2 slope − 0.9 northness + 0.4 water + 9.0 + N(0, 0.8²)",
        y_label="temperature",
        y_unit="°C",
        noise=TEMPERATURE_NOISE,
        seed=seed,
        **truth(TEMPERATURE),
    )


def expected(x: Array) -> Array:
    """Temperature without noise, °C, of shape (n,), for inputs of shape (n, 4)."""
    return linear(x, TEMPERATURE)
