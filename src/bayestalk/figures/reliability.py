"""Does it happen as often as the method says? Equal-mass bins beside what chance allows."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.compared import METHODS
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import dots
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

    def plot(canvas: Canvas) -> None:
        across = 2 if canvas.narrow else 4
        for i, method in enumerate(methods):
            row, column = divmod(i, across)
            if canvas.narrow:
                axes = canvas.axes(36 + column * 170, 62 + row * 186, 138, 120)
            else:
                axes = canvas.axes(64 + column * 270, 62 + row * 252, 226, 166)
            _panel(canvas, axes, reliability, method)
        canvas.text(0, canvas.small, "share right, by confidence", ink="muted")
        if len(methods) % across and not canvas.narrow:
            left = 64 + (len(methods) % across) * 270
            canvas.text(
                left,
                352,
                (
                    "15 bins, as many rows each.",
                    "Band: 95 % of the bins of",
                    "a calibrated model.",
                    "Below: too sure of itself;",
                    "above: not sure enough.",
                ),
                ink="muted",
            )

    rows = -(-len(methods) // 2)
    return compose("reliability", plot, narrow=(360, 46 + rows * 186), table=_table(reliability))


def _panel(canvas: Canvas, axes: Axes, reliability: xr.Dataset, method: str) -> None:
    one = reliability.sel({"method": method})
    confidence, accuracy, low, high = (
        one[name].to_numpy() for name in ("confidence", "accuracy", "low", "high")
    )
    order = np.argsort(confidence)
    axes.fill_between(
        confidence[order],
        low[order],
        high[order],
        color=pen("ink"),
        alpha=0.2,
        linewidth=0,
        gid=f"band-{method}",
    )
    axes.plot([0, 1], [0, 1], color=pen("rule"), linewidth=1)
    dots(axes, confidence, accuracy, size=5 if canvas.narrow else 7, gid=f"bins-{method}")
    start = 0.95 * float(min(reliability["confidence"].min(), reliability["accuracy"].min()))
    axes.set_xlim(start, 1)
    axes.set_ylim(start, 1)
    axes.set_xticks([0.25, 0.5, 0.75, 1], ["¼", "½", "¾", "1"])
    axes.set_yticks([0.5, 1], ["½", "1"])
    box = axes.get_position()
    canvas.text(
        box.x0 * canvas.width,
        (1 - box.y1) * canvas.height - 0.6 * canvas.small,
        _PANELS[method],
        size=canvas.small,
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
