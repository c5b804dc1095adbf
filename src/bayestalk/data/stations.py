"""Where on the mountain the observations stand."""

from typing import NamedTuple

import numpy as np

from bayestalk.data.terrain import EAST, NORTH, Array, mountain

CANDIDATES = 6_000
MARGIN = 0.2
"""No station nearer to the map's edge than this, km."""


class Stations(NamedTuple):
    """What is known of each place, arrays of shape (n,); lengths in km, angles in degrees."""

    east: Array
    north: Array
    altitude: Array
    slope: Array
    aspect: Array
    water: Array

    def take(self, index: np.ndarray[tuple[int], np.dtype[np.intp]]) -> "Stations":
        """Pick some of them."""
        return Stations(*(values[index] for values in self))

    @property
    def northness(self) -> Array:
        """Cosine of the aspect: 1 faces north, −1 south."""
        return np.cos(np.radians(self.aspect)).round(3)

    @property
    def eastness(self) -> Array:
        """Sine of the aspect: 1 faces east, −1 west."""
        return np.sin(np.radians(self.aspect)).round(3)


def candidates(rng: np.random.Generator) -> Stations:
    """Survey places all over the map, to the metre and the tenth of a degree."""
    field = mountain()
    east, north = rng.uniform((MARGIN, MARGIN), (EAST - MARGIN, NORTH - MARGIN), (CANDIDATES, 2)).T
    east, north = east.round(3), north.round(3)
    return Stations(
        east,
        north,
        field.height(east, north).round(3),
        field.slope(east, north).round(1),
        field.aspect(east, north).round(1) % 360,
        field.water(east, north).round(3),
    )


def spread(rng: np.random.Generator, n: int, low: float, high: float) -> Array:
    """Draw one value from each of n equal parts of a range, in random order."""
    return rng.permutation(low + (high - low) * (np.arange(n) + rng.random(n)) / n)


def nearest(have: Array, want: Array) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """For each wanted point (n, k), find the nearest that is left among those had (m, k)."""
    left = have.copy()
    found = np.empty(len(want), dtype=np.intp)
    for k, point in enumerate(want):
        found[k] = ((left - point) ** 2).sum(axis=1).argmin()
        left[found[k]] = np.inf
    return found
