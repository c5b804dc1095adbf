"""Which posterior? How surprised each method is by rows it had not seen, on two nets."""

from typing import Final, NamedTuple

import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.scores_table import table
from bayestalk.figures.signs import diameter, sign
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, thousands

_MAIN: Final = "sampled"
"""The method in question, in full ink."""

_ROWS: Final = {
    "validation": ("Validation rows", "every type equally often"),
    "natural-known": ("Natural rows", "types as frequent as in the forest"),
}
_TICKS: Final = (0.3, 0.4, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0)
_BLOCK: Final = 0.8
"""Space between the nets' methods and the models of other kinds, in rows."""

_LIFT: Final = 0.19
"""How far above its row's middle the talk's net stands, and below it the wide one, in rows."""


class Row(NamedTuple):
    """A method: its label, and its name on the talk's net and on the wide one, if it has one."""

    label: str
    small: str
    wide: str | None = None


class Surprise(NamedTuple):
    """A negative log-likelihood and its standard error, in nats."""

    nll: float
    se: float


def draw(scores: xr.Dataset) -> Drawing:
    """Draw ``scores``: negative log-likelihood ± 2 SE by method.

    Each of the nets' methods has two marks, a ring for the talk's net and below it a dot for
    the wide one: whether width helps is where the dot stands. Models of other kinds have a
    mark of their own.
    """
    rows = rows_of(scores)

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        for i, name in enumerate(_ROWS):
            if canvas.narrow:
                box = (126.0, 148.0 + i * 402, 132.0, 296.0)
            else:
                box = (206.0 + i * 464, 76.0, 300.0, 350.0)
            _panel(canvas, axes, scores, name, rows, box, labelled=canvas.narrow or i == 0)
        _key(canvas, axes, scores, rows)

    return compose("scores", plot, narrow=(360, 890), table=table(scores))


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
    axes: Axes,
    scores: xr.Dataset,
    name: str,
    rows: list[Row],
    box: Box,
    *,
    labelled: bool,
) -> None:
    left, top, wide, _ = box
    nll = surprise(scores, name)
    columns = tuple(left + wide + at for at in ((46, 98) if canvas.narrow else (72, 140)))
    panel = _scaled(box, scores, len(rows))
    _grid(canvas, axes, panel)
    nets = sum(row.wide is not None for row in rows)
    for k, row in enumerate(rows):
        at = k + (_BLOCK if k >= nets else 0)
        main = row.small == _MAIN
        ink = "ink" if main else "muted"
        y = float(panel.up(-at)) + 0.35 * canvas.small
        if labelled:
            canvas.text(left - 12, y, row.label, side="right", ink=ink, bold=main)
        for kind, method, x, lift in _cells(row, columns):
            where = float(panel.up(lift - at))
            _mark(axes, panel, nll[method], where, kind, f"se-{name}-{method}", canvas, main=main)
            canvas.text(x, y, fixed(nll[method].nll, 3), ink=ink, bold=main, side="right")
    title, detail = _ROWS[name]
    edge = 0 if canvas.narrow else left
    line = 1.35 * canvas.small
    canvas.text(edge, top - 1.75 * line, title, size=canvas.title, bold=True)
    canvas.text(edge, top - 0.6 * line, detail, ink="muted")
    for kind, x in zip(("small", "wide"), columns, strict=True):
        sign(axes, x - 1.1 * canvas.small, top - 0.8 * line, kind, diameter(canvas), "muted")


def _cells(row: Row, columns: tuple[float, ...]) -> list[tuple[str, str, float, float]]:
    """The marks of a row: kind, method, where its number stands, how far it is lifted."""
    if row.wide is None:
        return [("other", row.small, sum(columns) / 2, 0.0)]
    return [("small", row.small, columns[0], _LIFT), ("wide", row.wide, columns[1], -_LIFT)]


def _scaled(box: Box, scores: xr.Dataset, rows: int) -> Panel:
    """The same logarithmic scale for every panel."""
    nll = scores.sel(measure="nll", rows=list(_ROWS))
    low = float((nll["value"] - 2 * nll["se"]).min()) / 1.02
    high = float((nll["value"] + 2 * nll["se"]).max()) * 1.02
    return Panel(*box, x=(low, high), y=(0.5 - rows - _BLOCK, 0.5), log=True)


def _grid(canvas: Canvas, axes: Axes, panel: Panel) -> None:
    shown = {t: fixed(t, 1) for t in _TICKS if panel.x[0] <= t <= panel.x[1]}
    at = panel.across(list(shown))
    axes.vlines(at, panel.top, panel.bottom, color=pen("faint"), linewidth=1)
    panel.frame(canvas, axes, shown)
    words = "neg. log-likelihood" if canvas.narrow else "negative log-likelihood (log scale)"
    y = panel.bottom + (2.9 if canvas.narrow else 2.5) * canvas.small
    canvas.text(panel.left + panel.width / 2, y, words, side="center", ink="muted")


def _mark(
    axes: Axes,
    panel: Panel,
    one: Surprise,
    y: float,
    kind: str,
    ident: str,
    canvas: Canvas,
    *,
    main: bool,
) -> None:
    """A mark with a line of two standard errors to each side, so that it is not hidden behind."""
    ink = "ink" if main else "muted"
    axes.plot(
        panel.across([one.nll - 2 * one.se, one.nll + 2 * one.se]),
        [y, y],
        color=pen(ink),
        linewidth=2.4 if main else 2.0,
        solid_capstyle="butt",
        gid=ident,
    )
    sign(axes, float(panel.across(one.nll)), y, kind, diameter(canvas), ink)


def _key(canvas: Canvas, axes: Axes, scores: xr.Dataset, rows: list[Row]) -> None:
    net = next(row for row in rows if row.wide)
    small, wide = (
        thousands(int(scores["weights"].sel({"method": name}))) for name in (net.small, net.wide)
    )
    words = (
        ("small", f"the talk’s net, {small} weights"),
        ("wide", f"the wide net, {wide} weights"),
        ("other", "a model of another kind"),
    )
    size = canvas.small
    for k, (kind, said) in enumerate(words):
        x, y = (11.0, 18.0 + k * canvas.line) if canvas.narrow else (14.0 + k * 268, 510.0)
        sign(axes, x, y - 0.33 * size, kind, diameter(canvas), "muted")
        canvas.text(x + (19 if canvas.narrow else 12), y, said, ink="muted")
    x, y = (0.0, 18.0 + 3 * canvas.line) if canvas.narrow else (808.0, 510.0)
    axes.plot([x, x + 22], [y - 0.33 * size] * 2, color=pen("muted"), linewidth=2)
    canvas.text(x + 30, y, "two standard errors to each side", ink="muted")
