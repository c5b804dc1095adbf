"""The mountain itself: a seeded height field that every example stands on.

Heights are a sum of smooth bumps, ``h(e, n) = c + s Σ a_k exp(−|p − p_k|² / 2σ_k²)``, east
``e`` and north ``n`` in kilometres, so that slope and aspect are exact derivatives; ``c`` and
``s`` put the lowest and the highest point of the map at 2,000 and 3,600 m.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

SEED: Final = 2017
EAST: Final = 9.0
NORTH: Final = 6.0
LOWEST: Final = 2.0
HIGHEST: Final = 3.6
STEP: Final = 0.05
"""Grid step of the map, in km."""

REFERENCE: Final = 2.8
"""Elevations go into models in km above this one (km above the sea): half-way up."""


@dataclass(frozen=True)
class Mountain:
    """A height field; all lengths in km.

    Parameters
    ----------
    centres
        Where the bumps stand, (bumps, 2): east, north.
    widths, heights
        Their standard deviations and heights, (bumps,).
    base
        Height of the ground they stand on.
    tarn
        Where water stands, (2,): east, north. The rest of the water is two creeks, one along
        the western and one along the eastern edge of the map.
    """

    centres: Array
    widths: Array
    heights: Array
    base: float
    tarn: Array

    def height(self, east: ArrayLike, north: ArrayLike) -> Array:
        """Elevation in km above the sea, of the arguments' shape."""
        return self.base + self._bumps(east, north).sum(axis=0)

    def gradient(self, east: ArrayLike, north: ArrayLike) -> tuple[Array, Array]:
        """Rise to the east and to the north, km per km."""
        bumps = self._bumps(east, north)
        towards_east, towards_north = self._offsets(east, north)
        squared = self._along(self.widths**2, bumps)
        return (
            (-towards_east / squared * bumps).sum(axis=0),
            (-towards_north / squared * bumps).sum(axis=0),
        )

    def slope(self, east: ArrayLike, north: ArrayLike) -> Array:
        """Steepness in degrees from the horizontal."""
        return np.asarray(np.degrees(np.arctan(np.hypot(*self.gradient(east, north)))))

    def aspect(self, east: ArrayLike, north: ArrayLike) -> Array:
        """Direction the ground faces (downhill), degrees clockwise from north, 0 to 360."""
        rise_east, rise_north = self.gradient(east, north)
        return np.asarray(np.degrees(np.arctan2(-rise_east, -rise_north)) % 360)

    def water(self, east: ArrayLike, north: ArrayLike) -> Array:
        """Horizontal distance to the tarn or to a creek, whichever is nearer, km."""
        east, north = np.asarray(east, float), np.asarray(north, float)
        tarn = np.hypot(east - self.tarn[0], north - self.tarn[1])
        west_creek, east_creek = (np.abs(east - creek) for creek in creeks(north))
        return np.asarray(np.minimum(tarn, np.minimum(west_creek, east_creek)))

    def _offsets(self, east: ArrayLike, north: ArrayLike) -> tuple[Array, Array]:
        east, north = np.asarray(east, float), np.asarray(north, float)
        return (
            east - self._along(self.centres[:, 0], east[None]),
            north - self._along(self.centres[:, 1], north[None]),
        )

    def _bumps(self, east: ArrayLike, north: ArrayLike) -> Array:
        towards_east, towards_north = self._offsets(east, north)
        squared = towards_east**2 + towards_north**2
        widths = self._along(self.widths, squared)
        bumps = self._along(self.heights, squared) * np.exp(-squared / (2 * widths**2))
        return np.asarray(bumps)

    @staticmethod
    def _along(values: Array, like: Array) -> Array:
        """Lay one value a bump along the first axis."""
        return values.reshape(-1, *(1,) * (like.ndim - 1))


def creeks(north: ArrayLike) -> tuple[Array, Array]:
    """How far east the western and the eastern creek run, km, at places so far north."""
    north = np.asarray(north, float)
    return (
        np.asarray(0.6 + 0.2 * np.sin(1.7 * north)),
        np.asarray(EAST - 0.6 + 0.2 * np.sin(1.3 * north)),
    )


@cache
def mountain(seed: int = SEED) -> Mountain:
    """Raise the mountain: a summit, ridges that run down from it, hillocks, a tarn."""
    rng = np.random.default_rng(seed)
    summit = np.array([5.3, 3.1]) + rng.uniform(-0.2, 0.2, 2)
    ridges, steps, hillocks = 5, 4, 26
    angle = np.linspace(0, 2 * np.pi, ridges, endpoint=False) + rng.uniform(-0.35, 0.35, ridges)
    far = np.linspace(0.5, 2.0, steps)[:, None] * rng.uniform(0.85, 1.2, ridges)
    bend = angle + rng.uniform(-0.25, 0.25, (steps, ridges))
    ridge = summit + np.dstack([far * np.cos(bend), far * np.sin(bend)]).reshape(-1, 2)
    centres = np.vstack(
        [
            summit,
            summit,
            ridge,
            rng.uniform((1.2, 0.3), (EAST - 0.3, NORTH - 0.3), (hillocks, 2)),
        ]
    )
    widths = np.concatenate(
        [
            [1.8, 0.4],
            np.repeat(np.linspace(0.35, 0.55, steps), ridges),
            rng.uniform(0.22, 0.5, hillocks),
        ]
    )
    heights = np.concatenate(
        [
            [0.85, 0.42],
            np.repeat(np.linspace(0.26, 0.2, steps), ridges) * rng.uniform(0.6, 1.5, len(ridge)),
            rng.uniform(-0.08, 0.1, hillocks),
        ]
    )
    raw = Mountain(centres, widths, heights, 0.0, tarn=summit)
    grid = raw.height(*np.meshgrid(*axes()))
    scale = (HIGHEST - LOWEST) / (grid.max() - grid.min())
    dry = Mountain(centres, widths, heights * scale, LOWEST - grid.min() * scale, tarn=summit)
    return replace(dry, tarn=hollow(dry))


def hollow(dry: Mountain) -> Array:
    """Find where a tarn would stand: the deepest hollow high on the mountain, (2,)."""
    east, north = np.meshgrid(*axes())
    height = dry.height(east, north)
    rise_east, rise_north = np.gradient(height, STEP)[::-1]
    bowl = np.gradient(rise_east, STEP, axis=1) + np.gradient(rise_north, STEP, axis=0)
    bowl[(height < 2.75) | (height > 3.3)] = -np.inf
    deepest = np.unravel_index(bowl.argmax(), bowl.shape)
    return np.array([east[deepest], north[deepest]])


def axes() -> tuple[Array, Array]:
    """East and north of the map's grid, km."""
    return (
        np.linspace(0, EAST, round(EAST / STEP) + 1),
        np.linspace(0, NORTH, round(NORTH / STEP) + 1),
    )
