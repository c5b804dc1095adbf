"""What a second buys: how soon each method is how good, on rows that it was not fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from numpy.typing import NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.places import spread
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_TICKS: Final = {1: "1 s", 10: "10 s", 60: "1 min", 600: "10 min"}
_SHORT: Final = {
    "Sampled ensemble, wide net": "Sampled, wide",
    "One sampled chain": "One chain",
    "One sampled chain, wide net": "One chain, wide",
    "Mean-field ADVI": "ADVI",
    "Mean-field SVI (NumPyro)": "SVI (NumPyro)",
    "ADVI by default (PyMC)": "ADVI (PyMC)",
    "Logistic regression": "Logistic regr.",
}
"""Names where a phone has room for no more."""
_HIGHEST: Final = 0.85
"""Scores above this are no use, and left out of the picture."""


@dataclass(frozen=True)
class _Line:
    """A method's curve: seconds, and the best score so far."""

    name: str
    label: str
    ours: bool
    main: bool
    seconds: NDArray[np.float64]
    nll: NDArray[np.float64]

    @property
    def last(self) -> float:
        """The best score of all."""
        return float(self.nll[-1])

    @property
    def ink(self) -> str:
        """Full ink for ours."""
        return "ink" if self.ours else "muted"


def draw(benchmark: xr.Dataset, best: str = "sampled") -> Drawing:
    """Draw ``benchmark``: the best score so far against seconds, ours in full ink.

    Of the wide net only the sampled ensemble and its single chain are drawn; the table has all.
    """
    lines = [line for line in _lines(benchmark, best) if line.main or not _left_out(line.name)]

    def plot(canvas: Canvas) -> None:
        if canvas.narrow:
            _curves(canvas, benchmark, lines, (36, 40, 158, 340))
        else:
            _curves(canvas, benchmark, lines, (64, 46, 590, 402))

    return compose("benchmark", plot, narrow=(360, 440), table=_table(benchmark))


def _left_out(name: str) -> bool:
    return name.startswith("wide-") and name not in ("wide-sampled", "wide-chain")


def _lines(benchmark: xr.Dataset, best: str) -> list[_Line]:
    found = []
    of = benchmark["of"].to_numpy()
    for number, name in enumerate(str(one) for one in benchmark["method"].to_numpy()):
        own = np.flatnonzero(of == number)
        if len(own):
            found.append(
                _Line(
                    name,
                    str(benchmark["label"][number].item()),
                    bool(benchmark["ours"][number]),
                    name.endswith(f"-{best}"),
                    benchmark["seconds"].to_numpy()[own].astype(float),
                    benchmark["nll"].to_numpy()[own].astype(float),
                )
            )
    return sorted(found, key=lambda line: line.last)


def _curves(
    canvas: Canvas,
    benchmark: xr.Dataset,
    lines: Sequence[_Line],
    box: Box,
) -> None:
    axes = canvas.axes(*box)
    left, top, wide, tall = box
    limit, target = float(benchmark.attrs["limit"]), float(benchmark.attrs["target"])
    low = min([target, *(line.last for line in lines)])
    high = min(_HIGHEST, max([target, *(line.last for line in lines)]) + 0.05)
    low -= 0.05 * (high - low)
    first = min([limit / 2, *(float(line.seconds[0]) for line in lines)])
    axes.set_xscale("log")
    axes.set_xlim(max(0.3, 0.8 * first), limit)
    axes.set_ylim(low, high)
    for line in reversed(lines):
        _step(axes, line, limit, narrow=canvas.narrow)
    axes.axhline(target, color=pen("muted"), linewidth=1.2, dashes=(4, 4), gid="target", zorder=1)
    _ticks(axes, first, limit)
    axes.set_xlabel(
        f"time on {int(benchmark.attrs['cores'])} cores", fontsize=canvas.small, labelpad=2
    )
    words = "negative log-likelihood, best so far: lower is better"
    canvas.text(
        0,
        canvas.small + 4,
        words if not canvas.narrow else "neg. log-likelihood so far",
        ink="muted",
    )
    label(
        axes,
        axes.get_xlim()[0],
        target,
        fixed(target, 3),
        size=canvas.small,
        ink="muted",
        dx=4,
        dy=5,
    )
    pitch = 1.22 * canvas.small
    ends = [top + tall * min(1.0, max(0.0, (high - line.last) / (high - low))) for line in lines]
    at = _within(ends, pitch, top, top + tall)
    for line, end, y in zip(lines, ends, at, strict=True):
        _name(canvas, line, left + wide, end, float(y), high)


def _step(axes: Axes, line: _Line, limit: float, *, narrow: bool) -> None:
    width = 3.4 if line.main else 1.8
    axes.plot(
        [*line.seconds, max(limit, line.seconds[-1])],
        [*line.nll, line.last],
        drawstyle="steps-post",
        color=pen(line.ink),
        linewidth=width - 0.6 * narrow,
        gid=line.name,
        zorder=4 if line.main else 3 if line.ours else 2,
    )
    axes.plot(
        line.seconds[:1],
        line.nll[:1],
        "o",
        color=pen(line.ink),
        markersize=(8 if line.main else 6) - 2 * narrow,
        markeredgewidth=0,
        zorder=5,
    )


def _ticks(axes: Axes, first: float, limit: float) -> None:
    shown = [second for second in _TICKS if 0.8 * first <= second <= limit]
    axes.set_xticks(shown, [_TICKS[second] for second in shown])
    axes.set_xticks([], minor=True)
    axes.locator_params(axis="y", nbins=5)
    axes.yaxis.set_major_formatter(lambda value, _: fixed(value, 1))
    axes.grid(axis="y", color=pen("faint"), linewidth=1)


def _within(ends: Sequence[float], pitch: float, top: float, bottom: float) -> NDArray[np.float64]:
    """Heights of labels: near their lines' ends, apart from each other, inside the plot."""
    at = spread(ends, pitch)
    order = np.argsort(at, kind="stable")
    for rank, k in enumerate(order):
        at[k] = max(at[k], top + rank * pitch)
    for rank, k in enumerate(order[::-1]):
        at[k] = min(at[k], bottom - rank * pitch)
    return at


def _name(canvas: Canvas, line: _Line, right: float, end: float, y: float, high: float) -> None:
    """The method's name beside its line's end, and on a slide its best score."""
    away = 12.0 if canvas.narrow else 26.0
    canvas.rule(right + 2, end, right + away - 4, y, ink="muted")
    above = " ↑" if line.last > high else ""
    if canvas.narrow:
        words = f"{_SHORT.get(line.label, line.label)}{above}"
    else:
        words = f"{line.label} {fixed(line.last, 3)}{above}"
    canvas.text(right + away, y + 0.33 * canvas.small, words, ink=line.ink, bold=line.main)


def _table(benchmark: xr.Dataset) -> Table:
    def cell(value: float, decimals: int) -> str:
        return "–" if np.isnan(value) else fixed(value, decimals)

    moments = [int(moment) for moment in benchmark["moment"].to_numpy()]
    lines = _lines(benchmark, "")
    silent = [
        str(name)
        for name in benchmark["method"].to_numpy()
        if str(name) not in {line.name for line in lines}
    ]
    rows = []
    for name in [*(line.name for line in lines), *silent]:
        one = benchmark.sel({"method": name})
        stopped = bool(one["over"])
        rows.append(
            (
                str(one["label"].item()),
                cell(float(one["time_to"]), 1),
                *(cell(float(one["best"].sel(moment=moment)), 3) for moment in moments),
                f"{fixed(float(one['took']), 0)} s{', stopped' if stopped else ''}",
            )
        )
    target = fixed(float(benchmark.attrs["target"]), 3)
    return Table(
        columns=(
            "Method",
            f"Seconds to {target}",
            *(f"NLL at {moment} s" for moment in moments),
            "Ran for",
        ),
        rows=tuple(rows),
        note=(
            f"Seconds until the negative log-likelihood (NLL) of the validation rows is {target} "
            "or less, and the best one so far at some moments; – where there was none. Stopped: "
            f"after {fixed(float(benchmark.attrs['limit']), 0)} s. The methods ran one after "
            f"another, each on {int(benchmark.attrs['cores'])} cores."
        ),
    )
