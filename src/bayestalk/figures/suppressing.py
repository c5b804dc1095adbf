"""A value-suppressing map: hue is the mean, and what is not known fades.

After Correll, Moritz and Heer (2018): the larger a weight's SD beside the width of its prior, the
fewer means are told apart, until none are.
"""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from numpy.typing import NDArray

from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

STEPS: Final = (8, 4, 2, 1)
"""How many means are told apart, from the surest weights to those as wide as the prior."""

_STRENGTH: Final = (1.0, 0.66, 0.38, 0.12)


def shades(mean: Floats, sd: Floats, reach: float, prior: float) -> tuple[NDArray[np.int_], Floats]:
    """Level of certainty and signed shade of each weight, ``prior`` the width of its prior.

    Returns
    -------
    tuple
        The level, from 0 (sure) to 3 (as wide as the prior), and the shade in −1 … 1: the
        middle of the mean's bin among the level's ``STEPS``, times the level's strength.
    """
    level = np.clip((sd / prior * len(STEPS)).astype(int), 0, len(STEPS) - 1)
    bins = np.array(STEPS)[level]
    share = np.clip((mean / reach + 1) / 2, 0, 1 - 1e-9)
    middle = 2 * (np.floor(share * bins) + 0.5) / bins - 1
    return level, np.where(bins == 1, 0.0, middle) * np.array(_STRENGTH)[level]


def fill(axes: Axes, lefts: Floats, tops: Floats, size: tuple[float, float], shade: Floats) -> None:
    """Cells as one shape a shade: orange above zero, ink below, paper at zero."""
    w, h = size
    for value in np.unique(np.round(shade.ravel(), 3)):
        at = np.isclose(shade.ravel(), value, atol=1e-3)
        boxes = [
            [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
            for x, y in zip(lefts.ravel()[at], tops.ravel()[at], strict=True)
        ]
        ink = "faint" if value == 0 else "w" if value > 0 else "ink"
        alpha = 0.55 if value == 0 else min(1.0, 0.06 + abs(value))
        axes.add_collection(
            PolyCollection(boxes, facecolors=pen(ink), alpha=alpha, linewidths=0, closed=True)
        )


def key(
    canvas: Canvas, board: Axes, scale: tuple[float, float], left: float, top: float, width: float
) -> None:
    """The key: across the mean, downwards the SD; unsure means are not told apart.

    ``scale`` is the largest mean shown and the width of the prior.
    """
    reach, prior = scale
    tall = 20.0 if canvas.narrow else 34.0
    for level, bins in enumerate(STEPS):
        middles = (np.arange(bins) + 0.5) / bins * 2 - 1
        sd = np.full(bins, (level + 0.5) / len(STEPS) * prior)
        _, shade = shades(middles * reach, sd, reach, prior)
        x = left + width / bins * np.arange(bins)
        fill(
            board,
            np.asarray(x, dtype=np.float64),
            np.full(bins, top + level * tall),
            (width / bins - 1, tall - 1),
            shade,
        )
        edge = fixed(level / len(STEPS) * prior, 2).rstrip("0").rstrip(".")
        canvas.text(
            left - 8, top + level * tall + 0.35 * canvas.small, edge, side="right", ink="muted"
        )
    base = top + len(STEPS) * tall
    widest = fixed(prior, 2)
    canvas.text(left - 8, base + 0.35 * canvas.small, widest, side="right", ink="muted")
    for share in (0.0, 0.5, 1.0):
        canvas.text(
            left + share * width,
            top - 8,
            fixed((2 * share - 1) * reach),
            side="center",
            ink="muted",
        )
    canvas.text(left + width / 2, top - 10 - canvas.line, "mean of the weight", side="center")
    canvas.text(left - 8 - 2.2 * canvas.small, top + 0.35 * canvas.small, "SD", side="right")
    below = (
        (f"{widest}: as wide as the prior, nothing learned",)
        if canvas.narrow
        else (f"{widest}: as wide as", "the prior, nothing", "learned")
    )
    canvas.text(left, base + 1.5 * canvas.line, below, ink="muted")
