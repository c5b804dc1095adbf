"""Light on slopes of the mountain."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.data.observed import dataset, inputs
from bayestalk.data.stations import candidates, nearest, spread
from bayestalk.data.terrain import Array

HILLSHADE_INPUTS: Final = ("slope", "northness", "eastness", "elevation")

SUN: Final = {"altitude": 22.0, "azimuth": 225.0}
"""Late afternoon: degrees above the horizon, degrees clockwise from north."""

GAP: Final = (175.0, 275.0)
"""Aspects, degrees, between which no slope was observed: those that face the sun."""

HILLSHADE_NOISE: Final = 0.08


def observe(n: int = 120, seed: int = 3) -> xr.Dataset:
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
    light = expected(inputs(stations, HILLSHADE_INPUTS))
    y = (light + rng.normal(0, HILLSHADE_NOISE, n)).round(3)
    return dataset(
        stations,
        HILLSHADE_INPUTS,
        y,
        light,
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


def expected(x: Array) -> Array:
    """Fraction of full light without noise, of shape (n,), for inputs of shape (n, 4)."""
    slope = np.radians(10 * x[:, 0])
    altitude, azimuth = np.radians(SUN["altitude"]), np.radians(SUN["azimuth"])
    towards = np.cos(azimuth) * x[:, 1] + np.sin(azimuth) * x[:, 2]
    light = np.sin(altitude) * np.cos(slope) + np.cos(altitude) * np.sin(slope) * towards
    return np.asarray(np.maximum(0, light))
