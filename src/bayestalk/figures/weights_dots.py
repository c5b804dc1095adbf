"""A few weights of each layer as quantile dotplots over their prior."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.marks import label
from bayestalk.figures.places import Floats, stacks, student_t
from bayestalk.figures.style import Canvas, compose
from bayestalk.figures.svg import pen
from bayestalk.figures.wording import fixed

_FLANK: Final = 2.5
"""How many of the prior's widths a panel reaches at least."""
_LAYERS: Final = (("1", "first layer"), ("2", "second layer"), ("out", "output layer"))


@dataclass(frozen=True)
class _Panel:
    """Where one weight is drawn: pixels of its row, and how far its values reach."""

    axes: Axes
    left: float
    wide: float
    reach: float

    @property
    def scale(self) -> float:
        """Pixels for a step of one."""
        return self.wide / (2 * self.reach)

    def place(self, values: Floats) -> Floats:
        """Where values are."""
        return self.left + self.wide / 2 + values * self.scale


def draw(weights: xr.Dataset) -> Drawing:
    """Draw the picked weights of ``weights``: 50 dots each, every dot 2 % of the posterior."""

    def plot(canvas: Canvas) -> None:
        shown = 3 if canvas.narrow else weights.sizes["pick_1"]
        for row, (layer, name) in enumerate(_LAYERS):
            if canvas.narrow:
                canvas.text(8, 22 + row * 150, name, bold=True)
                top, left, step = 30 + row * 150, 8, 117
            else:
                canvas.text(0, 92 + row * 168, name.split(), bold=True)
                top, left, step = 8 + row * 168, 96, 172
            _row(canvas, weights, layer, [left + column * step for column in range(shown)], top)

    return compose("weights-dots", plot, narrow=(360, 470), table=_table(weights))


def _reach(weights: xr.Dataset, layer: str) -> float:
    """How far a layer's panels reach to either side: the prior's flanks and all dots are in."""
    flank = _FLANK * float(weights[f"width_{layer}"])
    return max(flank, float(np.abs(weights[f"dots_{layer}"]).max())) * 1.03


def _row(
    canvas: Canvas, weights: xr.Dataset, layer: str, lefts: Sequence[float], top: float
) -> None:
    """A layer's weights side by side, on one pair of axes that counts pixels."""
    wide, tall = (101, 90) if canvas.narrow else (156, 118)
    axes = canvas.axes(lefts[0], top, lefts[-1] + wide - lefts[0], tall)
    axes.set_xlim(0, axes.bbox.width)
    axes.set_ylim(0, tall)
    axes.set_yticks([])
    axes.spines.bottom.set_visible(False)
    reach = _reach(weights, layer)
    panels = [_Panel(axes, left - lefts[0], wide, reach) for left in lefts]
    for pick, panel in enumerate(panels):
        _panel(canvas, panel, weights, layer, pick)
    most = max(1, int(reach * 0.75))
    ticks = np.array((-most, 0.0, most))
    at = np.concatenate([panel.place(ticks) for panel in panels])
    axes.set_xticks(at, [fixed(t, 0) for t in ticks] * len(panels))


def _diameter(dots: Floats, peak: float, panel: _Panel, largest: float) -> float:
    """The largest dots with which their highest stack, and the prior's peak, stay in the panel."""
    room = panel.axes.bbox.height * 0.78
    for diameter in np.arange(largest, 1.4, -0.2):
        column = diameter / panel.scale
        _, place = stacks(dots, column)
        highest = max(place.max() + 1.0, peak * len(dots) * column)
        if highest * diameter <= room:
            return float(diameter)
    return room / len(dots)


def _panel(canvas: Canvas, panel: _Panel, weights: xr.Dataset, layer: str, pick: int) -> None:
    axes, left, right = panel.axes, panel.left, panel.left + panel.wide
    dots = weights[f"dots_{layer}"].to_numpy()[pick]
    spread, freedom = float(weights[f"spread_{layer}"]), float(weights.attrs["freedom"])
    grid = np.linspace(-panel.reach, panel.reach, 121)
    prior = student_t(grid, spread, freedom)
    diameter = _diameter(dots, float(prior.max()), panel, 3.6 if canvas.narrow else 5.0)
    column = diameter / panel.scale
    x, place = stacks(dots, column)
    height = diameter * len(dots) * column
    axes.fill_between(
        panel.place(grid), 0, prior * height, color=pen("prior"), alpha=0.5, linewidth=0
    )
    axes.plot([left, right], [0, 0], color=pen("rule"), linewidth=1, clip_on=False)
    axes.scatter(
        panel.place(x),
        (place + 0.5) * diameter,
        s=(0.92 * diameter) ** 2,
        color=pen("w"),
        linewidths=0,
        clip_on=False,
    )
    name = str(weights[f"picks_{layer}"].to_numpy()[pick])
    label(
        axes, left, axes.bbox.height, name, size=canvas.small, ink="muted", dy=-0.8 * canvas.small
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
