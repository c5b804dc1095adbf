"""A dozen rows the network had not seen: class probabilities with what the draws say."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import SHORT, fixed


def draw(cases: xr.Dataset) -> Drawing:
    """Draw ``cases``: a bar for each class's mean probability, a line for its 95 % interval."""
    classes = [str(c) for c in cases["class"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        count = cases.sizes["case"]
        across = 3 if canvas.narrow else 6
        axes = board(canvas)
        for i in range(count):
            row, column = divmod(i, across)
            if canvas.narrow:
                left, top, wide, tall = 92 + column * 92, 72 + row * 128, 78.0, 92.0
            else:
                left, top, wide, tall = 184 + column * 158, 66 + row * 252, 136.0, 190.0
            if column == 0:
                _names(canvas, classes, left, top, tall)
            _panel(canvas, axes, cases, i, (left, top, wide, tall))
        words = (
            "Bars: mean probability, 0 to 1;",
            "lines: 95 % of the draws; strong bars: what stood there",
        )
        if canvas.narrow:
            canvas.text(0, 16, words, ink="muted")
        else:
            canvas.text(0, 20, " ".join(words), ink="muted")

    return compose("cases", plot, narrow=(360, 584), table=_table(cases, classes))


def _names(canvas: Canvas, classes: list[str], left: float, top: float, tall: float) -> None:
    pitch = tall / len(classes)
    size = canvas.small if not canvas.narrow else 12.5
    for k, name in enumerate(classes):
        words = SHORT.get(name, name) if canvas.narrow else name
        canvas.text(
            left - (12 if canvas.narrow else 20),
            top + (k + 0.5) * pitch + 0.32 * size,
            words,
            side="right",
            size=size,
        )


def _panel(
    canvas: Canvas,
    axes: Axes,
    cases: xr.Dataset,
    i: int,
    box: Box,
) -> None:
    left, top, wide, tall = box
    mean, low, high = (cases[f"p_{part}"].to_numpy()[i] for part in ("mean", "low", "high"))
    true = int(cases["true"].to_numpy()[i])
    pitch = tall / len(mean)
    at = top + (np.arange(len(mean)) + 0.5) * pitch
    for edge in (left, left + wide):
        axes.plot([edge, edge], [top, top + tall], color=pen("faint"), linewidth=1)
    sides = (np.full(len(mean), left), left + wide * mean), (at - 0.31 * pitch, at + 0.31 * pitch)
    for alpha, chosen, name in (
        (0.32, np.arange(len(mean)) != true, None),
        (0.92, np.arange(len(mean)) == true, f"true-{i}"),
    ):
        x, y = ((start[chosen], stop[chosen]) for start, stop in sides)
        boxes(axes, x, y, ink="ink", alpha=alpha, name=name)
    axes.plot(
        [left - 0.035 * wide],
        [at[true]],
        ">",
        color=pen("ink"),
        markersize=6 if canvas.narrow else 8,
        markeredgewidth=0,
    )
    weight = 1.6 if canvas.narrow else 2.4
    ends = np.full(len(mean), np.nan)
    across = np.column_stack([left + wide * low, left + wide * high, ends]).ravel()
    down = np.repeat(at, 3)
    for ink, width, name in (("ground", weight + 2.4, None), ("ink", weight, f"interval-{i}")):
        axes.plot(across, down, color=pen(ink), linewidth=width, solid_capstyle="butt", gid=name)
    right = int(mean.argmax()) == true
    words = f"{i + 1}  {'right' if right else 'wrong'}"
    canvas.text(
        left,
        top - 0.45 * canvas.small,
        words,
        ink="muted" if right else "ink",
        bold=not right,
    )


def _table(cases: xr.Dataset, classes: list[str]) -> Table:
    rows = []
    for i in range(cases.sizes["case"]):
        case = cases.isel(case=i)
        mean = case["p_mean"].to_numpy()
        rows.append(
            (
                str(i + 1),
                classes[int(case["true"])],
                *(
                    f"{fixed(float(m), 2)} ({fixed(float(a), 2)}–{fixed(float(b), 2)})"
                    for m, a, b in zip(
                        mean, case["p_low"].to_numpy(), case["p_high"].to_numpy(), strict=True
                    )
                ),
                fixed(float(case["aleatoric"]), 2),
                fixed(float(case["epistemic"]), 2),
            )
        )
    return Table(
        columns=("Case", "What stood there", *classes, "Aleatoric, nats", "Epistemic, nats"),
        rows=tuple(rows),
        note="Mean probability with the middle 95 % of the draws.",
    )
