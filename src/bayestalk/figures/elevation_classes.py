"""Where on the mountain each kind of forest grows."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.panels import board
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import broken, thousands

_LEVELS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
_TITLE: Final = "elevation of the training rows, m"


def draw(confusion: xr.Dataset) -> Drawing:
    """Draw the quantiles of elevation by class, from ``confusion``."""
    quantiles = confusion["elevation_quantiles"].sel(quantile=list(_LEVELS)).to_numpy()
    classes = [str(c) for c in confusion["class"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _lying(canvas, quantiles, classes)
        else:
            _standing(canvas, quantiles, classes)

    table = Table(
        columns=("Class", *("Median" if q == 0.5 else f"{100 * q:.0f} % below" for q in _LEVELS)),
        rows=tuple(
            (name, *(thousands(one) for one in row))
            for name, row in zip(classes, quantiles, strict=True)
        ),
        note="Elevation of the training rows in metres.",
    )
    return compose("elevation-classes", plot, narrow=(360, 430), table=table)


def _standing(canvas: Canvas, quantiles: Floats, classes: list[str]) -> None:
    """Elevation upwards, names beneath, and how to read it beside."""
    axes = canvas.axes(76, 44, 864, 412)
    at = np.arange(len(classes), dtype=np.float64)
    _ranges(axes, quantiles, at, 20, upright=True)
    axes.set_xlim(-0.6, len(classes) - 0.4)
    low, high = float(quantiles.min()) - 40, float(quantiles.max()) + 60
    axes.set_ylim(low, high)
    axes.set_xticks([])
    axes.locator_params(axis="y", nbins=5)
    axes.yaxis.set_major_formatter(lambda v, _: thousands(v))
    axes.grid(axis="y", color=pen("faint"), linewidth=1)
    for k, name in enumerate(classes):
        for row, line in enumerate(broken(name)):
            dy = -(1.3 + 1.15 * row) * canvas.label
            label(axes, k, low, line, size=canvas.label, side="center", dy=dy)
        median = float(quantiles[k, 2])
        dy = -0.33 * canvas.small
        label(axes, k, median, thousands(median), size=canvas.small, dx=17, dy=dy, ink="muted")
    canvas.text(0, 22, _TITLE, ink="muted")
    _key(canvas)


def _key(canvas: Canvas) -> None:
    """A range by itself in a frame, each of its parts named."""
    left, top, wide, tall = 962.0, 128.0, 154.0, 230.0
    sides = [left, left + wide, left + wide, left, left], [top, top, top + tall, top + tall, top]
    axes = board(canvas)
    axes.plot(*sides, color=pen("faint"), linewidth=1)
    canvas.text(left + 14, top + 28, "how to read it", ink="muted")
    at, example = left + 26, top + np.array([206.0, 171.0, 131.0, 91.0, 56.0])
    _ranges(axes, example[np.newaxis], np.array([at]), 20, upright=True)
    middles = (example[0] - 6, example[1] - 14, example[2], example[3] + 14, example[4] + 6)
    words = ("5 % lie below", "", "the median", "half of them", "5 % lie above")
    for y, told in zip(middles, words, strict=True):
        canvas.text(at + 18, float(y) + 0.33 * canvas.small, told, ink="muted")


def _lying(canvas: Canvas, quantiles: Floats, classes: list[str]) -> None:
    """Elevation to the right, a row for each class: for phones, and beside a slide's words."""
    size = canvas.label
    axes = canvas.axes(138, 36, 200, 298)
    axes.tick_params(labelsize=size)
    at = np.arange(len(classes), dtype=np.float64)
    _ranges(axes, quantiles, at, 11, upright=False)
    axes.set_ylim(-0.6, len(classes) - 0.4)
    axes.set_xlim(float(quantiles.min()) - 30, float(quantiles.max()) + 30)
    axes.set_yticks(at, classes)
    axes.tick_params(axis="y", labelcolor=pen("ink"))
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda v, _: thousands(v))
    axes.grid(axis="x", color=pen("faint"), linewidth=1)
    canvas.text(12, 18, _TITLE, ink="muted", size=size)
    words = ("dot: the median; thick: the middle half", "of the rows; thin: the middle 90 %")
    canvas.text(12, 386, words, ink="muted", size=size)


def _ranges(axes: Axes, quantiles: Floats, at: Floats, thick: float, *, upright: bool) -> None:
    """A thin line from 5 to 95 %, a thick one from 25 to 75 %, and a dot at the median."""
    ink = pen("ink")
    outer, inner, middle = quantiles[:, [0, 4]], quantiles[:, [1, 3]], quantiles[:, 2]
    lines = axes.vlines if upright else axes.hlines
    lines(at, *outer.T, color=ink, linewidth=1.6)
    lines(at, *inner.T, color=pen("rule"), linewidth=thick)
    x, y = (at, middle) if upright else (middle, at)
    axes.plot(
        x,
        y,
        "o",
        color=ink,
        markersize=0.5 * thick,
        markeredgewidth=1.2,
        markeredgecolor=pen("ground"),
    )
