"""A few weights of each layer as quantile dotplots over their prior."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.places import Floats, stacks, student_t
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_FLANK: Final = 2.5
"""How many of the prior's widths a panel reaches at least."""
_LAYERS: Final = (("1", "first layer"), ("2", "second layer"), ("out", "output layer"))


def draw(weights: xr.Dataset) -> Drawing:
    """Draw the picked weights of ``weights``: 50 dots each, every dot 2 % of the posterior."""

    def plot(canvas: Canvas) -> None:
        shown = 3 if canvas.narrow else weights.sizes["pick_1"]
        for row, (layer, name) in enumerate(_LAYERS):
            if canvas.narrow:
                canvas.text(8, 22 + row * 150, name, bold=True)
                top, tall, left, step = 30 + row * 150, 90, 8, 117
            else:
                canvas.text(0, 92 + row * 168, name.split(), bold=True)
                top, tall, left, step = 8 + row * 168, 118, 96, 172
            for column in range(shown):
                axes = canvas.axes(left + column * step, top, step - 16, tall)
                _panel(canvas, axes, weights, layer, column)

    return compose("weights-dots", plot, narrow=(360, 470), table=_table(weights))


def _reach(weights: xr.Dataset, layer: str) -> float:
    """How far a layer's panels reach to either side: the prior's flanks and all dots are in."""
    flank = _FLANK * float(weights[f"width_{layer}"])
    return max(flank, float(np.abs(weights[f"dots_{layer}"]).max())) * 1.03


def _diameter(dots: Floats, peak: float, axes: Axes, span: float, largest: float) -> float:
    """The largest dots with which their highest stack, and the prior's peak, stay in the panel."""
    room = axes.bbox.height * 0.78
    for diameter in np.arange(largest, 1.4, -0.2):
        column = diameter / axes.bbox.width * span
        _, place = stacks(dots, column)
        highest = max(place.max() + 1.0, peak * len(dots) * column)
        if highest * diameter <= room:
            return float(diameter)
    return room / len(dots)


def _panel(canvas: Canvas, axes: Axes, weights: xr.Dataset, layer: str, pick: int) -> None:
    dots = weights[f"dots_{layer}"].to_numpy()[pick]
    spread, freedom = float(weights[f"spread_{layer}"]), float(weights.attrs["freedom"])
    reach = _reach(weights, layer)
    wide, tall = axes.bbox.width, axes.bbox.height
    grid = np.linspace(-reach, reach, 121)
    prior = student_t(grid, spread, freedom)
    largest = 3.6 if canvas.narrow else 5.0
    diameter = _diameter(dots, float(prior.max()), axes, 2 * reach, largest)
    column = diameter / wide * 2 * reach
    x, place = stacks(dots, column)
    dot_height = diameter * len(dots) * column
    axes.fill_between(grid, 0, prior * dot_height, color=pen("prior"), alpha=0.5, linewidth=0)
    axes.scatter(
        x,
        (place + 0.5) * diameter,
        s=(0.92 * diameter) ** 2,
        color=pen("w"),
        linewidths=0,
        clip_on=False,
    )
    axes.set_xlim(-reach, reach)
    axes.set_ylim(0, tall)
    axes.set_yticks([])
    most = max(1, int(reach * 0.75))
    axes.set_xticks((-most, 0, most), [fixed(t, 0) for t in (-most, 0, most)])
    name = str(weights[f"picks_{layer}"].to_numpy()[pick])
    axes.annotate(
        name,
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, -0.8 * canvas.small),
        textcoords="offset points",
        fontsize=canvas.small,
        color=pen("muted"),
    )


def _table(weights: xr.Dataset) -> Table:
    rows = []
    for layer, words in _LAYERS:
        names = weights[f"picks_{layer}"].to_numpy()
        for name, dots in zip(names, weights[f"dots_{layer}"].to_numpy(), strict=True):
            low, high = np.quantile(dots, (0.025, 0.975))
            rows.append(
                (
                    str(name),
                    words,
                    fixed(float(dots.mean()), 2),
                    fixed(float(dots.std()), 2),
                    f"{fixed(low, 2)} to {fixed(high, 2)}",
                )
            )
    widths = ", ".join(fixed(float(weights[f"width_{layer}"]), 2) for layer, _ in _LAYERS)
    return Table(
        columns=("Weight", "Layer", "Mean", "SD", "95 % credible interval"),
        rows=tuple(rows),
        note=f"68 % of the prior lie within {widths} of 0, layer by layer. From 50 quantiles.",
    )
