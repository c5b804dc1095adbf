"""Simulated observations on the mountain, whose truth is known.

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

from bayestalk.data.relief import terrain
from bayestalk.data.stations import Stations, candidates, nearest, spread
from bayestalk.data.terrain import HIGHEST, LOWEST, REFERENCE, Array

__all__ = [
    "GAP",
    "SUN",
    "expected_hillshade",
    "expected_temperature",
    "expected_treeline",
    "hillshade",
    "temperature",
    "terrain",
    "treeline",
]

LABELS: Final = {
    "elevation": ("elevation", "km above 2.8 km"),
    "slope": ("slope", "tens of degrees"),
    "northness": ("northness", "−1 to 1"),
    "eastness": ("eastness", "−1 to 1"),
    "water": ("distance to water", "km"),
}
INPUTS: Final = ("elevation", "slope", "northness", "water")
HILLSHADE_INPUTS: Final = ("slope", "northness", "eastness", "elevation")

TEMPERATURE: Final = {
    "elevation": -6.5,
    "slope": 0.2,
    "northness": -0.9,
    "water": 0.4,
    "bias": 9.0,
}
TEMPERATURE_NOISE: Final = 0.8

TREELINE: Final = {
    "elevation": -7.0,
    "slope": -0.3,
    "northness": -0.8,
    "water": -0.4,
    "bias": 4.0,
}

SUN: Final = {"altitude": 22.0, "azimuth": 225.0}
"""Late afternoon: degrees above the horizon, degrees clockwise from north."""

GAP: Final = (175.0, 275.0)
"""Aspects, degrees, between which no slope was observed: those that face the sun."""

FARTHEST: Final = 2.5
"""How far from water stations are placed where the mountain allows it, km."""

HILLSHADE_NOISE: Final = 0.08


def temperature(n: int = 30, seed: int = 1) -> xr.Dataset:
    """Simulate mean July temperature at weather stations.

    ``y = −6.5 elevation + 0.2 slope − 0.9 northness + 0.4 water + 9.0 + N(0, 0.8²)``, in °C:
    the air cools by 6.5 °C a kilometre, the other effects are small.
    """
    rng = np.random.default_rng(seed)
    stations = by_elevation(rng, n, LOWEST + 0.05, HIGHEST - 0.05)
    x = inputs(stations, INPUTS)
    expected = expected_temperature(x)
    y = (expected + rng.normal(0, TEMPERATURE_NOISE, n)).round(2)
    return dataset(
        stations,
        INPUTS,
        y,
        expected,
        title="Temperature at weather stations",
        formula="y = −6.5 elevation + 0.2 slope − 0.9 northness + 0.4 water + 9.0 + N(0, 0.8²)",
        y_label="temperature",
        y_unit="°C",
        noise=TEMPERATURE_NOISE,
        seed=seed,
        **truth(TEMPERATURE),
    )


def treeline(n: int = 60, seed: int = 2) -> xr.Dataset:
    """Simulate whether a tree stands on each plot.

    ``P(y = 1) = 1 / (1 + exp(−(−7 elevation − 0.3 slope − 0.8 northness − 0.4 water + 4.0)))``.
    """
    rng = np.random.default_rng(seed)
    stations = by_elevation(rng, n, LOWEST + 0.2, HIGHEST - 0.02)
    expected = expected_treeline(inputs(stations, INPUTS))
    y = (rng.random(n) < expected).astype(np.int64)
    return dataset(
        stations,
        INPUTS,
        y,
        expected,
        title="Trees on plots",
        formula="P(y = 1) = sigmoid(−7 elevation − 0.3 slope − 0.8 northness − 0.4 water + 4.0)",
        y_label="tree",
        y_unit="0 or 1",
        seed=seed,
        **truth(TREELINE),
    )


def hillshade(n: int = 120, seed: int = 3) -> xr.Dataset:
    """Simulate how much of the full light each slope gets from a low sun.

    ``y = max(0, sin A cos s + cos A sin s cos(Z − aspect)) + N(0, 0.08²)``, with the sun at
    altitude A and azimuth Z, on ground of steepness s. No light falls on ground that turns
    away from the sun. Elevation has no effect. No slope was observed that faces a range of
    aspects given in the attrs ``gap_from`` and ``gap_to``, degrees.
    """
    rng = np.random.default_rng(seed)
    places = candidates(rng)
    seen = (places.aspect < GAP[0]) | (places.aspect > GAP[1])
    places = places.take(np.flatnonzero(seen))
    start, around = GAP[1], 360 - (GAP[1] - GAP[0])
    aspect = (places.aspect - start) % 360
    want = np.column_stack([spread(rng, n, 0, around) / 10, spread(rng, n, 12, 40) / 10])
    stations = places.take(nearest(np.column_stack([aspect / 10, places.slope / 10]), want))
    expected = expected_hillshade(inputs(stations, HILLSHADE_INPUTS))
    y = (expected + rng.normal(0, HILLSHADE_NOISE, n)).round(3)
    return dataset(
        stations,
        HILLSHADE_INPUTS,
        y,
        expected,
        title="Light on slopes",
        formula="y = max(0, sin A cos s + cos A sin s cos(Z − aspect)) + N(0, 0.08²)",
        y_label="hillshade",
        y_unit="fraction of full light",
        noise=HILLSHADE_NOISE,
        seed=seed,
        truth_sun_altitude=SUN["altitude"],
        truth_sun_azimuth=SUN["azimuth"],
        gap_from=GAP[0],
        gap_to=GAP[1],
    )


def expected_temperature(x: Array) -> Array:
    """Temperature without noise, °C, of shape (n,), for inputs of shape (n, 4)."""
    return linear(x, TEMPERATURE)


def expected_treeline(x: Array) -> Array:
    """Probability of a tree, of shape (n,), for inputs of shape (n, 4)."""
    return np.asarray(1 / (1 + np.exp(-linear(x, TREELINE))))


def expected_hillshade(x: Array) -> Array:
    """Fraction of full light without noise, of shape (n,), for inputs of shape (n, 4)."""
    slope = np.radians(10 * x[:, 0])
    altitude, azimuth = np.radians(SUN["altitude"]), np.radians(SUN["azimuth"])
    towards = np.cos(azimuth) * x[:, 1] + np.sin(azimuth) * x[:, 2]
    light = np.sin(altitude) * np.cos(slope) + np.cos(altitude) * np.sin(slope) * towards
    return np.asarray(np.maximum(0, light))


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
