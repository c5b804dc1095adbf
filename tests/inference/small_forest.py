"""A forest small enough for tests: the talk's net, narrower, on made-up rows."""

import numpy as np
import xarray as xr

from bayestalk.inference.fit import Fit
from bayestalk.network import Activation, Layer, Network
from bayestalk.recipes import Prior, Recipe

NETWORK = Network(
    "grove",
    ("a", "b", "c", "d"),
    (
        Layer(5, Activation.TANH, bias=False),
        Layer(4, Activation.TANH, bias=False),
        Layer(3, Activation.SOFTMAX, bias=False),
    ),
    ("pine", "fir", "aspen"),
)


def rows(count: int = 300, seed: int = 8) -> xr.Dataset:
    """Three classes of rows that overlap; some of the classes are plainly wrong."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 3, count)
    centres = np.random.default_rng(1).normal(0, 1.5, (3, 4))
    x = (centres[y] + rng.normal(size=(count, 4))).astype(np.float32)
    wrong = rng.random(count) < 0.15
    y = np.where(wrong, rng.integers(0, 3, count), y)
    return xr.Dataset({"x": (("obs", "feature"), x), "y": ("obs", y)})


def a_fit(method: str, settings: dict, data: xr.Dataset | None = None) -> Fit:
    """The small forest by some method."""
    recipe = Recipe("test", "covertype", "cover", "forest", method, Prior(1.0), settings, seed=12)
    return Fit(recipe, NETWORK, rows() if data is None else data)
