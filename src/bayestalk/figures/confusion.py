"""What was predicted against what stood there, classes in order of elevation."""

import math
from typing import Final

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.panels import board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import SHORT, broken, percent, thousands

Counts = NDArray[np.int_]


_METHOD: Final = "sampled"
_HALF: Final = 0.5
"""The share of a row from which on a cell is filled so strongly that its count is cut out."""

_FAINTER: Final = 0.22
"""The strongest fill on which ink has a contrast of 7, in light and in dark."""

_STRONGER: Final = 0.76
"""The faintest fill on which the ground's colour has a contrast of 7."""


def draw(confusion: xr.Dataset) -> Drawing:
    """Draw ``confusion``: counts of the sampled net, a row for each true class."""
    counts = confusion["counts"].sel({"method": _METHOD}).to_numpy().astype(int)
    classes = [str(c) for c in confusion["true"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _matrix(canvas, counts, [(SHORT.get(c, c),) for c in classes], (64, 84, 37, 36))
        else:
            _matrix(canvas, counts, [broken(c) for c in classes], (208, 78, 110, 60))

    return compose("confusion", plot, narrow=(360, 350), table=_table(counts, classes))


def _matrix(
    canvas: Canvas,
    counts: Counts,
    names: list[tuple[str, ...]],
    box: Box,
) -> None:
    left, top, wide, tall = box
    axes = board(canvas)
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    end = left + counts.shape[1] * wide + (4 if canvas.narrow else 16)
    for i, j in np.ndindex(counts.shape):
        x, y = left + j * wide, top + i * tall
        axes.fill(
            [x, x + wide - 2, x + wide - 2, x],
            [y, y, y + tall - 2, y + tall - 2],
            color=pen("ink"),
            alpha=_strength(float(share[i, j])),
            linewidth=0,
        )
        canvas.text(
            x + wide / 2 - 1,
            y + tall / 2 + 0.33 * canvas.small,
            thousands(int(counts[i, j])),
            side="center",
            ink=_ink(float(share[i, j])),
            bold=i == j,
            size=canvas.small if not canvas.narrow else 12.5,
        )
    for k, name in enumerate(names):
        flat = "".join(name) if name[0].endswith(("/", "-")) else " ".join(name)
        canvas.text(left - 12, top + (k + 0.5) * tall + 0.3 * canvas.small, flat, side="right")
        lift = 18 * (1 - k % 2) if canvas.narrow else (len(name) - 1) * 1.2 * canvas.small
        canvas.text(left + (k + 0.5) * wide, top - 10 - lift, name, side="center")
        canvas.text(end, top + (k + 0.5) * tall + 0.3 * canvas.small, _found(counts[k], k))
    canvas.text(end, top - 10, "found", ink="muted")
    canvas.text(left, 18 if not canvas.narrow else 36, "predicted →", ink="muted")
    canvas.text(left - 12, top - 10, "true ↓", side="right", ink="muted")


def _ink(share: float) -> str:
    """What a cell's count is written in."""
    return "ink" if share < _HALF else "ground"


def _strength(share: float) -> float:
    """How strongly a cell is filled, rising with its share of the row.

    It leaps at one half, between what can bear a count in ink and what one in the ground's colour,
    since on the greys between them neither can be read in every scheme.
    """
    if share < _HALF:
        return max(0.025, _FAINTER * math.sqrt(share / _HALF))
    return _STRONGER + (0.98 - _STRONGER) * math.pow((share - _HALF) / (1 - _HALF), 1.5)


def _found(row: Counts, k: int) -> str:
    """The share of a class's rows that were given it; a dash where there are none."""
    return percent(row[k] / row.sum()) if row.sum() else "–"


def _table(counts: Counts, classes: list[str]) -> Table:
    rows = tuple(
        (name, *(thousands(n) for n in row), _found(row, i))
        for i, (name, row) in enumerate(zip(classes, counts, strict=True))
    )
    return Table(
        columns=("True class", *classes, "Found"),
        rows=rows,
        note="Rows: what stood there; columns: what was predicted. Validation rows.",
    )
