"""The map of the first layer: a row for each input, with what its weights' doubt came down to.

A faded cell says only that a weight's sign is open. The bar beside a row tells the two reasons
apart: where the SD is far below the prior's width the weight is known to be near zero, where it
is not, little was learned.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.axes import Axes

from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import board
from bayestalk.figures.places import Floats
from bayestalk.figures.style import Canvas
from bayestalk.figures.suppressing import DOUBT, fill, key, shades
from bayestalk.figures.weights_layer import Layer

NARROW_HEIGHT: Final = 1128.0

_HEADS: Final = {
    "Terrain and distances": "quantities",
    "Wilderness area": "wilderness areas",
    "Soil type": "soil types",
    "Climatic zone": "climatic zones",
    "Geologic zone": "geologic zones",
}
_UNNAMED: Final = frozenset({"Soil type"})
"""Groups of so many inputs that their rows are too low for names."""


@dataclass(frozen=True)
class _Form:
    """Where things stand: sizes in pixels, the groups of each column, and where columns begin."""

    columns: tuple[tuple[int, ...], ...]
    lefts: tuple[float, ...]
    top: float
    row: float
    low: float
    cell: float
    strip: float
    head: float


_WIDE: Final = _Form(
    columns=((0, 1), (2,), (3, 4, 5)),
    lefts=(182, 444, 886),
    top=66,
    row=21,
    low=10.7,
    cell=8,
    strip=62,
    head=32,
)
_NARROW: Final = _Form(
    columns=((0, 1, 2, 3, 4, 5),),
    lefts=(136,),
    top=80,
    row=15.6,
    low=7,
    cell=8,
    strip=50,
    head=30,
)


def plot(canvas: Canvas, found: Layer) -> None:
    """The groups below each other in columns, then the keys of colours and of bars."""
    form = _NARROW if canvas.narrow else _WIDE
    axes = board(canvas)
    ends = []
    for left, groups in zip(form.lefts, form.columns, strict=True):
        top = form.top
        _strip_head(canvas, found, form, left, top)
        for group in groups:
            top = _group(canvas, axes, found, form, group, left, top)
        ends.append(top - form.head)
    _heads(canvas)
    left, top = form.lefts[-1], ends[-1] + 64
    key(canvas, axes, found.reach, (left, top, form.cell * len(found.columns), 20))
    words = "mean, and how many SD it is from 0"
    right = left + form.cell * len(found.columns) + form.strip
    canvas.text(right, top - 10 - canvas.line, words, side="right")
    _bars_key(canvas, axes, top + 108 if canvas.narrow else ends[0] + 44)


def _heads(canvas: Canvas) -> None:
    """What runs down, and what runs across."""
    if canvas.narrow:
        words = ("→ units of the first hidden layer, surest first", "↓ inputs, surest first")
        canvas.text(4, 18, words, ink="muted")
    else:
        told = "↓ inputs in their groups, → units of the first hidden layer: surest first"
        canvas.text(0, 18, told, ink="muted")


def _group(
    canvas: Canvas,
    axes: Axes,
    found: Layer,
    form: _Form,
    group: int,
    left: float,
    top: float,
) -> float:
    """One group: its head, the names of its inputs, their cells and bars. Returns the next top."""
    name, size = found.groups[group]
    first = found.starts[group]
    pitch = form.low if name in _UNNAMED else form.row
    if name in _HEADS:
        canvas.text(left, top - 9, f"{size} {_HEADS[name]}", ink="muted")
    else:
        top -= 0.55 * form.head
    y = top + pitch * np.arange(size, dtype=np.float64)
    x = left + form.cell * np.arange(len(found.columns))
    rows = slice(first, first + size)
    mean, sd = found.mean[rows], found.sd[rows]
    lefts, tops = np.meshgrid(x, y, indexing="xy")
    _, shade = shades(mean, sd, found.reach)
    fill(axes, lefts, tops, (form.cell - 1, pitch - 1), shade, f"map-{group}")
    if name not in _UNNAMED:
        for words, at in zip(found.rows[rows], y, strict=True):
            canvas.text(
                left - 8,
                at + pitch / 2 + 0.33 * canvas.small,
                words.replace(" and ", ", "),
                side="right",
            )
    share = np.asarray(sd.mean(axis=1) / found.width, dtype=np.float64)
    _bars(axes, _strip(found, form, left), y, (pitch, form.row), share, f"doubt-{group}")
    return float(y[-1] + pitch + form.head)


def _strip(found: Layer, form: _Form, left: float) -> tuple[float, float]:
    """Where the bars begin, and how many pixels the prior's width is."""
    widest = float((found.sd.mean(axis=1) / found.width).max())
    return left + form.cell * len(found.columns) + 5, form.strip / max(1.3, widest)


def _bars(
    axes: Axes,
    strip: tuple[float, float],
    y: Floats,
    pitches: tuple[float, float],
    share: Floats,
    name: str,
) -> None:
    """The mean SD of each input's weights, beside a line at the prior's width.

    ``pitches`` are the rows' own and the largest of any group, for bars of one thickness.
    """
    start, unit = strip
    pitch, largest = pitches
    thick = min(0.5 * pitch, 0.36 * largest)
    middle = y + (pitch - 1) / 2
    across = np.full_like(share, start), start + unit * share
    boxes(axes, across, (middle - thick / 2, middle + thick / 2), ink="rule", alpha=1.0, name=name)
    ends = [float(y[0]) - 2], [float(y[-1]) + pitch + 1]
    boxes(axes, ([start + unit - 0.75], [start + unit + 0.75]), ends, ink="ink", alpha=1.0)


def _strip_head(canvas: Canvas, found: Layer, form: _Form, left: float, top: float) -> None:
    start, unit = _strip(found, form, left)
    canvas.text(start + unit, top - 9, "prior", side="center", ink="muted")


def _bars_key(canvas: Canvas, axes: Axes, top: float) -> None:
    """What the bars are, and what they say of faded cells, one of which stands for all."""
    size, left = canvas.small, 4.0 if canvas.narrow else 0.0
    about = ("bars: mean SD of an input's weights,", "the line is the prior's width.")
    canvas.text(left, top, about, ink="muted")
    side = 0.85 * size
    ink, alpha = DOUBT
    for row, words in enumerate(
        ("with a short bar: known to be near 0,", "with a long bar: still open."), start=len(about)
    ):
        y = top + row * 1.25 * size
        sides = ([left], [left + side]), ([y - side + 1], [y + 1])
        boxes(axes, *sides, ink=ink, alpha=alpha, name=f"key-faded-{row}")
        canvas.text(left + side + 6, y, words, ink="muted")
