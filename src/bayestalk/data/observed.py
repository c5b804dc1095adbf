"""What is observed on the simulated mountain, whose truth is known: places and their inputs.

Each simulator is a pure function of (n, seed). It gives an ``xr.Dataset`` with ``x`` (obs,
feature), the model's inputs; ``y`` (obs), what was observed; ``expected`` (obs), y without
noise. Coordinates say where each observation stands: ``east``, ``north`` and ``altitude`` in
km, ``aspect`` in degrees clockwise from north, and each feature's ``label`` and ``unit``. The
attrs hold formula, units, noise, seed, and the true parameters as ``truth_…``.

Inputs are on friendly scales, so that priors N(0, a few) make sense: elevation in km above
2.8 km (half-way up the mountain), slope in tens of degrees, northness and eastness from −1
to 1, distance to water in km.
"""

import hashlib
from typing import Final

import numpy as np
import xarray as xr

from bayestalk.data.stations import Stations, candidates, nearest, spread
from bayestalk.data.terrain import REFERENCE, Array

LABELS: Final = {
    "elevation": ("elevation", "km above 2.8 km"),
    "slope": ("slope", "tens of degrees"),
    "northness": ("northness", "−1 to 1"),
    "eastness": ("eastness", "−1 to 1"),
    "water": ("distance to water", "km"),
}
INPUTS: Final = ("elevation", "slope", "northness", "water")

FARTHEST: Final = 2.5
"""How far from water stations are placed where the mountain allows it, km."""


def linear(x: Array, parameters: dict[str, float]) -> Array:
    """Weigh the four inputs and add the bias."""
    weights = np.array([parameters[name] for name in INPUTS])
    return np.asarray(x @ weights + parameters["bias"])


def by_elevation(rng: np.random.Generator, n: int, low: float, high: float) -> Stations:
    """Place n stations so that their elevations cover a range, km, evenly, near water and far."""
    places = candidates(rng)
    have = np.column_stack([10 * places.altitude, places.water])
    want = np.column_stack([10 * spread(rng, n, low, high), spread(rng, n, 0, FARTHEST)])
    return places.take(nearest(have, want))


def inputs(stations: Stations, names: tuple[str, ...]) -> Array:
    """Bring what is known of stations to the models' scales, (n, inputs)."""
    columns = {
        "elevation": (stations.altitude - REFERENCE).round(3),
        "slope": (stations.slope / 10).round(2),
        "northness": stations.northness,
        "eastness": stations.eastness,
        "water": stations.water,
    }
    return np.column_stack([columns[name] for name in names]) + 0.0


def truth(parameters: dict[str, float]) -> dict[str, float]:
    """True parameters as attrs."""
    return {f"truth_{name}": value for name, value in parameters.items()}


def dataset(
    stations: Stations,
    names: tuple[str, ...],
    y: np.ndarray[tuple[int], np.dtype[np.generic]],
    expected: Array,
    **attrs: str | float,
) -> xr.Dataset:
    """Label observations; their digest is the sha256 of x and y as written to 3 decimals."""
    x = inputs(stations, names)
    text = "\n".join(f"{value:.3f}" for value in (*x.ravel(), *y))
    return xr.Dataset(
        {"x": (("obs", "feature"), x), "y": ("obs", y), "expected": ("obs", expected)},
        coords={
            "feature": list(names),
            "label": ("feature", [LABELS[name][0] for name in names]),
            "unit": ("feature", [LABELS[name][1] for name in names]),
            "east": ("obs", stations.east),
            "north": ("obs", stations.north),
            "altitude": ("obs", stations.altitude),
            "aspect": ("obs", stations.aspect),
        },
        attrs={
            **attrs,
            "elevation_reference": REFERENCE,
            "digest": hashlib.sha256(text.encode()).hexdigest(),
        },
    )
