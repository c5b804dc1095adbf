"""The map of a layer between units without names, or from those to the classes."""

from typing import Final

import numpy as np

from bayestalk.figures.panels import board
from bayestalk.figures.style import Canvas
from bayestalk.figures.suppressing import fill, key, shades
from bayestalk.figures.weights_layer import Layer
from bayestalk.figures.wording import SHORT

_PITCH: Final = 16.0
"""The height of a row on phones."""


def plot(canvas: Canvas, found: Layer) -> None:
    """Where it goes runs down and what comes in across, and on phones the other way round."""
    if canvas.narrow:
        _upright(canvas, found)
    else:
        _sideways(canvas, found)


def narrow_height(found: Layer) -> float:
    """How tall the drawing for phones is."""
    return 250 + _PITCH * len(found.rows) + 40 * bool(found.columns[0])


def _heads(found: Layer) -> tuple[str, str]:
    """What comes in, and where it goes."""
    if found.columns[0]:
        return "units of the second hidden layer, surest first", "classes"
    return "units of the first hidden layer, surest first", "units of the second, surest first"


def _sideways(canvas: Canvas, found: Layer) -> None:
    axes = board(canvas)
    named = bool(found.columns[0])
    left, top = (176.0 if named else 44.0), 62.0
    right, bottom = 820.0, 476.0
    pitch = (right - left) / len(found.rows)
    tall = (bottom - top) / len(found.columns)
    x = left + pitch * np.arange(len(found.rows))
    y = top + tall * np.arange(len(found.columns))
    lefts, tops = np.meshgrid(x, y, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach)
    fill(axes, lefts, tops, (pitch - 1, tall - 1), shade, "map")
    into, out = _heads(found)
    if named:
        for name, row in zip(found.columns, y, strict=True):
            canvas.text(left - 12, row + tall / 2 + 6, name, side="right")
        canvas.text(left, top - 12, f"→ {into}", ink="muted")
    else:
        canvas.text(left, top - 12 - canvas.line, (f"→ {into}", f"↓ {out}"), ink="muted")
    key(canvas, axes, found.reach, (922, 124, 168, 34))
    canvas.text(1006, 90, "mean of the weight", side="center")
    words = ("rows: how many SD the", "mean is from 0; below 1", "the sign is in doubt")
    canvas.text(1090, 304, words, side="right", ink="muted")


def _upright(canvas: Canvas, found: Layer) -> None:
    """The matrix as it is written, a row for each unit that comes in: for phones."""
    axes = board(canvas)
    named = bool(found.columns[0])
    left, top = 12.0, 96.0 if named else 50.0
    across = (348 - left) / len(found.columns)
    y = top + _PITCH * np.arange(len(found.rows))
    x = left + across * np.arange(len(found.columns))
    tops, lefts = np.meshgrid(y, x, indexing="ij")
    _, shade = shades(found.mean, found.sd, found.reach)
    fill(axes, lefts, tops, (across - 1, _PITCH - 1), shade, "map")
    into, out = _heads(found)
    canvas.text(12, 18, (f"↓ {into}", f"→ {out}"), ink="muted")
    if named:
        for i, (name, column) in enumerate(zip(found.columns, x, strict=True)):
            short, at = SHORT.get(name, name), column + across / 2
            canvas.text(at, 64 + 18 * (i % 2), short, side="center", size=12.5)
    below = float(y[-1]) + _PITCH
    key(canvas, axes, found.reach, (112, below + 56, 200, 20))
    canvas.text(212, below + 29, "mean of the weight", side="center")
    words = ("rows: how many SD the mean is from 0;", "below 1 the sign is in doubt")
    canvas.text(52, below + 160, words, ink="muted")
