"""Does it happen as often as the method says? Equal-mass bins beside what chance allows."""

from textwrap import wrap
from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.compared import METHODS
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import dots
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import percent

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


def draw(reliability: xr.Dataset) -> Drawing:
    """Draw ``reliability``: accuracy by confidence, with the band of a calibrated model."""
    methods = list(_PANELS)
    least = float(min(reliability["confidence"].min(), reliability["accuracy"].min()))
    limits = (0.95 * least, 1.0)

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        across = 2 if canvas.narrow else 4
        for i, method in enumerate(methods):
            row, column = divmod(i, across)
            if canvas.narrow:
                box = (36.0 + column * 170, 62.0 + row * 186, 138.0, 120.0)
            else:
                box = (64.0 + column * 270, 62.0 + row * 252, 226.0, 166.0)
            panel = Panel(*box, x=limits, y=limits)
            _panel(canvas, axes, panel, reliability.sel({"method": method}), method)
        canvas.text(0, canvas.small, "share right, by confidence", ink="muted")
        row, column = divmod(len(methods), across)
        if column:
            bins = reliability.sizes["bin"]
            if canvas.narrow:
                canvas.text(36 + column * 170, 76 + row * 186, _note(bins, 20), ink="muted")
            else:
                canvas.text(64 + column * 270, 100 + row * 252, _note(bins, 27), ink="muted")

    rows = -(-len(methods) // 2)
    return compose("reliability", plot, narrow=(360, 46 + rows * 186), table=_table(reliability))


def _note(bins: int, width: int) -> list[str]:
    """What is to be seen, in the place that is left free, in lines of so many letters."""
    said = (
        f"{bins} bins, as many rows each. Band: 95\u00a0% of the bins of a calibrated model.",
        "Below: too sure of itself; above: not sure enough.",
    )
    return [line for words in said for line in wrap(words, width)]


def _panel(canvas: Canvas, axes: Axes, panel: Panel, one: xr.Dataset, method: str) -> None:
    confidence, accuracy, low, high = (
        one[name].to_numpy() for name in ("confidence", "accuracy", "low", "high")
    )
    order = np.argsort(confidence)
    axes.fill_between(
        panel.across(confidence[order]),
        panel.up(low[order]),
        panel.up(high[order]),
        color=pen("ink"),
        alpha=0.2,
        linewidth=0,
        gid=f"band-{method}",
    )
    axes.plot(panel.across(panel.x), panel.up(panel.y), color=pen("rule"), linewidth=1)
    size = 5 if canvas.narrow else 7
    dots(axes, panel.across(confidence), panel.up(accuracy), size=size, gid=f"bins-{method}")
    ticks = {0.25: "¼", 0.5: "½", 0.75: "¾", 1.0: "1"}
    panel.frame(canvas, axes, ticks, ticks)
    canvas.text(
        panel.left,
        panel.top - 0.6 * canvas.small,
        _PANELS[method],
        bold=method.endswith("sampled"),
    )


def _table(reliability: xr.Dataset) -> Table:
    rows = []
    for method in (str(m) for m in reliability["method"].to_numpy()):
        one = reliability.sel({"method": method})
        confidence, accuracy = one["confidence"].to_numpy(), one["accuracy"].to_numpy()
        outside = (accuracy < one["low"].to_numpy()) | (accuracy > one["high"].to_numpy())
        rows.append(
            (
                _TITLES[method],
                percent(float(np.average(confidence, weights=one["count"])), 1),
                percent(float(np.average(accuracy, weights=one["count"])), 1),
                f"{int(outside.sum())} of {len(outside)}",
            )
        )
    return Table(
        columns=("Method", "Mean confidence", "Accuracy", "Bins outside the band"),
        rows=tuple(rows),
        note="Validation rows, in bins of as many rows each.",
    )
