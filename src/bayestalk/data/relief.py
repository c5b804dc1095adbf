"""The mountain as figures need it: its map, its profile, its places, its contour lines."""

from typing import Final

import contourpy
import numpy as np
import xarray as xr

from bayestalk.data.terrain import HIGHEST, LOWEST, SEED, Array, Mountain, axes, creeks, mountain

CONTOUR_STEP: Final = 0.1
TREELINE: Final = 3.2
"""Elevation of the place that the treeline chapter stands on, km."""

PLACES: Final = ("valley", "forest", "treeline", "summit", "slope")
"""From west to east along the profile."""


def terrain(seed: int = SEED) -> xr.Dataset:
    """Survey the mountain.

    Returns
    -------
    Dataset
        ``height`` (north, east), m, on the map's grid. ``profile_height`` (profile_x), m:
        the section from west to east through the summit, x in km. ``place_x``, ``place_east``,
        ``place_north`` (km) and ``place_height`` (m) of each place (place): valley, forest,
        treeline, summit, slope, all on that section. ``contour_x``, ``contour_y`` (point), km,
        with ``contour_id`` (point), which path a point belongs to, in order, and ``level``
        (contour), m. ``creek_west``, ``creek_east`` (north): how far east the creeks run, km.
        In the attrs: ``tarn_east``, ``tarn_north``, ``summit_north``, km.
    """
    field = mountain(seed)
    east, north = axes()
    height = field.height(*np.meshgrid(east, north))
    summit_north = float(north[np.unravel_index(height.argmax(), height.shape)[0]])
    section = field.height(east, np.full_like(east, summit_north))
    place_x = places(field, east, section, summit_north)
    contours, levels = contour_paths(east, north, height)
    points = np.concatenate(contours)
    ids = np.repeat(np.arange(len(contours)), [len(path) for path in contours])
    creek_west, creek_east = creeks(north)
    place_north = np.full_like(place_x, summit_north)
    return xr.Dataset(
        {
            "height": (("north", "east"), (1000 * height).round(1)),
            "profile_height": ("profile_x", (1000 * section).round(1)),
            "place_x": ("place", place_x),
            "place_east": ("place", place_x),
            "place_north": ("place", place_north),
            "place_height": ("place", (1000 * field.height(place_x, place_north)).round(1)),
            "contour_x": ("point", points[:, 0].round(3)),
            "contour_y": ("point", points[:, 1].round(3)),
            "contour_id": ("point", ids.astype(np.int32)),
            "level": ("contour", levels),
            "creek_west": ("north", creek_west.round(3)),
            "creek_east": ("north", creek_east.round(3)),
        },
        coords={
            "east": east,
            "north": north,
            "profile_x": east,
            "place": list(PLACES),
        },
        attrs={
            "title": "The simulated mountain",
            "units": "horizontal km, vertical m",
            "seed": seed,
            "summit_north": summit_north,
            "tarn_east": float(field.tarn[0]),
            "tarn_north": float(field.tarn[1]),
        },
    )


def places(field: Mountain, east: Array, section: Array, north: float) -> Array:
    """Where along the section each of ``PLACES`` is, km east."""
    top = int(section.argmax())
    west, away = slice(0, top), slice(top, len(east))

    def at(elevation: float) -> float:
        return float(east[west][np.abs(section[west] - elevation).argmin()])

    steep = field.slope(east[away], np.full(len(east) - top, north))
    valley = float(creeks(north)[0])
    middle = (LOWEST + TREELINE) / 2
    return np.array(
        [valley, at(middle), at(TREELINE), east[top], east[away][int(steep.argmax())]]
    ).round(3)


def contour_paths(east: Array, north: Array, height: Array) -> tuple[list[Array], Array]:
    """Draw lines of equal height.

    Returns
    -------
    paths, levels
        Arrays (points, 2) of east and north in km, and the level of each in m.
    """
    generator = contourpy.contour_generator(east, north, height)
    paths: list[Array] = []
    levels: list[float] = []
    for level in np.arange(LOWEST + CONTOUR_STEP, HIGHEST, CONTOUR_STEP):
        for line in generator.lines(float(level)):
            paths.append(np.asarray(line, dtype=np.float64))
            levels.append(round(1000 * float(level)))
    return paths, np.array(levels, dtype=np.float64)
