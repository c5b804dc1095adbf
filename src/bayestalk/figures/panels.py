"""Small panels side by side on one pair of axes.

A pair of axes for each would take matplotlib longer than all that is drawn in them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas
from bayestalk.figures.svg import pen

_TICK = 5.0
_PAD = 6.0


def board(canvas: Canvas) -> Axes:
    """Axes over the whole canvas without a frame, in its pixels, from the top left."""
    axes = canvas.axes(0, 0, canvas.width, canvas.height)
    axes.set_xlim(0, canvas.width)
    axes.set_ylim(canvas.height, 0)
    axes.set_axis_off()
    return axes


@dataclass(frozen=True)
class Panel:
    """A box of the board, in its pixels, with scales of its own.

    ``x`` and ``y`` are its limits; where ``log``, values of x stand by their logarithm.
    """

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    log: bool = False

    @property
    def bottom(self) -> float:
        """Where the panel ends."""
        return self.top + self.height

    def across(self, values: ArrayLike) -> Floats:
        """Where values of x are on the board; what is outside the panel is at its edge."""
        scale: Callable[[ArrayLike], Floats] = np.log if self.log else np.asarray
        low, high = scale(self.x)
        share = (np.clip(scale(np.asarray(values, dtype=float)), low, high) - low) / (high - low)
        return np.asarray(self.left + self.width * share)

    def up(self, values: ArrayLike) -> Floats:
        """Where values of y are on the board; what is outside the panel is at its edge."""
        low, high = self.y
        share = (np.clip(np.asarray(values, dtype=float), low, high) - low) / (high - low)
        return np.asarray(self.bottom - self.height * share)

    def frame(
        self,
        canvas: Canvas,
        axes: Axes,
        below: Mapping[float, str],
        beside: Mapping[float, str] | None = None,
    ) -> None:
        """The line below with its ticks, and words below and beside: as those of other plots.

        Ticks are values and their words; those outside the panel are left out.
        """
        at = self.across([value for value, _ in _within(self.x, below)])
        tick = np.array([self.bottom, self.bottom + _TICK, np.nan])
        axes.plot(
            [self.left, self.left + self.width, np.nan, *np.repeat(at, 3)],
            [self.bottom, self.bottom, np.nan, *np.tile(tick, len(at))],
            color=pen("rule"),
            linewidth=1,
            solid_capstyle="butt",
        )
        baseline = self.bottom + _TICK + _PAD + 0.76 * canvas.small
        for value, words in _within(self.x, below):
            canvas.text(float(self.across(value)), baseline, words, side="center", ink="muted")
        for value, words in _within(self.y, beside or {}):
            y = float(self.up(value)) + 0.38 * canvas.small
            canvas.text(self.left - _PAD, y, words, side="right", ink="muted")


def _within(limits: tuple[float, float], ticks: Mapping[float, str]) -> list[tuple[float, str]]:
    low, high = limits
    return [(value, words) for value, words in ticks.items() if low <= value <= high]
