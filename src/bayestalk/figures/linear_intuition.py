"""The line without and with uncertainty, each above the weights that draw it."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import dots, label, lead
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.places import density
from bayestalk.figures.style import Box, Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

SHOWN_DRAWS: Final = 20


def _parameters(line: xr.Dataset) -> tuple[tuple[str, str, str], ...]:
    """Name, words and unit; the bias is the temperature at the reference elevation."""
    return (("w", "weight w", "°C per km"), ("b", "bias b", f"°C at {_reference(line):g} km"))


def _reference(line: xr.Dataset) -> float:
    """The elevation that the model counts from, in km."""
    return float(line.attrs.get("elevation_reference", 0.0))


def draw(line: xr.Dataset) -> Drawing:
    """Draw ``line-linear``: a line and its point weights, beside a fan and its densities."""

    def plot(canvas: Canvas) -> None:
        strips = board(canvas)
        if canvas.narrow:
            _column(canvas, strips, line, (44, 40, 300, 190), uncertain=False)
            _column(canvas, strips, line, (44, 424, 300, 200), uncertain=True)
        else:
            _column(canvas, strips, line, (64, 58, 470, 276), uncertain=False)
            _column(canvas, strips, line, (640, 58, 470, 276), uncertain=True)

    return compose("linear-intuition", plot, narrow=(360, 780), table=_table(line))


def _column(
    canvas: Canvas,
    strips: Axes,
    line: xr.Dataset,
    box: Box,
    *,
    uncertain: bool,
) -> None:
    left, top, width, height = box
    title = "A distribution for each parameter" if uncertain else "One number for each parameter"
    canvas.text(left, top - (14 if canvas.narrow else 28), title, size=canvas.title, bold=True)
    _line(canvas, canvas.axes(*box), line, uncertain=uncertain)
    below = top + height + (62 if canvas.narrow else 88)
    tall = 46.0 if canvas.narrow else 60.0
    gap = 24 if canvas.narrow else 44
    each = (width - gap) / 2
    for i, parameter in enumerate(_parameters(line)):
        strip = (left + i * (each + gap), below, each, tall)
        _strip(canvas, strips, strip, line, *parameter, uncertain=uncertain)


def _line(canvas: Canvas, axes: Axes, line: xr.Dataset, *, uncertain: bool) -> None:
    x = line["grid"].to_numpy()
    point = float(line["point_w"]) * (x - _reference(line)) + float(line["point_b"])
    if uncertain:
        _band(axes, line, "predictive_quantiles", 0.1, "predictive-95")
        _band(axes, line, "mean_quantiles", 0.16, "band-95")
        for quantile in (0.025, 0.975):
            edge = line["mean_quantiles"].sel(quantile=quantile)
            axes.plot(x, edge, color=pen("ink"), linewidth=2, gid=f"edge-{quantile}")
        ends = [0, len(x) - 1]  # of lines, which are straight
        every = line.sizes["draw"] // SHOWN_DRAWS  # so that all chains are among them
        drawn = line["draws"].to_numpy()[::every][:SHOWN_DRAWS]
        for i, y in enumerate(drawn[:, ends]):
            axes.plot(x[ends], y, color=pen("ink"), linewidth=0.7, alpha=0.45, gid=f"draw-{i}")
    else:
        axes.plot(x, point, color=pen("ink"), linewidth=2.5, gid="line")
    dots(axes, line["x"], line["y"], size=6 if canvas.narrow else 8)
    axes.set_xlim(x[0], x[-1])
    low, high = line["predictive_quantiles"].min(), line["predictive_quantiles"].max()
    axes.set_ylim(float(min(low, line["y"].min())), float(max(high, line["y"].max())))
    if uncertain:
        _name_bands(canvas, axes, line)
    axes.locator_params(axis="x", nbins=5)
    axes.locator_params(axis="y", nbins=4)
    axes.yaxis.set_major_formatter(lambda v, _: fixed(v, 0))
    axes.xaxis.set_major_formatter(lambda v, _: f"{v:g}")
    axes.set_xlabel("elevation, km", fontsize=canvas.small, labelpad=2)
    label(
        axes,
        x[0],
        axes.get_ylim()[1],
        "°C",
        size=canvas.small,
        ink="muted",
        side="right",
        dx=-6,
        dy=-2,
    )


def _band(axes: Axes, line: xr.Dataset, of: str, alpha: float, name: str) -> None:
    low, high = (line[of].sel(quantile=q) for q in (0.025, 0.975))
    x = line["grid"].to_numpy()
    axes.fill_between(x, low, high, color=pen("ink"), alpha=alpha, linewidth=0, gid=name)


def _name_bands(canvas: Canvas, axes: Axes, line: xr.Dataset) -> None:
    """Name band and fan in the empty corners, with leaders from the words to what they name."""
    x = line["grid"].to_numpy()
    low, high = axes.get_ylim()
    per_pixel = (high - low) / axes.bbox.height
    size = canvas.small

    def edge(variable: str, quantile: float, share: float) -> tuple[float, float]:
        at = round(share * (len(x) - 1))
        return float(x[at]), float(line[variable].sel(quantile=quantile)[at])

    top = high - 0.8 * size * per_pixel
    label(axes, x[-1], top, "95 % predictive interval", size=size, side="right")
    end = edge("predictive_quantiles", 0.975, 0.72)
    lead(axes, (end[0], top - 0.5 * size * per_pixel), end)
    bottom = low + 0.7 * size * per_pixel
    words = ("95 % credible interval", f"{SHOWN_DRAWS} draws of the line")
    for row, told in enumerate(words):
        label(axes, x[0], bottom, told, size=size, dx=4, dy=1.25 * size * row)
    end = edge("mean_quantiles", 0.5, 0.16)
    lead(axes, (end[0], bottom + 2.4 * size * per_pixel), end)
    end = edge("mean_quantiles", 0.025, 0.6)
    start = float(x[0]) + (10 + 9.4 * size) * float(x[-1] - x[0]) / axes.bbox.width
    lead(axes, (start, bottom + 0.45 * size * per_pixel), end)


def _strip(
    canvas: Canvas,
    axes: Axes,
    box: Box,
    line: xr.Dataset,
    name: str,
    words: str,
    unit: str,
    *,
    uncertain: bool,
) -> None:
    """One parameter on its own axis: a pin where it is a number, a hill where it is a density."""
    at, height = density(line[name].to_numpy())
    point, peak = float(line[f"point_{name}"]), float(height.max())
    half = 1.15 * max(point - at[0], at[-1] - point)
    panel = Panel(*box, x=(point - half, point + half), y=(0.0, 1.05 * peak))
    if uncertain:
        x, y = panel.across(at), panel.up(height)
        gid = f"density-{name}"
        axes.fill_between(x, panel.bottom, y, color=pen(name), alpha=0.45, linewidth=0, gid=gid)
        axes.plot(x, y, color=pen(name), linewidth=2)
        shown = f"{words}, {unit}"
    else:
        pin = panel.across([point, point]), panel.up([0.0, 0.75 * peak])
        axes.plot(*pin, color=pen(name), linewidth=2)
        axes.plot(
            pin[0][1:],
            pin[1][1:],
            "o",
            color=pen(name),
            markersize=9,
            markeredgewidth=0,
            gid=f"point-{name}",
        )
        shown = f"{words} = {fixed(point)} {unit}"
    ticks = MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10]).tick_values(*panel.x)
    panel.frame(
        canvas, axes, {float(t): fixed(t, 0 if float(t).is_integer() else 1) for t in ticks}
    )
    canvas.text(
        panel.left,
        panel.top - 8,
        shown.removeprefix("weight ").removeprefix("bias ") if canvas.narrow else shown,
        ink=f"{name}-strong",
    )


def _table(line: xr.Dataset) -> Table:
    rows = []
    for name, words, unit in _parameters(line):
        low, high = np.quantile(line[name], (0.025, 0.975))
        rows.append(
            (
                f"{words} ({unit})",
                fixed(float(line[f"point_{name}"])),
                f"{fixed(low)} to {fixed(high)}",
            )
        )
    return Table(
        columns=("Parameter", "One number", "95 % credible interval"),
        rows=tuple(rows),
        note=(
            f"{line.sizes['obs']} weather stations; {line.sizes['sample']} posterior draws, "
            f"{SHOWN_DRAWS} of them drawn as lines."
        ),
    )
