"""The look of the plots: paper, ink, few ticks, labels beside what they name.

A plot is measured in CSS pixels from the top left, at the size it is meant to be seen: 1120 ×
520 on a slide, 360 wide on a phone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bayestalk.drawing import Drawing, Table
from bayestalk.figures.svg import pen
from bayestalk.figures.theming import themed

WIDE: Final = (1120.0, 520.0)
NARROW: Final = (360.0, 420.0)

Side = Literal["left", "center", "right"]

Box = tuple[float, float, float, float]
"""A box of the canvas: left, top, width and height, in its pixels."""

_STYLE: Final[Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": pen("rule"),
    "axes.facecolor": "none",
    "axes.labelcolor": pen("muted"),
    "axes.linewidth": 1.0,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.unicode_minus": True,
    "axes.xmargin": 0.0,
    "figure.dpi": 72.0,
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",
    "lines.linewidth": 2.0,
    "lines.solid_capstyle": "round",
    "patch.linewidth": 0.0,
    "text.color": pen("ink"),
    "text.parse_math": False,
    "xtick.color": pen("rule"),
    "xtick.labelcolor": pen("muted"),
    "xtick.major.pad": 6.0,
    "xtick.major.size": 5.0,
    "xtick.major.width": 1.0,
    "ytick.color": pen("rule"),
    "ytick.labelcolor": pen("muted"),
    "ytick.major.pad": 6.0,
    "ytick.major.size": 0.0,
}

# Over matplotlib's own, as what a reader's matplotlibrc says is not for this talk; but for the
# backend, since to name that imports pyplot.
_LOOK: Final[Any] = {k: v for k, v in mpl.rcParamsDefault.items() if k != "backend"} | _STYLE


@dataclass(frozen=True)
class Canvas:
    """Where a plot is drawn, in CSS pixels from the top left."""

    figure: Figure
    width: float
    height: float
    narrow: bool

    @property
    def small(self) -> float:
        """The size of tick and side labels: the smallest there is."""
        return 13.0 if self.narrow else 18.7

    @property
    def label(self) -> float:
        """The size of labels of what matters."""
        return 14.0 if self.narrow else 20.0

    @property
    def title(self) -> float:
        """The size of a panel's title."""
        return 15.0 if self.narrow else 22.0

    @property
    def line(self) -> float:
        """From one line of small text to the next."""
        return 1.3 * self.small

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes whose plotting area is this box."""
        axes = self.figure.add_axes(
            (
                left / self.width,
                1 - (top + height) / self.height,
                width / self.width,
                height / self.height,
            )
        )
        axes.tick_params(labelsize=self.small)
        return axes

    def text(
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        *,
        ink: str = "ink",
        size: float | None = None,
        side: Side = "left",
        bold: bool = False,
    ) -> None:
        """Words with their first baseline at (x, y); a sequence gives one line each."""
        size = self.small if size is None else size
        for row, line in enumerate([words] if isinstance(words, str) else words):
            self.figure.text(
                x / self.width,
                1 - (y + row * 1.25 * size) / self.height,
                line,
                color=pen(ink),
                fontsize=size,
                ha=side,
                va="baseline",
                fontweight="bold" if bold else "normal",
            )

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, ink: str = "rule", **how: Any
    ) -> None:
        """A straight line between two points of the canvas."""
        line = mpl.lines.Line2D(
            [x0 / self.width, x1 / self.width],
            [1 - y0 / self.height, 1 - y1 / self.height],
            color=pen(ink),
            **({"linewidth": 1.0} | how),
        )
        self.figure.add_artist(line)


Plot = Callable[[Canvas], None]


def compose(
    name: str,
    plot: Plot,
    *,
    wide: tuple[float, float] = WIDE,
    narrow: tuple[float, float] | None = NARROW,
    table: Table | None = None,
) -> Drawing:
    """Run a plot once for the slide and once for the phone, and return both as a drawing."""

    def draw(ident: str, size: tuple[float, float], *, small: bool) -> str:
        figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
        plot(Canvas(figure, *size, narrow=small))
        return themed(figure, ident)

    with mpl.rc_context(_LOOK):
        return Drawing(
            svg=draw(name, wide, small=False),
            width=wide[0],
            height=wide[1],
            table=table,
            narrow=None if narrow is None else draw(f"{name}-narrow", narrow, small=True),
        )
