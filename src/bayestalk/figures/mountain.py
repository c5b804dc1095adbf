"""The mountain from the side, with the places where the chapters stand."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.style import Box, Canvas, Side, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, thousands

_CHAPTERS: Final = {
    "valley": ("valley weather", "linear regression"),
    "forest": ("forest", "seven kinds of trees"),
    "treeline": ("treeline", "logistic regression"),
    "slope": ("shaded slope", "a deep net"),
}


def draw(terrain: xr.Dataset) -> Drawing:
    """Draw ``terrain``'s profile from west to east, with the four places named."""

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _profile(canvas, terrain, (8, 110, 344, 190))
        else:
            _profile(canvas, terrain, (20, 130, 1080, 340))

    places = _places(terrain)
    table = Table(
        columns=("Place", "Example", "East, km", "Elevation, m"),
        rows=tuple(
            (name.capitalize(), chapter, fixed(places[place][0]), thousands(places[place][1]))
            for place, (name, chapter) in _CHAPTERS.items()
        ),
        note="A simulated mountain; the section runs from west to east through its summit.",
    )
    return compose("mountain", plot, narrow=(360, 320), table=table)


def _places(terrain: xr.Dataset) -> dict[str, tuple[float, float]]:
    return {
        str(name): (float(x), float(height))
        for name, x, height in zip(
            terrain["place"].to_numpy(),
            terrain["place_x"].to_numpy(),
            terrain["place_height"].to_numpy(),
            strict=True,
        )
    }


def _profile(canvas: Canvas, terrain: xr.Dataset, box: Box) -> None:
    axes = canvas.axes(*box)
    x, height = terrain["profile_x"].to_numpy(), terrain["profile_height"].to_numpy()
    floor = height.min() - 0.08 * np.ptp(height)
    axes.fill_between(x, floor, height, color=pen("surface"), linewidth=0)
    thick = 1.8 if canvas.narrow else 2.2
    axes.plot(x, height, color=pen("ink"), linewidth=thick, clip_on=False, gid="profile")
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(floor, height.max())
    axes.set_axis_off()
    left, top, wide, tall = box
    for name, (at, up) in _places(terrain).items():
        if name not in _CHAPTERS:
            continue
        px = left + (at - x[0]) / (x[-1] - x[0]) * wide
        py = top + (height.max() - up) / (height.max() - floor) * tall
        axes.plot(
            [at],
            [up],
            "o",
            color=pen("ink"),
            markersize=13 if not canvas.narrow else 9,
            markeredgecolor=pen("ground"),
            markeredgewidth=2,
            gid=f"place-{name}",
        )
        _name(canvas, name, px, py, left, left + wide)


def _name(canvas: Canvas, place: str, x: float, y: float, left: float, right: float) -> None:
    """The place above its dot, at the height of the sky, with a leader down."""
    words, chapter = _CHAPTERS[place]
    size = canvas.small
    low = {"valley": 0.0, "forest": 1.0, "treeline": 0.0, "slope": 0.0}[place]
    top = 22 + low * (2.7 * size)
    reach = 4.6 * size
    side: Side = "left" if x - left < reach else "right" if right - x < reach else "center"
    if low and canvas.narrow:
        side = "right"  # its neighbour's leader passes close by on the other side
    base = top if not canvas.narrow else top - 4
    canvas.rule(x, base + 1.6 * size, x, y - (12 if not canvas.narrow else 8), ink="rule")
    ends = {"left": left, "right": x + 4 if low else right, "center": x}
    shown = ends[side]
    canvas.text(shown, base, words, size=canvas.label, bold=True, side=side)
    canvas.text(shown, base + 1.2 * size, chapter, ink="muted", side=side)
