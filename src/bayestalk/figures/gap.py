"""What a method knows where it has seen nothing: hillshade by aspect, with a gap."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import bands, dots, label, lead
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed, percent

_SDS_OF_HALF = 1.349
"""How many SDs the middle half of a normal distribution is wide."""

_TITLES = {"nuts": "Sampled (NUTS)", "advi": "Mean-field ADVI"}
_WINDS = ((0, "N\n0°"), (90, "E\n90°"), (180, "S\n180°"), (270, "W\n270°"), (360, "N\n360°"))


def draw(gap: xr.Dataset) -> Drawing:
    """Draw ``gap``: the sampled posterior beside the mean-field one, on the same axes."""

    def plot(canvas: Canvas) -> None:
        fits = [str(fit) for fit in gap["fit"].to_numpy()]
        for i, fit in enumerate(fits):
            if canvas.narrow:
                axes = canvas.axes(36, 62 + i * 290, 310, 176)
            else:
                axes = canvas.axes(64 + i * 544, 84, 492, 346)
            _panel(canvas, axes, gap, fit, first=i == 0)

    return compose("gap", plot, narrow=(360, 596), table=_table(gap))


def _panel(canvas: Canvas, axes: Axes, gap: xr.Dataset, fit: str, *, first: bool) -> None:
    x = gap["grid"].to_numpy()
    start, stop = float(gap.attrs["gap_from"]), float(gap.attrs["gap_to"])
    quantiles = gap["mean_quantiles"].sel(fit=fit)
    axes.axvspan(start, stop, color=pen("faint"), alpha=0.55, linewidth=0, gid=f"unseen-{fit}")
    bands(axes, x, quantiles, gap["quantile"], name=f"{fit}-band")
    axes.plot(
        x, gap["truth"], color=pen("ink"), linewidth=2, dashes=(1, 3.2), dash_capstyle="round"
    )
    dots(axes, gap["x"], gap["y"], size=5 if canvas.narrow else 7)
    axes.set_xlim(0, 360)
    axes.set_ylim(*_limits(gap))
    axes.set_xticks([at for at, _ in _WINDS], [name for _, name in _WINDS])
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    axes.set_xlabel("aspect: where the slope faces", fontsize=canvas.small, labelpad=2)
    box = axes.get_position()
    left, top = box.x0 * canvas.width, (1 - box.y1) * canvas.height
    canvas.text(left, top - 1.9 * canvas.small, _TITLES.get(fit, fit), size=canvas.title, bold=True)
    label(
        axes,
        (start + stop) / 2,
        axes.get_ylim()[1],
        "no data here",
        size=canvas.small,
        side="center",
        dy=0.35 * canvas.small,
    )
    if first:
        canvas.text(0, 1.0 * canvas.small, "share of full light", ink="muted")
        _name_bands(canvas, axes, gap, fit)
    else:
        _name_truth(canvas, axes, gap)


def _limits(gap: xr.Dataset) -> tuple[float, float]:
    """The same heights for every fit: what the widest bands and the data need."""
    low = min(float(gap["mean_quantiles"].min()), float(gap["y"].min()), 0.0)
    high = max(float(gap["mean_quantiles"].max()), float(gap["y"].max()), 1.0)
    return low - 0.03, high + 0.12


def _name_bands(canvas: Canvas, axes: Axes, gap: xr.Dataset, fit: str) -> None:
    """Name the bands where they are widest, from the dark of the north-facing slopes."""
    unseen = slice(gap.attrs["gap_from"], gap.attrs["gap_to"])
    q = gap["mean_quantiles"].sel(fit=fit, grid=unseen)
    widest = int((q.sel(quantile=0.975) - q.sel(quantile=0.025)).argmax("grid"))
    x = float(q["grid"][widest])
    y = float(q.sel(quantile=0.9)[widest] + q.sel(quantile=0.975)[widest]) / 2
    high = axes.get_ylim()[1]
    size = canvas.small
    per_pixel = (high - axes.get_ylim()[0]) / axes.bbox.height
    label(axes, 4, high, "50, 80, 95 % credible", size=size, dy=-1.2 * size)
    label(axes, 4, high, "interval of the mean", size=size, dy=-2.4 * size)
    start_x = 8 + 9.0 * size * 360 / axes.bbox.width
    lead(axes, (start_x, high - 1.5 * size * per_pixel), (x, y))


def _name_truth(canvas: Canvas, axes: Axes, gap: xr.Dataset) -> None:
    """Name the dotted curve inside the gap, from the same corner."""
    x = 0.6 * float(gap.attrs["gap_from"]) + 0.4 * float(gap.attrs["gap_to"])
    size = canvas.small
    high = axes.get_ylim()[1]
    per_pixel = (high - axes.get_ylim()[0]) / axes.bbox.height
    label(axes, 4, high, "the truth", size=size, dy=-1.2 * size)
    start_x = 8 + 3.9 * size * 360 / axes.bbox.width
    truth = float(np.interp(x, gap["grid"], gap["truth"]))  # xarray's way imports scipy
    lead(axes, (start_x, high - 0.9 * size * per_pixel), (x, truth))


def _table(gap: xr.Dataset) -> Table:
    start, stop = float(gap.attrs["gap_from"]), float(gap.attrs["gap_to"])
    inside = (gap["grid"] >= start) & (gap["grid"] <= stop)
    rows = []
    for fit in gap["fit"].to_numpy():
        q = gap["mean_quantiles"].sel(fit=fit)
        low, high = q.sel(quantile=0.025), q.sel(quantile=0.975)
        width = high - low
        sd = (q.sel(quantile=0.75) - q.sel(quantile=0.25)) / _SDS_OF_HALF
        missed = ((gap["truth"] < low) | (gap["truth"] > high))[inside]
        rows.append(
            (
                _TITLES.get(str(fit), str(fit)),
                fixed(float(sd[~inside].mean()), 3),
                fixed(float(sd[inside].mean()), 3),
                fixed(float(width[~inside].mean()), 3),
                fixed(float(width[inside].mean()), 3),
                fixed(float(width[inside].max()), 3),
                percent(float(missed.mean())),
            )
        )
    return Table(
        columns=(
            "Fit",
            "SD where data was seen",
            "SD in the gap",
            "Width where data was seen",
            "Width in the gap",
            "Width in the gap, at its widest",
            "Truth outside, in the gap",
        ),
        rows=tuple(rows),
        note=(
            "Mean SD of the mean hillshade (0 to 1), from the 50 % credible interval as if it were "
            "normal; width of its 95 % credible interval, and in how much of the gap the truth "
            "lies outside it. "
            f"No data between {fixed(start, 0)}° and {fixed(stop, 0)}°."
        ),
    )
