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
from bayestalk.figures.wording import SHORT, broken, fixed

_FLANK: Final = 2.5
"""How many of the prior's widths a panel reaches at least."""
_LAYERS: Final = (("1", "first layer"), ("2", "second layer"), ("out", "output layer"))


def draw(weights: xr.Dataset) -> Drawing:
    """Draw the picked weights of ``weights``: a dot for each equal part of the posterior.

    From left to right signs are ever more open; on phones the clearest, the middle and the
    vaguest are shown.
    """
    picks = weights.sizes["pick_1"]

    def plot(canvas: Canvas) -> None:
        axes = board(canvas)
        shown = (0, picks // 2, picks - 1) if canvas.narrow else tuple(range(picks))
        clear, vague = (8.0, 352.0) if canvas.narrow else (88.0, 1074.0)
        canvas.text(clear, 18, "← sign clear", ink="muted")
        canvas.text(vague, 18, "sign in doubt →", side="right", ink="muted")
        for row, (layer, name) in enumerate(_LAYERS):
            if canvas.narrow:
                canvas.text(8, 46 + row * 160, name, bold=True)
                left, top, step, wide, tall = 8.0, 100.0 + row * 160, 117.0, 106.0, 66.0
            else:
                canvas.text(0, 116 + row * 160, name.split(), bold=True)
                left, top, step, wide, tall = 88.0, 86.0 + row * 160, 166.0, 152.0, 80.0
            reach = _reach(weights, layer)
            panels = [
                Panel(left + at * step, top, wide, tall, x=(-reach, reach), y=(0.0, tall))
                for at in range(len(shown))
            ]
            diameter = _diameter(weights, layer, panels[0], 7.0 if canvas.narrow else 9.0)
            for panel, pick in zip(panels, shown, strict=True):
                _panel(canvas, axes, panel, weights, layer, pick, diameter)

    return compose("weights-dots", plot, narrow=(360, 520), table=_table(weights))


def _reach(weights: xr.Dataset, layer: str) -> float:
    """How far a layer's panels reach to either side: the prior's flanks and all dots are in."""
    flank = _FLANK * float(weights[f"width_{layer}"])
    return max(flank, float(np.abs(weights[f"dots_{layer}"]).max())) * 1.03


def _diameter(weights: xr.Dataset, layer: str, panel: Panel, largest: float) -> float:
    """The largest dots with which no stack of a layer, and no prior's peak, leaves its panel."""
    every = weights[f"dots_{layer}"].to_numpy()
    peak = float(_prior(weights, layer, np.zeros(1))[0])
    for diameter in np.arange(largest, 1.4, -0.2):
        column = diameter / _scale(panel)
        stacked = max(int(stacks(dots, column)[1].max()) + 1 for dots in every)
        if max(stacked, peak * every.shape[1] * column) * diameter <= panel.height:
            return float(diameter)
    return panel.height / float(every.shape[1])


def _prior(weights: xr.Dataset, layer: str, at: Floats) -> Floats:
    """The prior's density of a layer's weights."""
    return student_t(at, float(weights[f"spread_{layer}"]), float(weights.attrs["freedom"]))


def _scale(panel: Panel) -> float:
    """Pixels for a step of one."""
    return panel.width / (panel.x[1] - panel.x[0])


def _panel(
    canvas: Canvas,
    axes: Axes,
    panel: Panel,
    weights: xr.Dataset,
    layer: str,
    pick: int,
    diameter: float,
) -> None:
    dots = weights[f"dots_{layer}"].to_numpy()[pick]
    grid = np.linspace(*panel.x, 121)
    column = diameter / _scale(panel)
    x, place = stacks(dots, column)
    axes.fill_between(
        panel.across(grid),
        panel.bottom,
        panel.up(_prior(weights, layer, grid) * diameter * len(dots) * column),
        color=pen("prior"),
        alpha=0.5,
        linewidth=0,
        gid=f"prior-{layer}-{pick}",
    )
    zero = float(panel.across(0.0))
    axes.plot([zero, zero], [panel.top, panel.bottom], color=pen("rule"), linewidth=1)
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
    lines = _title(*_ends(weights, layer)[pick], narrow=canvas.narrow)
    canvas.text(panel.left, panel.top - 8 - 1.25 * canvas.small * (len(lines) - 1), lines)


def _title(start: str, end: str, *, narrow: bool) -> tuple[str, ...]:
    """From where to where a weight leads, on lines that are no wider than a panel."""
    if not end.startswith("unit"):
        return (f"{start} to", SHORT.get(end, end) if narrow else end)
    return (*broken(start.replace(" and ", ", "), 16 if narrow else 20), f"to {end}")


def _ends(weights: xr.Dataset, layer: str) -> list[tuple[str, str]]:
    """What each picked weight joins: an input, units by their numbers, a class."""
    inputs, classes = weights["input"].to_numpy(), weights["class"].to_numpy()
    found = []
    for name in weights[f"picks_{layer}"].to_numpy():
        row, column = (int(at) for at in str(name)[str(name).index("[") + 1 : -1].split(","))
        start = str(inputs[row]) if layer == "1" else f"unit {row}"
        found.append((start, str(classes[column]) if layer == "out" else f"unit {column}"))
    return found


def _table(weights: xr.Dataset) -> Table:
    rows = []
    for layer, words in _LAYERS:
        kinds = ("picks", "pick_mean", "pick_sd", "ends")
        told = (weights[f"{kind}_{layer}"].to_numpy().tolist() for kind in kinds)
        for (start, end), name, mean, sd, (low, high) in zip(
            _ends(weights, layer), *told, strict=True
        ):
            weight = f"{name} ({start} to {end})"
            interval = f"{fixed(low, 2)} to {fixed(high, 2)}"
            rows.append((weight, words, fixed(mean, 2), fixed(sd, 2), interval))
    widths = ", ".join(fixed(float(weights[f"width_{layer}"]), 2) for layer, _ in _LAYERS)
    return Table(
        columns=("Weight", "Layer", "Mean", "SD", "80 % credible interval"),
        rows=tuple(rows),
        note=f"From {weights.attrs['draws']} draws of one chain, so ends of intervals are rough. "
        f"68 % of the prior lie within {widths} of 0, layer by layer.",
    )
