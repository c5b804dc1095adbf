"""Marks that several figures share: labels, leaders, graded bands, dots."""

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike

from bayestalk.figures.style import Side
from bayestalk.figures.svg import pen

HALO: Final = 1.2


def label(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    ink: str = "ink",
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
        color=pen(ink),
        fontsize=size,
        ha=side,
        va="baseline",
        fontweight="bold" if bold else "normal",
        annotation_clip=False,
    )


def bands(
    axes: Axes,
    x: ArrayLike,
    quantiles: ArrayLike,
    levels: ArrayLike,
    *,
    ink: str = "ink",
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
    ink
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
            color=pen(ink),
            alpha=alpha,
            linewidth=0,
            gid=f"{name}-{percent}",
        )


def boxes(
    axes: Axes,
    x: tuple[ArrayLike, ArrayLike],
    y: tuple[ArrayLike, ArrayLike],
    *,
    ink: str,
    alpha: float,
    name: str | None = None,
) -> None:
    """Boxes of one colour as one shape: an element each would take longer to draw and to load.

    Parameters
    ----------
    axes
        Where to draw; its limits stay as they are.
    x, y
        Where each box begins and where it ends, each of shape ``(boxes,)``.
    ink, alpha
        The colour and its opacity.
    name
        The shape's id.
    """
    left, right, low, high = np.broadcast_arrays(*x, *y)
    around = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    corners = np.stack([np.stack(corner, axis=-1) for corner in around], axis=1)
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    shape = Path(corners.reshape(-1, 2), np.tile(codes, len(left)))
    axes.add_artist(PathPatch(shape, facecolor=pen(ink), alpha=alpha, linewidth=0, gid=name))


def dots(axes: Axes, x: ArrayLike, y: ArrayLike, *, size: float, **how: Any) -> None:
    """Data as ink dots of a diameter in pixels, with a thin halo of the ground."""
    look: dict[str, Any] = {
        "s": size**2,
        "color": pen("ink"),
        "edgecolors": pen("ground"),
        "linewidths": HALO,
        "zorder": 4,
        "clip_on": False,
    }
    axes.scatter(np.asarray(x, dtype=float), np.asarray(y, dtype=float), **(look | how))


def lead(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A thin leader from a label to what it names, ending in a dot; in data coordinates."""
    axes.plot(*zip(start, end, strict=True), color=pen("muted"), linewidth=1, clip_on=False)
    axes.plot(*end, "o", color=pen("muted"), markersize=4, markeredgewidth=0, clip_on=False)
