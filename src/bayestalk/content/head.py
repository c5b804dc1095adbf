"""The mountain above a chapter: its profile, with a mark where the chapter stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from bayestalk.content.errors import nearest

PLACES: Final = {
    "valley": "the valley",
    "forest": "the forest",
    "treeline": "the treeline",
    "slope": "the shaded slope",
    "summit": "the summit",
}
"""What each place on the mountain is called in a sentence."""


@dataclass(frozen=True)
class Contour:
    """One line of equal height, in the map's own units."""

    level: float
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class Terrain:
    """The mountain seen from the side and from above.

    ``x`` and ``height`` have one entry a step of the profile; ``places`` says at which ``x``
    each place lies; contours are lines on the map.
    """

    x: tuple[float, ...]
    height: tuple[float, ...]
    places: Mapping[str, float]
    contours: tuple[Contour, ...] = ()


def terrain(told: Mapping[str, Any]) -> Terrain:
    """The mountain from plain values, as ``pipeline.landscape`` writes them."""
    return Terrain(
        x=tuple(told["x"]),
        height=tuple(told["height"]),
        places=told["places"],
        contours=tuple(
            Contour(one["level"], tuple(one["x"]), tuple(one["y"])) for one in told["contours"]
        ),
    )


def profile(terrain: Terrain, place: str, label: str = "") -> str:
    """A small profile of the mountain with a mark where ``place`` is.

    Raises
    ------
    ValueError
        Where there is no such place.
    """
    if place not in terrain.places:
        msg = f"no place {place!r} on the mountain: {nearest(place, terrain.places)}"
        raise ValueError(msg)
    width, height, pad = 240, 64, 6
    points = _scaled(terrain.x, terrain.height, width, height, pad)
    there = terrain.places[place]
    x, y = min(zip(terrain.x, points, strict=True), key=lambda step: abs(step[0] - there))[1]
    line = " ".join(f"{px:g},{py:g}" for px, py in _thinned(points))
    name = escape(
        label or f"Profile of the mountain; this chapter stands at {PLACES.get(place, place)}."
    )
    ground = f"{pad},{height - 1} {line} {width - pad},{height - 1}"
    return (
        f'<svg class="bt-profile" viewBox="0 0 {width} {height}" role="img" aria-label="{name}">'
        f'<polygon class="bt-profile__rock" points="{ground}"/>'
        f'<polyline class="bt-profile__line" points="{line}"/>'
        f'<line class="bt-profile__stem" x1="{x:g}" y1="{y:g}" x2="{x:g}" y2="{height - 1}"/>'
        f'<circle class="bt-profile__here" cx="{x:g}" cy="{y:g}" r="4.5"/></svg>'
    )


def _scaled(
    xs: Sequence[float], heights: Sequence[float], width: float, height: float, pad: float
) -> list[tuple[float, float]]:
    x0, x1, h0, h1 = min(xs), max(xs), min(heights), max(heights)
    return [
        (
            round(pad + (x - x0) / (x1 - x0) * (width - 2 * pad), 1),
            round(height - 4 - (h - h0) / (h1 - h0) * (height - 4 - 2 * pad), 1),
        )
        for x, h in zip(xs, heights, strict=True)
    ]


def _thinned(points: list[tuple[float, float]], most: int = 90) -> list[tuple[float, float]]:
    step = max(1, len(points) // most)
    kept = points[::step]
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]
