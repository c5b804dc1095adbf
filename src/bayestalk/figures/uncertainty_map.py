"""Two kinds of not knowing, for right and for wrong predictions."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import boxes
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, thousands

_LEVELS = np.array([0.0, 0.001, 0.003, 0.01, 0.03, 0.1])
"""Shares of a panel's rows at which a cell becomes stronger."""

_STRENGTH = (0.10, 0.22, 0.38, 0.58, 0.85)


def draw(uncertainty: xr.Dataset) -> Drawing:
    """Draw ``uncertainty``: shares of right and of wrong predictions by their two parts."""

    def plot(canvas: Canvas) -> None:
        for i, kind in enumerate(("right", "wrong")):
            if canvas.narrow:
                axes = canvas.axes(40, 100 + i * 304, 308, 190)
            else:
                axes = canvas.axes(64 + i * 560, 102, 490, 350)
            _panel(canvas, axes, uncertainty, kind)
        words = ("epistemic: the draws disagree, nats", "the stronger a cell, the more rows")
        shown = words if canvas.narrow else "; ".join(words)
        canvas.text(0, canvas.small + 2, shown, ink="muted")

    return compose("uncertainty-map", plot, narrow=(360, 636), table=_table(uncertainty))


def _panel(canvas: Canvas, axes: Axes, uncertainty: xr.Dataset, kind: str) -> None:
    counts = uncertainty[f"counts_{kind}"].to_numpy()
    a = uncertainty["aleatoric_edges"].to_numpy()
    e = uncertainty["epistemic_edges"].to_numpy()
    _cells(axes, counts / counts.sum(), a, e, kind)
    both = uncertainty["counts_right"].to_numpy() + uncertainty["counts_wrong"].to_numpy()
    axes.set_xlim(0, _reach(a, both.sum(axis=1)))
    axes.set_ylim(0, _reach(e, both.sum(axis=0)))
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
    axes.set_xlabel("aleatoric: the classes mix, nats", fontsize=size, labelpad=2)
    box = axes.get_position()
    n = thousands(float(counts.sum()))
    left, top = box.x0 * canvas.width, (1 - box.y1) * canvas.height
    canvas.text(left, top - 2.0 * size, f"{n} {kind} predictions", size=canvas.title, bold=True)
    words = f"ring: mean, {fixed(mean[0], 2)} aleatoric and {fixed(mean[1], 2)} epistemic"
    canvas.text(left, top - 0.6 * size, words, ink="muted")


def _cells(axes: Axes, share: Floats, a: Floats, e: Floats, kind: str) -> None:
    level = np.digitize(share, _LEVELS)
    for k, alpha in enumerate(_STRENGTH, start=1):
        chosen = (level == k if k < len(_STRENGTH) else level >= k) & (share > 0)
        i, j = np.nonzero(chosen)
        if i.size:
            sides = (a[i], a[i + 1]), (e[j], e[j + 1])
            boxes(axes, *sides, ink="ink", alpha=alpha, name=f"cells-{kind}-{k}")


def _reach(edges: Floats, counts: Floats) -> float:
    """The edge below which all but one in a thousand rows lie."""
    within = np.cumsum(counts) / counts.sum()
    return float(edges[1 + int(np.searchsorted(within, 0.999))])


def _table(uncertainty: xr.Dataset) -> Table:
    return Table(
        columns=("Prediction", "Rows", "Mean aleatoric, nats", "Mean epistemic, nats"),
        rows=tuple(
            (
                kind.capitalize(),
                thousands(float(uncertainty[f"counts_{kind}"].sum())),
                fixed(float(uncertainty[f"{kind}_aleatoric"]), 3),
                fixed(float(uncertainty[f"{kind}_epistemic"]), 3),
            )
            for kind in ("right", "wrong")
        ),
        note="Validation rows, as this model estimates the two parts of their entropy.",
    )
