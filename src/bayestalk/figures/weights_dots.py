"""A few weights of each layer as quantile dotplots over their prior."""

from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.places import Floats, stacks, student_t
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_FLANK: Final = 2.5
"""How many of the prior's widths a panel reaches at least."""
_LAYERS: Final = (("1", "first layer"), ("2", "second layer"), ("out", "output layer"))


def draw(weights: xr.Dataset) -> Drawing:
    """Draw the picked weights of ``weights``: 20 dots each, every dot 5 % of the posterior."""

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        shown = 3 if canvas.narrow else weights.sizes["pick_1"]
        for row, (layer, name) in enumerate(_LAYERS):
            reach = _reach(weights, layer)
            if canvas.narrow:
                canvas.text(8, 22 + row * 150, name, bold=True)
                left, top, step, wide, tall = 8.0, 30.0 + row * 150, 117.0, 101.0, 90.0
            else:
                canvas.text(0, 92 + row * 168, name.split(), bold=True)
                left, top, step, wide, tall = 96.0, 8.0 + row * 168, 172.0, 156.0, 118.0
            for pick in range(shown):
                at = left + pick * step
                panel = Panel(at, top, wide, tall, x=(-reach, reach), y=(0.0, tall))
                _panel(canvas, axes, panel, weights, layer, pick)

    return compose("weights-dots", plot, narrow=(360, 470), table=_table(weights))


def _reach(weights: xr.Dataset, layer: str) -> float:
    """How far a layer's panels reach to either side: the prior's flanks and all dots are in."""
    flank = _FLANK * float(weights[f"width_{layer}"])
    return max(flank, float(np.abs(weights[f"dots_{layer}"]).max())) * 1.03


def _diameter(dots: Floats, peak: float, panel: Panel, largest: float) -> float:
    """The largest dots with which their highest stack, and the prior's peak, stay in the panel."""
    room = panel.height * 0.78
    for diameter in np.arange(largest, 1.4, -0.2):
        column = diameter / _scale(panel)
        _, place = stacks(dots, column)
        highest = max(place.max() + 1.0, peak * len(dots) * column)
        if highest * diameter <= room:
            return float(diameter)
    return room / len(dots)


def _scale(panel: Panel) -> float:
    """Pixels for a step of one."""
    return panel.width / (panel.x[1] - panel.x[0])


def _panel(
    canvas: Canvas, axes: Axes, panel: Panel, weights: xr.Dataset, layer: str, pick: int
) -> None:
    dots = weights[f"dots_{layer}"].to_numpy()[pick]
    spread, freedom = float(weights[f"spread_{layer}"]), float(weights.attrs["freedom"])
    grid = np.linspace(*panel.x, 121)
    prior = student_t(grid, spread, freedom)
    diameter = _diameter(dots, float(prior.max()), panel, 3.6 if canvas.narrow else 5.0)
    column = diameter / _scale(panel)
    x, place = stacks(dots, column)
    height = diameter * len(dots) * column
    axes.fill_between(
        panel.across(grid),
        panel.bottom,
        panel.up(prior * height),
        color=pen("prior"),
        alpha=0.5,
        linewidth=0,
    )
    axes.scatter(
        panel.across(x),
        panel.up((place + 0.5) * diameter),
        s=(0.92 * diameter) ** 2,
        color=pen("w"),
        linewidths=0,
        clip_on=False,
    )
    most = max(1, int(panel.x[1] * 0.75))
    panel.frame(canvas, axes, {float(t): fixed(t, 0) for t in (-most, 0, most)})
    name = str(weights[f"picks_{layer}"].to_numpy()[pick])
    canvas.text(panel.left, panel.top + 0.8 * canvas.small, name, ink="muted")


def _table(weights: xr.Dataset) -> Table:
    rows = []
    for layer, words in _LAYERS:
        kinds = ("picks", "pick_mean", "pick_sd", "ends")
        told = (weights[f"{kind}_{layer}"].to_numpy().tolist() for kind in kinds)
        for name, mean, sd, (low, high) in zip(*told, strict=True):
            interval = f"{fixed(low, 2)} to {fixed(high, 2)}"
            rows.append((name, words, fixed(mean, 2), fixed(sd, 2), interval))
    widths = ", ".join(fixed(float(weights[f"width_{layer}"]), 2) for layer, _ in _LAYERS)
    return Table(
        columns=("Weight", "Layer", "Mean", "SD", "80 % credible interval"),
        rows=tuple(rows),
        note=f"From {weights.attrs['draws']} draws of one chain, so ends of intervals are rough. "
        f"68 % of the prior lie within {widths} of 0, layer by layer.",
    )
