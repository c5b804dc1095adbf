"""A dozen rows the network had not seen: class probabilities with what the draws say."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import SHORT, fixed, percent

_TICKS: Final = {0.0: "0", 0.5: "½", 1.0: "1"}
_LONGEST: Final = 14
"""Letters that fit above a panel on a slide."""


def draw(cases: xr.Dataset) -> Drawing:
    """Draw ``cases``: a bar for each class's mean probability, its 95 % interval as a line below.

    The line does not cross its bar, so that neither hides where the other ends.
    """
    classes = [str(c) for c in cases["class"].to_numpy()]

    def plot(canvas: Canvas) -> None:
        across = 3 if canvas.narrow else 6
        axes = board(canvas)
        for i in range(cases.sizes["case"]):
            row, column = divmod(i, across)
            if canvas.narrow:
                box = (74.0 + column * 98, 82.0 + row * 164, 78.0, 98.0)
            else:
                box = (176.0 + column * 160, 84.0 + row * 246, 126.0, 140.0)
            if column == 0:
                _names(canvas, classes, box)
            _panel(canvas, axes, cases, classes, i, box)
        words = (
            "bar: mean probability; line below it: 95 % of the networks;",
            "bold: what stood there; per cent: how sure of its best guess",
        )
        if canvas.narrow:
            words = (*words[:1], "bold: what stood there; per cent: of the best guess")
            canvas.text(0, 14, words, ink="muted")
        else:
            canvas.text(0, 20, " ".join(words), ink="muted")

    return compose("cases", plot, narrow=(360, 706), table=_table(cases, classes))


def _names(canvas: Canvas, classes: list[str], box: Box) -> None:
    left, top, _, tall = box
    pitch = tall / len(classes)
    size = canvas.small if not canvas.narrow else 12.5
    for k, name in enumerate(classes):
        words = SHORT.get(name, name) if canvas.narrow else name
        y = top + (k + 0.5) * pitch + 0.32 * size
        canvas.text(left - 10, y, words, side="right", size=size)


def _panel(
    canvas: Canvas, axes: Axes, cases: xr.Dataset, classes: list[str], i: int, box: Box
) -> None:
    one = cases.isel(case=i)
    mean, low, high = (one[f"p_{part}"].to_numpy() for part in ("mean", "low", "high"))
    true = int(one["true"])
    panel = Panel(*box, x=(0.0, 1.0), y=(-float(len(mean)), 0.0))
    at = -np.arange(len(mean)) - 0.5
    axes.vlines(
        panel.across(list(_TICKS)), panel.top, panel.bottom, color=pen("faint"), lw=1, zorder=0
    )
    ends = panel.across(np.zeros(len(mean))), panel.across(mean)
    sides = panel.up(at + 0.38), panel.up(at - 0.12)
    for alpha, chosen, name in (
        (0.36, np.arange(len(mean)) != true, None),
        (0.92, np.arange(len(mean)) == true, f"true-{i}"),
    ):
        x, y = ((start[chosen], stop[chosen]) for start, stop in (ends, sides))
        boxes(axes, x, y, ink="ink", alpha=alpha, name=name)
    gap = np.full(len(mean), np.nan)
    axes.plot(
        np.column_stack([panel.across(low), panel.across(high), gap]).ravel(),
        np.repeat(panel.up(at - 0.3), 3),
        color=pen("ink"),
        linewidth=2.0 if canvas.narrow else 3.0,
        solid_capstyle="butt",
        gid=f"interval-{i}",
    )
    panel.frame(canvas, axes, _TICKS)
    size = canvas.small
    right = int(mean.argmax()) == true
    words = f"{i + 1}: {'right' if right else 'wrong'}, {percent(float(mean.max()))}"
    canvas.text(panel.left, panel.top - 0.5 * size, words, ink="muted")
    name = classes[true]
    if canvas.narrow or len(name) > _LONGEST:
        name = SHORT.get(name, name)
    canvas.text(panel.left, panel.top - 1.8 * size, name, bold=True)


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
