"""The look of the plots: paper, ink, few ticks, labels beside what they name.

A plot is measured in CSS pixels from the top left, at the size it is meant to be seen: 1120 ×
520 on a slide, 360 wide on a phone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from bayestalk.drawing import Drawing, Table
from bayestalk.figures import svg
from bayestalk.figures.svg import pen

WIDE: Final = (1120.0, 520.0)
NARROW: Final = (360.0, 420.0)
HALO: Final = 1.2

Floats = NDArray[np.float64]
Side = Literal["left", "center", "right"]

_STYLE: Final[dict[str, Any]] = {
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
        return 13.0 if self.narrow else 18.0

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

    def text(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        *,
        token: str = "ink",
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
                color=pen(token),
                fontsize=size,
                ha=side,
                va="baseline",
                fontweight="bold" if bold else "normal",
            )

    def rule(self, x0: float, y0: float, x1: float, y1: float, token: str = "rule", **how: Any) -> None:
        """A straight line between two points of the canvas."""
        line = mpl.lines.Line2D(
            [x0 / self.width, x1 / self.width],
            [1 - y0 / self.height, 1 - y1 / self.height],
            color=pen(token),
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
        with mpl.rc_context(_STYLE):
            figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
            plot(Canvas(figure, *size, narrow=small))
            return svg.themed(figure, ident)

    return Drawing(
        svg=draw(name, wide, small=False),
        width=wide[0],
        height=wide[1],
        table=table,
        narrow=None if narrow is None else draw(f"{name}-narrow", narrow, small=True),
    )


def label(  # noqa: PLR0913
    axes: Axes,
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    token: str = "ink",
    side: Side = "left",
    dx: float = 0.0,
    dy: float = 0.0,
    bold: bool = False,
) -> None:
    """Words beside a point of the data, ``dx``, ``dy`` pixels right of and above it."""
    axes.annotate(
        words,
        (x, y),
        xytext=(dx, dy),
        textcoords="offset points",
        color=pen(token),
        fontsize=size,
        ha=side,
        va="baseline",
        fontweight="bold" if bold else "normal",
        annotation_clip=False,
    )


def bands(  # noqa: PLR0913
    axes: Axes,
    x: ArrayLike,
    quantiles: ArrayLike,
    levels: ArrayLike,
    *,
    token: str = "ink",
    name: str = "band",
) -> None:
    """Graded bands: the wider the paler, without edges or caps.

    Parameters
    ----------
    axes
        Where to draw.
    x
        Positions, shape ``(grid,)``.
    quantiles
        Shape ``(quantile, grid)``, in rising order.
    levels
        The quantiles' probabilities, symmetric about one half.
    token
        The colour.
    name
        Each band's id is this and its percentage, e.g. ``band-95``.
    """
    at = np.asarray(levels, dtype=float)
    rows = np.asarray(quantiles, dtype=float)
    half = len(at) // 2
    for i, alpha in zip(range(half), (0.16, 0.20, 0.28), strict=False):
        percent = round(100 * (at[-1 - i] - at[i]))
        axes.fill_between(
            np.asarray(x, dtype=float),
            rows[i],
            rows[-1 - i],
            color=pen(token),
            alpha=alpha,
            linewidth=0,
            gid=f"{name}-{percent}",
        )


def dots(axes: Axes, x: ArrayLike, y: ArrayLike, *, size: float, **how: Any) -> None:
    """Data as ink dots of a diameter in pixels, with a thin halo of the ground."""
    axes.scatter(
        np.asarray(x, dtype=float),
        np.asarray(y, dtype=float),
        **(
            {
                "s": size**2,
                "color": pen("ink"),
                "edgecolors": pen("ground"),
                "linewidths": HALO,
                "zorder": 4,
                "clip_on": False,
            }
            | how
        ),
    )


def lead(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A thin leader from a label to what it names, ending in a dot; in data coordinates."""
    axes.plot(*zip(start, end, strict=True), color=pen("muted"), linewidth=1, clip_on=False)
    axes.plot(*end, "o", color=pen("muted"), markersize=4, markeredgewidth=0, clip_on=False)


def spread(positions: ArrayLike, gap: float) -> Floats:
    """Move label positions apart until neighbours are ``gap`` from each other, as little as can be.

    Pool-adjacent-violators on the positions less their rank times the gap: the least-squares
    answer, in the order given by the positions.
    """
    wanted = np.asarray(positions, dtype=float)
    order = np.argsort(wanted, kind="stable")
    blocks: list[tuple[float, int]] = []
    for rank, value in enumerate(wanted[order]):
        total, count = value - rank * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before, size = blocks.pop()
            total, count = total + before, count + size
        blocks.append((total, count))
    levels = np.concatenate([np.full(count, total / count) for total, count in blocks])
    placed = np.empty_like(wanted)
    placed[order] = levels + gap * np.arange(len(wanted))
    return placed


def density(sample: ArrayLike, points: int = 81) -> tuple[Floats, Floats]:
    """A Gaussian kernel density of a sample: positions and heights, with Silverman's width."""
    values = np.asarray(sample, dtype=float)
    spread_ = min(values.std(), (np.quantile(values, 0.75) - np.quantile(values, 0.25)) / 1.349)
    width = 0.9 * (spread_ or 1e-9) * len(values) ** -0.2
    at = np.linspace(values.min() - 3 * width, values.max() + 3 * width, points)
    kernel = np.exp(-0.5 * ((at[:, None] - values) / width) ** 2)
    return at, kernel.sum(axis=1) / (len(values) * width * np.sqrt(2 * np.pi))


def stacks(values: ArrayLike, width: float) -> tuple[Floats, NDArray[np.int_]]:
    """A dotplot: each value's column (its centre) and its place in the stack, from 0."""
    sorted_values = np.sort(np.asarray(values, dtype=float))
    columns = np.round(sorted_values / width).astype(int)
    place = np.zeros(len(columns), dtype=int)
    for i in range(1, len(columns)):
        place[i] = place[i - 1] + 1 if columns[i] == columns[i - 1] else 0
    return columns * width, place


def fixed(value: float, decimals: int = 1) -> str:
    """A number with fixed decimals and a true minus sign."""
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def percent(value: float, decimals: int = 0) -> str:
    """A share as ``86 %``, with a no-break space."""
    return f"{fixed(100 * value, decimals)}\N{NO-BREAK SPACE}%"


def thousands(value: float) -> str:
    """A whole number with its thousands set off: ``11,340``."""
    return f"{round(value):,}".replace("-", "−")


def broken(words: str) -> tuple[str, ...]:
    """A class name on one or two lines: at its space, slash or hyphen."""
    for mark in (" ", "/", "-"):
        head, found, tail = words.partition(mark)
        if found:
            return (head + mark.strip(), tail)
    return (words,)
