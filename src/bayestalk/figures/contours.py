"""The mountain from above: contour lines alone, to lie behind a title."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk.drawing import Drawing
from bayestalk.figures import svg
from bayestalk.figures.paths import compact, simplified
from bayestalk.theme import variable

WIDTH: Final = 1600.0
STRONG_EVERY: Final = 500.0
"""Metres between the stronger lines."""

_TOLERANCE: Final = 0.6


def draw(terrain: xr.Dataset) -> Drawing:
    """Draw ``terrain``'s contour lines, east to the right and north up, edge to edge."""
    x, y = terrain["contour_x"].to_numpy(), terrain["contour_y"].to_numpy()
    scale = WIDTH / float(x.max() - x.min())
    height = float(y.max() - y.min()) * scale
    points = np.column_stack([(x - x.min()) * scale, height - (y - y.min()) * scale])
    ids = terrain["contour_id"].to_numpy()
    image = svg.root("contours", WIDTH, height)
    image.set("fill", "none")
    image.set("preserveAspectRatio", "xMidYMid slice")
    thin = svg.add(image, "g", id="contours-thin", stroke=variable("faint"), stroke_width=1.2)
    strong = svg.add(
        image,
        "g",
        id="contours-strong",
        stroke=variable("rule"),
        stroke_width=1.2,
        stroke_opacity=0.6,
    )
    for k, level in enumerate(terrain["level"].to_numpy()):
        path = simplified(points[ids == k], _TOLERANCE)
        if len(path) < 4:
            continue
        steps = " L ".join(f"{a:.1f} {b:.1f}" for a, b in path)
        group = strong if float(level) % STRONG_EVERY == 0 else thin
        svg.add(group, "path", d=compact(f"M {steps}"))
    return Drawing(svg=svg.serialize(image), width=WIDTH, height=height)
