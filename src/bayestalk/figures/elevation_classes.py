"""Where on the mountain each kind of forest grows."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
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
    """Elevation upwards, names beneath, and how to read it where the mountain leaves room."""
    axes = canvas.axes(76, 44, 1036, 412)
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
    _key(canvas, axes, len(classes) - 1.95, low + np.array([60, 150, 250, 350, 450]))


def _key(canvas: Canvas, axes: Axes, at: float, example: Floats) -> None:
    """A range by itself, each of its parts named."""
    _ranges(axes, example[np.newaxis], np.array([at]), 20, upright=True)
    words = ("5 % grow lower", "", "the median", "", "5 % grow higher")
    for value, told in zip(example, words, strict=True):
        dy = -0.33 * canvas.small
        label(axes, at, value, told, size=canvas.small, ink="muted", dx=17, dy=dy)
    label(
        axes,
        at,
        float(example[1:4].mean()),
        "half of the rows",
        size=canvas.small,
        ink="muted",
        side="right",
        dx=-17,
        dy=-0.33 * canvas.small,
    )


def _lying(canvas: Canvas, quantiles: Floats, classes: list[str]) -> None:
    """Elevation to the right, a row for each class."""
    axes = canvas.axes(132, 34, 206, 300)
    at = np.arange(len(classes), dtype=np.float64)
    _ranges(axes, quantiles, at, 11, upright=False)
    axes.set_ylim(-0.6, len(classes) - 0.4)
    axes.set_xlim(float(quantiles.min()) - 30, float(quantiles.max()) + 30)
    axes.set_yticks(at, classes)
    axes.tick_params(axis="y", labelcolor=pen("ink"))
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda v, _: thousands(v))
    axes.grid(axis="x", color=pen("faint"), linewidth=1)
    canvas.text(12, 18, _TITLE, ink="muted")
    words = ("dot: the median; thick: the middle half", "of the rows; thin: the middle 90 %")
    canvas.text(12, 384, words, ink="muted")


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
