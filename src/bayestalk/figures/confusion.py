"""What was predicted against what stood there, classes in order of elevation."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.panels import board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import SHORT, broken, percent, thousands

Counts = NDArray[np.int_]


def draw(confusion: xr.Dataset, method: str = "sampled") -> Drawing:
    """Draw ``confusion``: counts of one method, a row for each true class."""
    counts = confusion["counts"].sel({"method": method}).to_numpy().astype(int)
    classes = [str(c) for c in confusion["true"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _matrix(canvas, counts, [(SHORT.get(c, c),) for c in classes], (66, 84, 41, 36))
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
    share = counts / counts.sum(axis=1, keepdims=True)
    for i, j in np.ndindex(counts.shape):
        x, y = left + j * wide, top + i * tall
        hit = i == j
        alpha = 0.92 if hit else min(0.42, 1.9 * float(share[i, j]) ** 0.8)
        axes.fill(
            [x, x + wide - 2, x + wide - 2, x],
            [y, y, y + tall - 2, y + tall - 2],
            color=pen("ink"),
            alpha=max(alpha, 0.025),
            linewidth=0,
        )
        canvas.text(
            x + wide / 2 - 1,
            y + tall / 2 + 0.33 * canvas.small,
            thousands(int(counts[i, j])),
            side="center",
            ink="ground" if hit else "ink",
            bold=hit,
            size=canvas.small if not canvas.narrow else 12.5,
        )
    for k, name in enumerate(names):
        flat = "".join(name) if name[0].endswith(("/", "-")) else " ".join(name)
        canvas.text(left - 12, top + (k + 0.5) * tall + 0.3 * canvas.small, flat, side="right")
        lift = 18 * (1 - k % 2) if canvas.narrow else (len(name) - 1) * 1.2 * canvas.small
        canvas.text(left + (k + 0.5) * wide, top - 10 - lift, name, side="center")
        if not canvas.narrow:
            canvas.text(
                left + 7 * wide + 16,
                top + (k + 0.5) * tall + 0.3 * canvas.small,
                percent(share[k, k]),
            )
    if not canvas.narrow:
        canvas.text(left + 7 * wide + 16, top - 10, "found", ink="muted")
    canvas.text(left, 18 if not canvas.narrow else 36, "predicted →", ink="muted")
    canvas.text(left - 12, top - 10, "true ↓", side="right", ink="muted")


def _table(counts: Counts, classes: list[str]) -> Table:
    rows = tuple(
        (name, *(thousands(n) for n in row), percent(row[i] / row.sum()))
        for i, (name, row) in enumerate(zip(classes, counts, strict=True))
    )
    return Table(
        columns=("True class", *classes, "Found"),
        rows=rows,
        note="Rows: what stood there; columns: what was predicted. Validation rows.",
    )
