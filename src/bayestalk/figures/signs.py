"""One sign for each kind of model: a ring, a dot, a diamond."""

from typing import Final

from matplotlib.axes import Axes

from bayestalk.figures.style import Canvas
from bayestalk.figures.svg import pen

_SHAPES: Final = {"small": "o", "wide": "o", "other": "D"}


def sign(axes: Axes, x: float, y: float, kind: str, size: float, ink: str) -> None:
    """A ring for the talk's net, a dot for the wide one, a diamond for a model of another kind.

    Parameters
    ----------
    kind
        ``small``, ``wide`` or ``other``.
    size
        Its diameter in pixels.
    """
    ring = kind == "small"
    axes.plot(
        [x],
        [y],
        _SHAPES[kind],
        color=pen(ink),
        markersize=size + 0.8 * ring - 0.8 * (kind == "other"),
        markerfacecolor=pen("ground" if ring else ink),
        markeredgewidth=2 if ring else 0,
        zorder=5,
    )


def diameter(canvas: Canvas) -> float:
    """How large signs are that stand among curves and numbers, in pixels."""
    return 6.0 if canvas.narrow else 8.0
