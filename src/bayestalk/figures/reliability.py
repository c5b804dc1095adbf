"""Does it happen as often as the method says? What it delivers less what it promised."""

from textwrap import wrap
from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.compared import METHODS
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import dots
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import percent, with_error

_TITLES: Final = {
    method.name: f"{method.label}, wide" if method.net == "wide" else method.label
    for method in METHODS
}
_PANELS: Final = {
    "map": "MAP, one net",
    "wide-map": "MAP, wide net",
    "ensemble": "Deep ensemble",
    "advi": "Mean-field ADVI",
    "sampled": "Sampled",
    "wide-sampled": "Sampled, wide net",
    "trees": "Extra trees",
}
"""The methods that have a panel; all are in the table."""

_TICKS: Final = {
    -0.2: "−20",
    -0.15: "−15",
    -0.1: "−10",
    -0.05: "−5",
    0.0: "0",
    0.05: "+5",
    0.1: "+10",
}


def draw(reliability: xr.Dataset, scores: xr.Dataset) -> Drawing:
    """Draw ``reliability``: right answers less confidence, from the least to the surest rows.

    Bins stand side by side, since all hold as many rows; confidence itself would push most of
    them into one corner. ``scores`` has the calibration errors.
    """
    found = _gaps(reliability)
    shown = found.sel({"method": list(_PANELS)})
    low = float(min(shown["gap"].min(), shown["low"].min())) - 0.01
    high = float(max(shown["gap"].max(), shown["high"].max())) + 0.01
    ece = scores.sel(rows="validation", measure="ece")

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        across = 2 if canvas.narrow else 4
        for i, method in enumerate(_PANELS):
            row, column = divmod(i, across)
            box = _box(row, column, narrow=canvas.narrow)
            panel = Panel(*box, x=(0.0, float(found.sizes["bin"])), y=(low, high))
            error = ece.sel({"method": method})
            said = f"ECE {with_error(float(error['value']), float(error['se']), 3)}"
            _panel(canvas, axes, panel, found.sel({"method": method}), said, first=column == 0)
        row, column = divmod(len(_PANELS), across)
        left, top, _, _ = _box(row, column, narrow=canvas.narrow)
        note = _note(found.sizes["bin"], 21 if canvas.narrow else 26)
        canvas.text(left, top - 1.75 * canvas.small, note, ink="muted")
        words = "right answers less confidence, percentage points"
        canvas.text(0, canvas.small, words, ink="muted")

    rows = -(-len(_PANELS) // 2)
    return compose("reliability", plot, narrow=(360, 36 + rows * 208), table=_table(found, ece))


def _box(row: int, column: int, *, narrow: bool) -> Box:
    if narrow:
        return (38.0 + column * 172, 70.0 + row * 208, 132.0, 128.0)
    return (58.0 + column * 270, 84.0 + row * 250, 226.0, 150.0)


def _gaps(reliability: xr.Dataset) -> xr.Dataset:
    """Each bin's share right, and the ends of the band, less its confidence."""
    less = reliability[["low", "high"]] - reliability["confidence"]
    gap = reliability["accuracy"] - reliability["confidence"]
    return reliability.assign(
        low=less["low"],
        high=less["high"],
        gap=gap,
        outside=(gap < less["low"]) | (gap > less["high"]),
    )


def _note(bins: int, width: int) -> list[str]:
    """What is to be seen, in the place that is left free, in lines of so many letters."""
    said = (
        f"Each dot: one of {bins} groups of as many rows, from the least sure to the surest; "
        "below, their confidence.",
        "Band: 95\u00a0% of an honest model’s dots.",
        "Full dots lie outside.",
    )
    return [line for words in said for line in wrap(words, width)]


def _panel(
    canvas: Canvas, axes: Axes, panel: Panel, one: xr.Dataset, error: str, *, first: bool
) -> None:
    method = str(one["method"].item())
    at = panel.across(np.arange(one.sizes["bin"]) + 0.5)
    gap, low, high = (panel.up(one[name]) for name in ("gap", "low", "high"))
    ends = panel.across(panel.x)
    axes.fill_between(
        [ends[0], *at, ends[1]],
        [low[0], *low, low[-1]],
        [high[0], *high, high[-1]],
        color=pen("ink"),
        alpha=0.2,
        linewidth=0,
        gid=f"band-{method}",
    )
    zero = float(panel.up(0.0))
    axes.plot(ends, [zero, zero], color=pen("ink"), linewidth=1.2)
    axes.vlines(at, zero, gap, color=pen("muted"), linewidth=1.4)
    _dots(canvas, axes, at, gap, one["outside"].to_numpy(), method)
    confidence = one["confidence"].to_numpy()
    middle = len(confidence) // 2
    below = {k + 0.5: percent(float(confidence[k])) for k in (0, middle, len(confidence) - 1)}
    panel.frame(canvas, axes, below, _TICKS if first else {})
    if first and panel.top < canvas.height / 4:
        y = panel.top + 0.9 * canvas.small
        canvas.text(panel.left + panel.width, y, "too modest", side="right", bold=True)
        y = panel.bottom - 0.4 * canvas.small
        canvas.text(panel.left + panel.width, y, "too sure", side="right", bold=True)
    y = panel.top - 0.5 * canvas.small
    bold = method.endswith("sampled")
    canvas.text(panel.left, y - 1.25 * canvas.small, _PANELS[method], bold=bold)
    canvas.text(panel.left, y, error, ink="muted")


def _dots(
    canvas: Canvas, axes: Axes, at: np.ndarray, gap: np.ndarray, outside: np.ndarray, method: str
) -> None:
    """Full dots where chance does not explain the gap, rings where it may."""
    size = 6 if canvas.narrow else 8
    dots(axes, at[outside], gap[outside], size=size, gid=f"outside-{method}")
    look = {"color": pen("ground"), "edgecolors": pen("ink"), "linewidths": 1.6}
    dots(axes, at[~outside], gap[~outside], size=size - 1, gid=f"inside-{method}", **look)


def _table(found: xr.Dataset, ece: xr.Dataset) -> Table:
    rows = []
    for method in (str(m) for m in found["method"].to_numpy()):
        one = found.sel({"method": method})
        error = ece.sel({"method": method})
        many = one.sizes["bin"]
        rows.append(
            (
                _TITLES[method],
                percent(float(np.average(one["confidence"], weights=one["count"])), 1),
                percent(float(np.average(one["accuracy"], weights=one["count"])), 1),
                f"{int((one['gap'] > 0).sum())} of {many}",
                f"{int(one['outside'].sum())} of {many}",
                with_error(float(error["value"]), float(error["se"]), 3),
            )
        )
    return Table(
        columns=(
            "Method",
            "Mean confidence",
            "Accuracy",
            "Bins above zero",
            "Bins outside the band",
            "ECE",
        ),
        rows=tuple(rows),
        note="Validation rows, in bins of as many rows each. ECE: debiased, ± one standard error.",
    )
