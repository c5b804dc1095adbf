"""What a second buys: how soon each method is how good, on rows that it was not fitted to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from numpy.typing import NDArray

from bayestalk.drawing import Drawing
from bayestalk.figures.benchmark_table import best_of, table
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.places import Floats
from bayestalk.figures.signs import diameter, sign
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_WIDE: Final = ", wide net"
"""How the label of a method on the wide net ends."""

_SHORT: Final = {
    "Mean-field SVI (NumPyro)": "SVI (NumPyro)",
    "ADVI by default (PyMC)": "ADVI (PyMC)",
}
"""Names that are wider than their panel."""

_TICKS: Final = {1.0: "1 s", 60.0: "1 min", 600.0: "10 min"}
_MARK: Final[dict[str, Any]] = {"color": pen("muted"), "linewidth": 1.2, "dashes": (4, 3)}
_OTHERS: Final[dict[str, Any]] = {
    "color": pen("rule"),
    "alpha": 0.62,
    "linewidth": 1.0,
    "zorder": 1,
}
_WEIGHTS: Final = {"small": 1.8, "wide": 3.2, "other": 2.2}
"""A line is the stronger the more weights."""

_HIGHEST: Final = 0.75
"""Scores above this are no use, and left out of the picture."""

_FIRST: Final = 0.4
"""Seconds at which the picture begins."""

_BEHIND: Final = 8
"""Points of a curve that stands behind another: enough to see its course."""

_SHOWN: Final = 60
"""Points of a curve in full ink; a step more would not be seen."""


@dataclass(frozen=True)
class _Curve:
    """A method on one net: seconds and best score so far, and when it ended."""

    name: str
    kind: str
    seconds: Floats
    nll: Floats
    end: float
    time_to: float


def draw(benchmark: xr.Dataset) -> Drawing:
    """Draw ``benchmark``: a panel a method, with the curves of all others behind.

    Both nets of a method share its panel. A curve ends where the method was done or stopped.
    """
    panels = _panels(benchmark)
    every = [curve for curves in panels.values() for curve in curves]
    target = fixed(float(benchmark.attrs["target"]), 3)

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        across = 2 if canvas.narrow else 5
        for k, (label, curves) in enumerate(panels.items()):
            box = _box(*divmod(k, across), narrow=canvas.narrow)
            panel = _panel(canvas, axes, benchmark, box, beside=k % across == 0)
            _behind(axes, panel, every)
            for curve in curves:
                _course(canvas, axes, panel, curve)
            _heading(canvas, axes, panel, _SHORT.get(label, label), curves, target)
        corner = _box(*divmod(len(panels), across), narrow=canvas.narrow)
        _key(canvas, axes, benchmark, corner)
        words = "negative log-likelihood, best so far: lower is better"
        canvas.text(0, canvas.small, words, ink="muted")

    wide, narrow = -(-(len(panels) + 2) // 5), -(-(len(panels) + 1) // 2)
    return compose(
        "benchmark",
        plot,
        wide=(1120, 34 + wide * 224),
        narrow=(360, 30 + narrow * 182),
        table=table(benchmark),
    )


def _box(row: int, column: int, *, narrow: bool) -> Box:
    if narrow:
        return (34.0 + column * 170, 78.0 + row * 182, 136.0, 94.0)
    return (46.0 + column * 219, 98.0 + row * 224, 172.0, 124.0)


def _panels(benchmark: xr.Dataset) -> dict[str, list[_Curve]]:
    """Curves by method: those on nets from the best to the worst, then models of other kinds."""
    best = best_of(benchmark)
    label, net, took, time_to = (
        dict(zip(map(str, benchmark["method"].to_numpy()), benchmark[one].to_numpy(), strict=True))
        for one in ("label", "net", "took", "time_to")
    )
    names = [str(name) for name in benchmark["method"].to_numpy()]
    found: dict[str, list[_Curve]] = {}
    for name in sorted(best, key=lambda name: (not str(net[name]), best[name])):
        own = benchmark["of"].to_numpy() == names.index(name)
        curve = _Curve(
            name,
            {"cover": "small", "wide": "wide"}.get(str(net[name]), "other"),
            benchmark["seconds"].to_numpy()[own].astype(float),
            benchmark["nll"].to_numpy()[own].astype(float),
            min(float(took[name]), float(benchmark.attrs["limit"])),
            float(time_to[name]),
        )
        found.setdefault(str(label[name]).removesuffix(_WIDE), []).append(curve)
    return {key: sorted(curves, key=lambda one: one.kind) for key, curves in found.items()}


def _panel(canvas: Canvas, axes: Axes, benchmark: xr.Dataset, box: Box, *, beside: bool) -> Panel:
    limit, target = float(benchmark.attrs["limit"]), float(benchmark.attrs["target"])
    low = min([target, *best_of(benchmark).values()]) - 0.02
    panel = Panel(*box, x=(_FIRST, limit), y=(low, _HIGHEST), log=True)
    ends = panel.across(panel.x)
    axes.plot(ends, [float(panel.up(target))] * 2, **_MARK)
    heights = {value: fixed(value, 1) for value in (0.3, 0.4, 0.5, 0.6, 0.7)}
    panel.frame(canvas, axes, _TICKS, heights if beside else {})
    return panel


def _steps(curve: _Curve, most: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Corners of a curve's visible part, thinned; it comes in from above where it began there."""
    seen = np.flatnonzero((curve.nll <= _HIGHEST) & (curve.seconds >= _FIRST))
    if not len(seen):
        return np.zeros(0), np.zeros(0)
    spaced = np.geomspace(1, len(seen), min(most, len(seen))).round().astype(int) - 1
    kept = seen[np.unique([*spaced, len(seen) - 1])]
    seconds, nll = curve.seconds[kept], curve.nll[kept]
    x = np.append(np.repeat(seconds, 2), max(curve.end, seconds[-1]))
    before = np.append([_HIGHEST if kept[0] > 0 else nll[0]], nll[:-1])
    y = np.append(np.column_stack([before, nll]).ravel(), nll[-1])
    return x, y


def _behind(axes: Axes, panel: Panel, curves: Iterable[_Curve]) -> None:
    """All curves as one pale shape."""
    x: list[float] = []
    y: list[float] = []
    for curve in curves:
        across, up = _steps(curve, _BEHIND)
        x += [*panel.across(across), np.nan]
        y += [*panel.up(up), np.nan]
    axes.plot(x, y, **_OTHERS)


def _course(canvas: Canvas, axes: Axes, panel: Panel, curve: _Curve) -> None:
    """One curve in full ink; its net's sign stands at its end."""
    x, y = _steps(curve, _SHOWN)
    if not len(x):
        words = f"↑ ends at {fixed(float(curve.nll[-1]), 2)}"
        canvas.text(panel.left + 4, panel.top + canvas.small, words)
        return
    axes.plot(
        panel.across(x),
        panel.up(y),
        color=pen("ink"),
        linewidth=_WEIGHTS[curve.kind] - 0.4 * canvas.narrow,
        gid=curve.name,
        zorder=3,
    )
    sign(
        axes,
        float(panel.across(x[-1])),
        float(panel.up(y[-1])),
        curve.kind,
        diameter(canvas),
        "ink",
    )


def _heading(
    canvas: Canvas, axes: Axes, panel: Panel, label: str, curves: Sequence[_Curve], target: str
) -> None:
    """The method's name, and how long it took to the mark."""
    size = canvas.small
    y = panel.top - 0.6 * size
    canvas.text(panel.left, y - 1.3 * size, label, bold=True)
    if all(np.isnan(curve.time_to) for curve in curves):
        canvas.text(panel.left, y, f"never at {target}", ink="muted")
        return
    for curve, x in zip(curves, (panel.left + 5, panel.left + 5 + 4.6 * size), strict=False):
        sign(axes, x, y - 0.33 * size, curve.kind, diameter(canvas), "muted")
        never = np.isnan(curve.time_to)
        words = "never" if never else f"{_seconds(curve.time_to)} s"
        canvas.text(x + 0.6 * size, y, words, ink="muted")


def _seconds(seconds: float) -> str:
    return fixed(seconds, 1 if seconds < 1 else 0)


def _key(canvas: Canvas, axes: Axes, benchmark: xr.Dataset, box: Box) -> None:
    """What signs and lines mean, in the place that the panels leave free."""
    left, top, _, _ = box
    size = canvas.small
    y = top - 1.9 * size
    for kind, words in (
        ("small", "the talk’s net"),
        ("wide", "the wide net"),
        ("other", "another kind"),
    ):
        middle, end = y - 0.33 * size, left + 1.2 * size
        width = _WEIGHTS[kind] - 0.4 * canvas.narrow
        axes.plot([left, end], [middle] * 2, color=pen("ink"), linewidth=width, zorder=3)
        sign(axes, end, middle, kind, diameter(canvas), "ink")
        canvas.text(left + 1.9 * size, y, words, ink="muted")
        y += 1.35 * size
    target = fixed(float(benchmark.attrs["target"]), 3)
    lines: tuple[tuple[dict[str, Any], tuple[str, ...]], ...] = (
        (_OTHERS, ("all other methods",)),
        (_MARK, (f"the mark, {target};", "seconds to it: on top")),
    )
    for look, said in lines:
        axes.plot([left, left + 1.2 * size], [y - 0.33 * size] * 2, **look)
        canvas.text(left + 1.9 * size, y, said, ink="muted")
        y += 1.35 * size * len(said)
    cores = int(benchmark.attrs["cores"])
    canvas.text(left, y, f"time on {cores} cores, log scale", ink="muted")
