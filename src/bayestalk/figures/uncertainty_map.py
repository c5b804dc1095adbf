"""Two kinds of not knowing, for right and for wrong predictions."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import board
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, percent, thousands

_KINDS: Final = ("right", "wrong")
_FEWEST: Final = (0.0, 0.001, 0.004, 0.016, 0.064)
"""Shares of a panel's rows from which on a cell is drawn, each step in a stronger ink."""

_STRENGTH: Final = (0.14, 0.28, 0.46, 0.66, 0.9)


def draw(uncertainty: xr.Dataset) -> Drawing:
    """Draw ``uncertainty``: shares of right and of wrong predictions by their two parts."""

    def plot(canvas: Canvas) -> None:
        for i, kind in enumerate(_KINDS):
            if canvas.narrow:
                box = (60.0, 58.0 + i * 300, 290.0, 186.0)
            else:
                box = (80.0 + i * 560, 76.0, 470.0, 334.0)
            _panel(canvas, box, uncertainty, kind)
        _key(canvas)

    return compose("uncertainty-map", plot, narrow=(360, 664), table=_table(uncertainty))


def _rows(uncertainty: xr.Dataset, kind: str) -> int:
    """How many predictions are right or wrong, counted before they are put into cells."""
    wrong = int(uncertainty.attrs["wrong"])
    return wrong if kind == "wrong" else int(uncertainty.attrs["rows"]) - wrong


def _panel(canvas: Canvas, box: Box, uncertainty: xr.Dataset, kind: str) -> None:
    axes = canvas.axes(*box)
    counts = uncertainty[f"counts_{kind}"].to_numpy()
    a = uncertainty["aleatoric_edges"].to_numpy()
    e = uncertainty["epistemic_edges"].to_numpy()
    rows = _rows(uncertainty, kind)
    _cells(axes, counts / rows, a, e, kind)
    axes.set_xlim(0, a[-1])
    axes.set_ylim(0, e[-1])
    mean = float(uncertainty[f"{kind}_aleatoric"]), float(uncertainty[f"{kind}_epistemic"])
    axes.plot(
        *mean,
        "o",
        color=pen("ground"),
        markersize=12 if not canvas.narrow else 9,
        markeredgecolor=pen("ink"),
        markeredgewidth=2.5,
        gid=f"mean-{kind}",
    )
    size = canvas.small
    axes.locator_params(axis="x", nbins=5)
    axes.locator_params(axis="y", nbins=4)
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:g}")
    axes.yaxis.set_major_formatter(lambda v, _: f"{v:g}")
    axes.set_xlabel("aleatoric doubt, nats", fontsize=size, labelpad=2)
    axes.set_ylabel("epistemic doubt, nats", fontsize=size, labelpad=4)
    left, top, _, _ = box
    title = f"{thousands(rows)} {kind} predictions"
    canvas.text(left, top - 2.0 * size, title, size=canvas.title, bold=True)
    words = f"ring: mean, {fixed(mean[0], 2)} aleatoric, {fixed(mean[1], 2)} epistemic"
    canvas.text(left, top - 0.6 * size, words, ink="muted")


def _key(canvas: Canvas) -> None:
    """Patches of each strength with the share of a panel's predictions from which it is used."""
    size = canvas.small
    title = "share of a panel’s predictions in a cell:"
    if canvas.narrow:
        left, y, pitch = 30.0, canvas.height - 8, 66.0
        canvas.text(30, y - 1.5 * size, title, ink="muted")
    else:
        left, y, pitch = 480.0, canvas.height - 12, 112.0
        canvas.text(80, y, title, ink="muted")
    axes = board(canvas)
    for k, (alpha, fewest) in enumerate(zip(_STRENGTH, _FEWEST, strict=True)):
        x, side = left + k * pitch, 0.9 * size
        sides = ([x], [x + side]), ([y - side + 2], [y + 2])
        boxes(axes, *sides, ink="ink", alpha=alpha, name=f"key-{k + 1}")
        words = f"{percent(fewest, 1)} +" if fewest else "less"
        canvas.text(x + side + 5, y, words, ink="muted")


def _cells(axes: Axes, share: Floats, a: Floats, e: Floats, kind: str) -> None:
    level = np.digitize(share, _FEWEST)
    for k, alpha in enumerate(_STRENGTH, start=1):
        i, j = np.nonzero((level == k) & (share > 0))
        if i.size:
            sides = (a[i], a[i + 1]), (e[j], e[j + 1])
            boxes(axes, *sides, ink="ink", alpha=alpha, name=f"cells-{kind}-{k}")


def _table(uncertainty: xr.Dataset) -> Table:
    return Table(
        columns=("Prediction", "Rows", "Mean aleatoric, nats", "Mean epistemic, nats"),
        rows=tuple(
            (
                kind.capitalize(),
                thousands(_rows(uncertainty, kind)),
                fixed(float(uncertainty[f"{kind}_aleatoric"]), 3),
                fixed(float(uncertainty[f"{kind}_epistemic"]), 3),
            )
            for kind in _KINDS
        ),
        note=(
            "Validation rows, as this model estimates the two parts of their entropy. "
            f"{int(uncertainty.attrs['beyond'])} lie beyond an edge of the map and are counted in "
            "its last cells."
        ),
    )
