"""The treeline: the probability that a tree stands here, and where it falls to one half."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import bands, dots, label, lead
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, thousands


def draw(line: xr.Dataset) -> Drawing:
    """Draw ``line-logistic``."""

    def plot(canvas: Canvas) -> None:
        box = (40, 64, 306, 290) if canvas.narrow else (84, 56, 1010, 396)
        axes = canvas.axes(*box)
        _curve(canvas, axes, line)
        _plots(axes, line, 5.5 if canvas.narrow else 9)
        _names(canvas, axes, line)

    return compose("logistic-line", plot, table=_table(line))


def _curve(canvas: Canvas, axes: Axes, line: xr.Dataset) -> None:
    x = line["grid"].to_numpy()
    bands(axes, x, line["mean_quantiles"], line["quantile"])
    axes.plot(
        x,
        line["truth"],
        color=pen("ink"),
        linewidth=2,
        dashes=(1, 3.2),
        dash_capstyle="round",
        gid="truth",
    )
    axes.set_xlim(x[0], x[-1])
    axes.set_ylim(-0.12, 1.10)
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    axes.spines["bottom"].set_position(("axes", 0))
    axes.locator_params(axis="x", nbins=5 if canvas.narrow else 8)
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:g}")
    axes.set_xlabel("elevation, km", fontsize=canvas.small, labelpad=4)
    canvas.text(0, 18 if canvas.narrow else 24, "probability that a tree stands here", ink="muted")


def _plots(axes: Axes, line: xr.Dataset, size: float) -> None:
    """Each plot as a dot: above the curve where a tree stood, below it where none did."""
    x, y = line["x"].to_numpy(), line["y"].to_numpy()
    for seen, height in ((1, 1.06), (0, -0.06)):
        at = x[y == seen]
        dots(axes, at, np.full(len(at), height), size=size, gid=f"plots-{seen}")


def _names(canvas: Canvas, axes: Axes, line: xr.Dataset) -> None:
    """Name bands and treeline left of the curve, the truth right of it."""
    grid, quantiles = line["grid"].to_numpy(), line["mean_quantiles"]
    size = canvas.small
    per_pixel = float(grid[-1] - grid[0]) / axes.bbox.width

    def falls(curve: xr.DataArray, p: float) -> float:
        """Where a probability falls through ``p``."""
        return float(np.interp(-p, -curve.to_numpy(), grid))

    low, high = (falls(quantiles.sel(quantile=q), 0.5) for q in (0.025, 0.975))
    axes.plot(
        [low, high],
        [0.5, 0.5],
        color=pen("ink"),
        linewidth=4,
        solid_capstyle="butt",
        gid="treeline",
    )
    outer = quantiles.sel(quantile=0.025)
    words = (
        ("the treeline:", "probability ½")
        if canvas.narrow
        else ("the treeline, where the", "probability is ½")
    )
    names = (
        (0.76, falls(quantiles.sel(quantile=0.1), 0.76), ("50, 80, 95 %", "credible interval")),
        (0.5, low, words),
    )
    for p, end, told in names:
        start = falls(outer, p) - (16 if canvas.narrow else 40) * per_pixel
        lead(axes, (start, p), (end, p))
        for row, one in enumerate(told):
            dy = (0.4 - 1.2 * row) * size
            label(axes, start, p, one, size=size, side="right", dx=-6, dy=dy)
    at = falls(line["truth"], 0.62)
    start = max(at, falls(quantiles.sel(quantile=0.975), 0.62)) + 24 * per_pixel
    lead(axes, (start, 0.62), (at, 0.62))
    truth = (
        ("the truth",) if canvas.narrow else ("the truth, with the other", "inputs at their means")
    )
    below = 0.4 if len(truth) > 1 else -0.33
    for row, one in enumerate(truth):
        label(axes, start, 0.62, one, size=size, dx=6, dy=(below - 1.2 * row) * size)
    seen: dict[str, Any] = {"size": size, "ink": "muted"}
    if canvas.narrow:
        label(axes, grid[0], 1.06, "a tree stood here", dx=4, dy=10, **seen)
    else:
        label(axes, grid[-1], 1.06, "a tree stood here", side="right", dy=-0.35 * size, **seen)
    label(axes, grid[0], -0.06, "no tree stood here", dx=4, dy=-0.35 * size, **seen)


def _table(line: xr.Dataset) -> Table:
    grid = line["grid"].to_numpy()
    quantiles = line["mean_quantiles"]

    def told(at: float, quantile: float) -> str:
        curve = quantiles.sel(quantile=quantile)
        return fixed(float(np.interp(at, grid, curve)), 2)

    rows = []
    for at in np.linspace(grid[0], grid[-1], 8):
        ranges = (f"{told(at, a)}–{told(at, 1 - a)}" for a in (0.25, 0.025))
        rows.append((fixed(at, 2), told(at, 0.5), *ranges))
    line_at = 1000 * (float(line.attrs.get("elevation_reference", 0.0)) - line["b"] / line["w"])
    low, inner, middle, outer, high = (
        thousands(q) for q in np.quantile(line_at, (0.025, 0.25, 0.5, 0.75, 0.975))
    )
    rows.append(("Treeline, m", middle, f"{inner}–{outer}", f"{low}–{high}"))
    return Table(
        columns=("Elevation, km", "Median", "50 %", "95 %"),
        rows=tuple(rows),
        note=(
            "Probability that a tree stands here, with credible intervals; in the last row, the "
            "elevation at which it is ½. The true curve holds where the other inputs have their "
            "mean values."
        ),
    )
