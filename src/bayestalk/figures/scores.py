"""Which posterior? How surprised each method is by rows it had not seen, on two nets."""

from typing import Final, NamedTuple

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator

from bayestalk.drawing import Drawing
from bayestalk.figures.scores_table import table
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, thousands

_ROWS: Final = {
    "validation": ("Validation rows", "every type equally often"),
    "natural-known": ("Natural rows", "types as often as they are"),
}
_TICKS: Final = (0.3, 0.4, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0)
_BLOCK: Final = 0.7
"""Space between the nets' methods and the models of other kinds, in rows."""


class Row(NamedTuple):
    """A method: its label, and its name on the talk's net and on the wide one, if it has one."""

    label: str
    small: str
    wide: str | None = None


class Surprise(NamedTuple):
    """A negative log-likelihood and its standard error, in nats."""

    nll: float
    se: float


def draw(scores: xr.Dataset, best: str = "sampled") -> Drawing:
    """Draw ``scores``: negative log-likelihood ± SE by method, the one in question in full ink.

    Each of the nets' methods has two marks joined by a line, a ring for the talk's net and a
    dot for the wide one: whether width helps is where the dot stands.
    """
    rows = rows_of(scores)

    def plot(canvas: Canvas) -> None:
        for i, name in enumerate(_ROWS):
            if canvas.narrow:
                box = (156.0, 78.0 + i * 400, 104.0, 270.0)
            else:
                box = (214.0 + i * 464, 92.0, 284.0, 366.0)
            _panel(canvas, scores, name, rows, box, best=best, labelled=canvas.narrow or i == 0)

    return compose("scores", plot, narrow=(360, 806), table=table(scores))


def rows_of(scores: xr.Dataset) -> list[Row]:
    """The nets' methods from the least to the most surprised talk's net, then the others."""
    nll = surprise(scores, "validation")
    names = sorted(nll, key=lambda name: nll[name].nll)
    net, label = (
        dict(zip(map(str, scores["method"].to_numpy()), map(str, found.to_numpy()), strict=True))
        for found in (scores["net"], scores["label"])
    )
    wide = {label[m]: m for m in names if net[m] == "wide"}
    return [
        *(Row(label[m], m, wide.get(label[m])) for m in names if net[m] == "cover"),
        *(Row(label[m], m) for m in names if not net[m]),
    ]


def surprise(scores: xr.Dataset, rows: str) -> dict[str, Surprise]:
    """Each method's negative log-likelihood on some rows."""
    value, se = (scores[name].sel(measure="nll", rows=rows).to_numpy() for name in ("value", "se"))
    names = scores["method"].to_numpy()
    return {
        str(name): Surprise(float(v), float(e)) for name, v, e in zip(names, value, se, strict=True)
    }


def _panel(
    canvas: Canvas,
    scores: xr.Dataset,
    name: str,
    rows: list[Row],
    box: Box,
    *,
    best: str,
    labelled: bool,
) -> None:
    left, top, wide, tall = box
    axes = canvas.axes(*box)
    _scale(canvas, axes, scores)
    nets = sum(row.wide is not None for row in rows)
    axes.set_ylim(len(rows) - 0.5 + _BLOCK, -0.5)
    pitch = tall / (len(rows) + _BLOCK)
    nll = surprise(scores, name)
    columns = tuple(left + wide + at for at in ((48, 98) if canvas.narrow else (72, 142)))
    places = [k + (_BLOCK if k >= nets else 0) for k in range(len(rows))]
    axes.hlines(places, *axes.get_xlim(), color=pen("faint"), linewidth=1, zorder=0)
    for row, at in zip(rows, places, strict=True):
        main = row.small == best
        _marks(axes, nll, row, at, name, main=main, small=canvas.narrow)
        y = top + (at + 0.5) * pitch + 0.33 * canvas.small
        ink = "ink" if main else "muted"
        if labelled:
            canvas.text(left - 12, y, row.label, side="right", ink=ink, bold=main)
        for method, x in zip((row.small, row.wide), columns, strict=True):
            if method:
                canvas.text(x, y, fixed(nll[method].nll, 3), ink=ink, bold=main, side="right")
    _headings(canvas, scores, name, rows, (left, top), columns)


def _headings(
    canvas: Canvas,
    scores: xr.Dataset,
    name: str,
    rows: list[Row],
    corner: tuple[float, float],
    columns: tuple[float, ...],
) -> None:
    left, top = corner
    title, detail = _ROWS[name]
    lift = 1.35 * canvas.small
    edge = 0 if canvas.narrow else left
    canvas.text(edge, top - 2 * lift - 4, title, size=canvas.title, bold=True)
    canvas.text(edge, top - lift, detail, ink="muted")
    net = next(row for row in rows if row.wide)
    for method, x, mark in zip((net.small, net.wide), columns, "○●", strict=True):
        weights = int(scores["weights"].sel({"method": method}))
        canvas.text(x, top - 8, thousands(weights), ink="muted", side="right")
        canvas.text(x - 2, top - 8 - lift, mark, ink="muted", side="right")


def _scale(canvas: Canvas, axes: Axes, scores: xr.Dataset) -> None:
    """The same logarithmic scale for every panel."""
    nll = scores.sel(measure="nll", rows=list(_ROWS))
    low = float((nll["value"] - nll["se"]).min())
    high = float((nll["value"] + nll["se"]).max())
    axes.set_xscale("log")
    axes.set_xlim(low / 1.05, high * 1.05)
    axes.xaxis.set_major_locator(FixedLocator([t for t in _TICKS if low / 1.05 < t < high * 1.05]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(lambda v, _: fixed(v, 1))
    axes.set_yticks([])
    axes.set_xlabel(
        "neg. log-likelihood ± SE, log scale"
        if canvas.narrow
        else "negative log-likelihood ± SE (log scale)",
        fontsize=canvas.small,
        labelpad=2,
    )


def _marks(
    axes: Axes,
    nll: dict[str, Surprise],
    row: Row,
    at: float,
    rows: str,
    *,
    main: bool,
    small: bool,
) -> None:
    """A ring for the talk's net, a dot for the wide one or for a model of another kind."""
    ink = pen("ink" if main else "muted")
    size = (8 if small else 10) * (1.15 if main else 1)
    found = {method: nll[method] for method in (row.small, row.wide) if method}
    if len(found) == 2:
        axes.plot([one.nll for one in found.values()], [at, at], color=ink, linewidth=1.6, zorder=1)
    for method, (value, se) in found.items():
        axes.plot(
            [value - se, value + se],
            [at, at],
            color=ink,
            linewidth=5 if main else 3.5,
            solid_capstyle="butt",
            alpha=0.45,
            gid=f"se-{rows}-{method}",
        )
        ring = method == row.small and row.wide is not None
        axes.plot(
            [value],
            [at],
            "o",
            color=ink,
            markersize=size,
            markerfacecolor=pen("ground") if ring else ink,
            markeredgewidth=2 if ring else 0,
            clip_on=False,
            zorder=3,
        )
