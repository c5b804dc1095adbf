"""How many weights are needed: accuracy as the least certain ones are set to zero."""

from typing import Final

import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.line_key import Dashes, Line, entry
from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import board
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, percent, thousands

_NAMES: Final = {
    "signal-to-noise": "least certain first, ± 2 SE",
    "magnitude": "smallest mean first",
    "chance": "in random order",
}
_WIDTHS: Final = {"signal-to-noise": 3.2, "magnitude": 2.0, "chance": 2.0}
_DASHES: Final[dict[str, Dashes]] = {
    "signal-to-noise": (None, None),
    "magnitude": (7, 3),
    "chance": (1.2, 2.4),
}
_BAND: Final = 0.3
"""The opacity of the band."""

_QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_TOLD: Final = (0.0, 0.25, 0.5, 0.75, 0.9, 0.95)


def draw(pruned: xr.Dataset) -> Drawing:
    """Draw ``pruned``: validation accuracy by the share of weights that are zero."""

    def plot(canvas: Canvas) -> None:
        box = (44, 44, 288, 250) if canvas.narrow else (72, 56, 1000, 372)
        axes = canvas.axes(*box)
        _curves(axes, pruned)
        _guess(canvas, axes, pruned)
        weights = thousands(float(pruned.attrs["weights"]))
        axes.set_xlabel(
            f"share of the {weights} weights set to zero", fontsize=canvas.small, labelpad=4
        )
        canvas.text(0, canvas.small + 2, "right on validation rows", ink="muted")
        _key(canvas)

    return compose("pruning", plot, wide=(1120, 520), narrow=(360, 420), table=_table(pruned))


def _curves(axes: Axes, pruned: xr.Dataset) -> None:
    share = pruned["share"].to_numpy()
    first = pruned.sel(order="signal-to-noise")
    mean, se = first["accuracy"].to_numpy(), first["accuracy_se"].to_numpy()
    axes.fill_between(
        share, mean - 2 * se, mean + 2 * se, color=pen("w"), alpha=_BAND, linewidth=0, gid="band"
    )
    for order, dashes in _DASHES.items():
        axes.plot(
            share,
            pruned["accuracy"].sel(order=order),
            color=pen("w" if order == "signal-to-noise" else "ink"),
            dashes=dashes,
            linewidth=_WIDTHS[order],
            gid=order,
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xticks(_QUARTERS, [percent(v) for v in _QUARTERS])
    axes.set_yticks(_QUARTERS, [percent(v) for v in _QUARTERS])
    axes.grid(axis="y", color=pen("faint"), linewidth=1)


def _guess(canvas: Canvas, axes: Axes, pruned: xr.Dataset) -> None:
    """Where a net without weights stands: it names one class for all."""
    level = float(pruned["accuracy"].sel(order="signal-to-noise").isel(share=-1))
    axes.plot([0, 1], [level, level], color=pen("rule"), linewidth=1, dashes=(3, 3))
    axes.annotate(
        f"no weights at all: {percent(level)}",
        (0.0, level),
        xytext=(8, 6),
        textcoords="offset points",
        fontsize=canvas.small,
        color=pen("muted"),
    )


def _key(canvas: Canvas) -> None:
    """Names with a piece of their line, and of the band around one, below the plot."""
    length, thick = (30, 5) if canvas.narrow else (44, 7)
    for k, (order, words) in enumerate(_NAMES.items()):
        x, y = (44.0, 356.0 + 24 * k) if canvas.narrow else (72.0 + 340 * k, 502.0)
        ink = "w" if order == "signal-to-noise" else "ink"
        entry(canvas, x, y, Line(words, ink, _DASHES[order], _WIDTHS[order]))
        if order == "signal-to-noise":
            middle = y - 0.33 * canvas.small
            sides = ([x], [x + length]), ([middle - thick], [middle + thick])
            boxes(board(canvas), *sides, ink="w", alpha=_BAND, name="key-band")


def _table(pruned: xr.Dataset) -> Table:
    rows = []
    for share in _TOLD:
        one = pruned.sel(share=share)
        cells = [percent(share)]
        for order in _NAMES:
            of = one.sel(order=order)
            cells += [percent(float(of["accuracy"]), 1), fixed(float(of["nll"]), 2)]
        rows.append(tuple(cells))
    heads = [
        f"{words.partition(',')[0].capitalize()}: {what}"
        for words in _NAMES.values()
        for what in ("right", "NLL")
    ]
    se = float(pruned["accuracy_se"].max())
    return Table(
        columns=("Set to zero", *heads),
        rows=tuple(rows),
        note=(
            "Validation rows, mean over ten draws of each chain; NLL in nats. Certainty is "
            "|mean| / SD within a chain. Standard errors of the shares right are at most "
            f"{percent(se, 1)}."
        ),
    )
