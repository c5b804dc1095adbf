"""Small shapes the drawings share: activation curves, arrows, brackets, braces, densities."""

from collections.abc import Iterable, Sequence

import numpy as np

from bayestalk.network import Activation
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cell, Density, Floats
from bayestalk.views.scene import AnyMark, Circle, Group, Path, Pen, Rect, line

_VISIBLE = 0.02
_LEAST_SPAN = 1e-6
_POINTS = 48
_LEAST_BAR = 3.0


def curve_points(activation: Activation, samples: int = 25) -> list[tuple[float, float]]:
    """The activation's own graph, scaled into the unit square, y upwards.

    It is drawn on −3 … 3; the sigmoid, half as steep, on −6 … 6.
    """
    x = np.linspace(-3, 3, samples)
    match activation:
        case Activation.TANH:
            y = (np.tanh(x) + 1) / 2
        case Activation.SIGMOID:
            x = 2 * x
            y = 1 / (1 + np.exp(-x))
        case Activation.RELU:
            x = np.array([-3.0, 0.0, 3.0])
            y = np.maximum(x, 0) / 3
        case _:
            x = np.array([-3.0, 3.0])
            y = (x + 3) / 6
    x = (x - x.min()) / (x.max() - x.min())
    return list(zip(x.tolist(), y.tolist(), strict=True))


def activation(kind: Activation, center: tuple[float, float], size: float) -> list[AnyMark]:
    """A tiny graph of an activation, ``size`` wide, in the activations' colour.

    Softmax, which turns sums into shares, is drawn as three bars.
    """
    width, height = size, size * 0.72
    left, bottom = center[0] - width / 2, center[1] + height / 2
    pen = Pen(stroke="a", width=max(1.25, size / 10))
    if kind is Activation.SOFTMAX:
        third = width / 3
        return [
            Rect(
                left + i * third + third * 0.12,
                bottom - height * share,
                third * 0.76,
                height * share,
                Pen(fill="a"),
            )
            for i, share in enumerate((0.4, 1.0, 0.65))
        ]
    points = [(left + x * width, bottom - y * height) for x, y in curve_points(kind)]
    if size < 14:
        return [line(points, pen)]
    zero = bottom - height * (0.5 if kind in (Activation.TANH, Activation.IDENTITY) else 0.0)
    axis = line([(left, zero), (left + width, zero)], Pen(stroke="rule", width=0.75))
    return [axis, line(points, pen)]


def arrow(start: tuple[float, float], end: tuple[float, float], ink: str = "ink") -> AnyMark:
    """A thin arrow from one point to another."""
    (x0, y0), (x1, y1) = start, end
    length = float(np.hypot(x1 - x0, y1 - y0)) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    head = 7.0
    wings = [
        (x1 - head * ux + side * head * 0.55 * uy, y1 - head * uy - side * head * 0.55 * ux)
        for side in (1, -1)
    ]
    pen = Pen(stroke=ink, width=1.75)
    return Group((line([start, end], pen), line([wings[0], end, wings[1]], pen)))


def brackets(box: Box, token: str, gap: float = 6.0) -> list[AnyMark]:
    """The square brackets of a matrix around the box of its cells."""
    foot = min(7.0, gap + 1)
    pen = Pen(stroke=token, width=2)
    top, bottom = box.top - 2, box.bottom + 2
    return [
        line([(x + side * foot, top), (x, top), (x, bottom), (x + side * foot, bottom)], pen)
        for x, side in ((box.left - gap, 1), (box.right + gap, -1))
    ]


def brace(left: float, right: float, y: float, ink: str = "rule", depth: float = 10) -> Path:
    """A brace beneath a stretch of a formula, its tip ``2 · depth`` below ``y``."""
    middle = (left + right) / 2
    r = min(depth, (right - left) / 4)
    return Path(
        (
            ("M", (left, y)),
            ("C", (left, y + r, left, y + r, left + r, y + r)),
            ("L", (middle - r, y + r)),
            ("C", (middle, y + r, middle, y + r, middle, y + 2 * r)),
            ("C", (middle, y + r, middle, y + r, middle + r, y + r)),
            ("L", (right - r, y + r)),
            ("C", (right, y + r, right, y + r, right, y)),
        ),
        Pen(stroke=ink, width=1.5),
    )


def dots(center: tuple[float, float], *, across: bool, gap: float = 7.0) -> list[AnyMark]:
    """Three dots for what is left out, in a row or in a column."""
    x, y = center
    return [
        Circle(x + i * gap * across, y + i * gap * (not across), 1.75, Pen(fill="muted"))
        for i in (-1, 0, 1)
    ]


def shared_range(cells: Iterable[Cell]) -> tuple[float, float] | None:
    """The range the densities of an array are drawn on; ``None`` if it has none."""
    found = seen_range(cells)
    if found is None:
        return None
    low, high = found
    pad = max(0.04 * (high - low), _LEAST_SPAN)
    return low - pad, high + pad


def seen_range(cells: Iterable[Cell]) -> tuple[float, float] | None:
    """The range in which the densities of an array are visible; ``None`` if it has none."""
    lows: list[float] = []
    highs: list[float] = []
    for cell in cells:
        if cell.density is None:
            continue
        lows.append(0.0 if cell.density.atom else cell.low)
        highs.append(0.0 if cell.density.atom else cell.high)
        if cell.density.grid:
            grid, heights = np.asarray(cell.density.grid), np.asarray(cell.density.heights)
            seen = grid[heights > _VISIBLE * heights.max()]
            if seen.size:
                lows.append(float(seen[0]))
                highs.append(float(seen[-1]))
    if not lows:
        return None
    return min(lows), max(highs)


def density(shape: Density, box: Box, span: tuple[float, float], token: str) -> list[AnyMark]:
    """A density filled over its cell, the prior faintly behind on the same scale.

    The taller of the curves reaches the top of the box; both keep their areas' proportion. An
    atom, which is at zero and at the lower end of what can be, is a bar on the left, whose area is
    its share of the whole.
    """
    marks: list[AnyMark] = []
    heights = np.asarray(shape.heights)
    if shape.atom > 0:
        bar = _heap(shape, box, span[1])
        marks.append(Rect(bar.left, bar.top, bar.width, bar.height, Pen(fill=token)))
        box, span = Box(bar.right, box.top, box.right, box.bottom), (0.0, span[1])
    low, high = span
    at = np.linspace(low, high, _POINTS // 2)
    prior = shape.prior_at(at)
    scale = max(heights.max(initial=0.0), prior.max())
    if low < 0 < high:
        zero = box.left - low / (high - low) * box.width
        ends = [(zero, box.top), (zero, box.bottom)]
        marks.append(line(ends, Pen(stroke="rule", width=0.75, opacity=0.7)))
    if shape.prior is not None and scale > 0:
        pen = Pen(fill="prior", fill_opacity=0.34, stroke="prior", width=0.75)
        marks.append(_hill(at, prior / scale, box, span, pen))
    if heights.max(initial=0.0) > 0:
        pen = Pen(fill=token, fill_opacity=0.25, stroke=token, width=1.75)
        marks.append(_hill(shape.grid, heights / scale, box, span, pen))
    return marks


def _heap(shape: Density, box: Box, high: float) -> Box:
    """The bar of an atom: as high as the box, and as wide as its share of the drawn area asks."""
    heights = np.asarray(shape.heights)
    if not heights.any() or shape.atom >= 1:
        return Box(box.left, box.top, box.left + box.width / 4, box.bottom)
    filled = float(np.trapezoid(heights, shape.grid)) / (heights.max() * high)
    ratio = shape.atom / (1 - shape.atom) * filled
    width = float(np.clip(box.width * ratio / (1 + ratio), _LEAST_BAR, 0.9 * box.width))
    return Box(box.left, box.top, box.left + width, box.bottom)


def _hill(
    grid: Sequence[float] | Floats,
    heights: Floats,
    box: Box,
    span: tuple[float, float],
    pen: Pen,
) -> Path:
    low, high = span
    xs = np.asarray(grid)
    inner = xs[(xs > low) & (xs < high)]
    ends = [max(low, float(xs[0])), min(high, float(xs[-1]))]
    at = np.unique(np.concatenate((ends, inner)))
    most = int(np.clip(box.width, 24, _POINTS))
    if at.size > most:
        at = at[np.unique(np.linspace(0, at.size - 1, most).round().astype(int))]
    up = np.interp(at, xs, heights)
    left = np.round(box.left + (at - low) / (high - low) * box.width, 1)
    y = np.round(box.bottom - up * box.height, 1)
    points = [(float(left[0]), box.bottom), *zip(left.tolist(), y.tolist(), strict=True)]
    points.append((float(left[-1]), box.bottom))
    return line(points, pen, closed=pen.stroke is None)
