"""The chain of matrices a network is: ``x · w1 + b1 = z1' → tanh → z1``, broken into lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bayestalk.network import Activation, Network
from bayestalk.views import glyphs, headings, metrics
from bayestalk.views.blocks import Block, Measure
from bayestalk.views.cells import Cells
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.symbols import value_runs

SPACE = 10.0
BETWEEN = 20.0
CAPTION_DROP = 1.1
_STRETCH = 2.2

_CELLS = (
    ((104.0, 72.0), 24.0),
    ((92.0, 64.0), 22.0),
    ((80.0, 56.0), 20.0),
    ((70.0, 50.0), 19.0),
    ((62.0, 46.0), 18.0),
    ((56.0, 44.0), 18.0),
    ((50.0, 40.0), 18.0),
    ((46.0, 38.0), 18.0),
    ((46.0, 32.0), 18.0),
    ((46.0, 28.0), 18.0),
    ((82.0, 28.0), 18.0),
    ((100.0, 28.0), 18.0),
)
"""Cells and their numbers, from generous to small; the last two for numbers that are long."""

WIDE = tuple(
    Measure(cell, number=number, limit=limit)
    for limit in (12, 8, 6, 5, 4, 3)
    for cell, number in _CELLS
)

NARROW = tuple(
    Measure((width, 36.0), number=number, symbol=21, caption=13, limit=limit)
    for limit in (8, 6, 5, 4, 3)
    for width, number in ((58.0, 14.0), (52.0, 14.0), (46.0, 14.0), (54.0, 12.0), (62.0, 12.0))
)


@dataclass(frozen=True)
class Operator:
    """What stands between two matrices: ``·``, ``+``, ``=``, or an activation's arrow."""

    sign: str
    activation: Activation | None = None

    def width(self, measure: Measure) -> float:
        """The room it takes."""
        if self.activation is None:
            return metrics.width(self.sign, measure.symbol, "math")
        name = metrics.width(str(self.activation), measure.symbol * 0.78, "math")
        return max(name, measure.symbol * 1.6)

    def draw(self, left: float, axis: float, measure: Measure) -> list[AnyMark]:
        """Its marks, starting at ``left`` on the axis."""
        if self.activation is None:
            return [self.text(left, axis + measure.symbol * 0.26, measure, "ink")]
        width, size = self.width(measure), measure.symbol * 0.78
        middle = left + width / 2
        run = Run(str(self.activation), "a-strong", "math")
        return [
            glyphs.arrow((left, axis), (left + width, axis), "a"),
            Text(middle, axis - 0.45 * size, (run,), size, "middle"),
            *glyphs.activation(self.activation, (middle, axis + size), size * 1.2),
        ]

    def caption(self, left: float, baseline: float, measure: Measure) -> list[AnyMark]:
        """The same sign among the captions, so that they read as the formula."""
        if self.activation is None:
            return [self.text(left, baseline, measure, "muted")]
        y, width = baseline - 0.25 * measure.symbol, self.width(measure)
        return [glyphs.arrow((left + 0.25 * width, y), (left + 0.75 * width, y), "rule")]

    def text(self, left: float, baseline: float, measure: Measure, fill: str) -> Text:
        """The sign alone."""
        return Text(left, baseline, (Run(self.sign, fill, "math"),), measure.symbol)


Piece = Block | Operator
Line = list[Piece]


def pieces(network: Network, measure: Measure, *, prefix: str = "") -> list[Line]:
    """The whole chain, one line a layer."""
    values = dict(network.values())
    lines: list[Line] = []
    previous = "x"
    for k, layer in enumerate(network.layers, start=1):
        ready = "y" if k == len(network.layers) else f"z{k}"
        line: Line = [_value(network, previous, measure, prefix, again=k > 1)]
        line += [Operator("·"), _weight(network, k, measure, prefix)]
        if layer.bias:
            bias = Block(network, f"b{k}", (1, layer.units), measure, prefix=prefix)
            line += [Operator("+"), bias]
        line.append(Operator("="))
        if f"{ready}'" in values:
            line.append(Block(network, f"{ready}'", (1, layer.units), measure, prefix=prefix))
            line.append(Operator("→", layer.activation))
        line.append(_value(network, ready, measure, prefix, again=False))
        lines.append(line)
        previous = ready
    return lines


def _weight(network: Network, layer: int, measure: Measure, prefix: str) -> Block:
    shape = (network.widths[layer - 1], network.widths[layer])
    names = network.inputs if layer == 1 else ()
    return Block(network, f"w{layer}", shape, measure, row_names=names, prefix=prefix)


def _value(network: Network, name: str, measure: Measure, prefix: str, *, again: bool) -> Block:
    names = {"x": network.inputs, "y": network.outputs}.get(name, ())
    width = dict(network.values())[name]
    block = Block(
        network, name, (1, width), measure, column_names=names, again=again, prefix=prefix
    )
    fits = block.heading_rows <= headings.MOST_ROWS
    return block if fits else replace(block, column_names=())


def width_of(line: Sequence[Piece], measure: Measure) -> float:
    """How wide a line of the chain is."""
    widths = [p.width(measure) if isinstance(p, Operator) else p.width for p in line]
    return sum(widths) + SPACE * (len(line) - 1)


@dataclass(frozen=True)
class Heights:
    """A line's extents: above and below its axis, and of the captions beneath."""

    above: float
    below: float
    caption: float

    @property
    def total(self) -> float:
        """From the top to the bottom of the line."""
        return self.above + self.below + self.caption


def heights(
    line: Sequence[Piece], measure: Measure, cells: Cells | None = None, *, ranges: bool
) -> Heights:
    """How tall a line is; with ``cells`` there is room for the shares beneath their bars."""
    blocks = [p for p in line if isinstance(p, Block)]
    half = max(block.cells_height for block in blocks) / 2 + 3
    named = [
        block.cells_height / 2 + (0.05 + 1.35 * rows) * measure.caption
        for block in blocks
        if (rows := block.heading_rows)
    ]
    shared = [block.cells_height / 2 + block.shares_height(cells or {}) for block in blocks]
    arrows = any(isinstance(p, Operator) and p.activation for p in line)
    reach = 1.3 * measure.symbol if arrows else 0.0
    return Heights(
        max(half, reach, *named, 0.0),
        max(half, reach, *shared),
        CAPTION_DROP * measure.symbol + (1.65 + 1.25 * ranges) * measure.caption,
    )


def broken(network: Network, measure: Measure, width: float, *, prefix: str = "") -> list[Line]:
    """The chain in lines no wider than ``width``, broken before ``+``, ``=`` and arrows."""
    found: list[Line] = []
    for whole in pieces(network, measure, prefix=prefix):
        line: Line = []
        for part in parts(whole, "+=→"):
            if line and width_of([*line, *part], measure) > width:
                found.append(line)
                line = []
            line += part
        found.append(line)
    return found


def parts(line: Line, signs: str) -> list[Line]:
    """A line cut before each of the given signs."""
    found: list[Line] = [[]]
    for piece in line:
        if isinstance(piece, Operator) and piece.sign in signs and found[-1]:
            found.append([])
        found[-1].append(piece)
    return found


def fitting(
    network: Network,
    cells: Cells,
    width: float,
    height: float,
    *,
    ranges: bool = False,
    prefix: str = "",
) -> tuple[Measure, list[Line]]:
    """The most generous sizes at which the chain fits; the least ones where none does.

    Before anything is left out, lines are broken and the drawing grows taller; numbers are never
    wider than their cells. ``ranges`` tells that each block has the range of its densities
    beneath it.
    """
    fit = fit_numbers(WIDE, cells)
    for limit in dict.fromkeys(measure.limit for measure in fit):
        for most, extra in ((height, 0), (_STRETCH * height, 9)):
            for measure in (m for m in fit if m.limit == limit):
                lines = broken(network, measure, width, prefix=prefix)
                if max(width_of(line, measure) for line in lines) > width:
                    continue
                tall = sum(heights(line, measure, cells, ranges=ranges).total for line in lines)
                tall += BETWEEN * (len(lines) - 1)
                if tall <= most and len(lines) <= len(network.layers) + extra:
                    return measure, [widened(line, measure, width) for line in lines]
    measure = min(fit, key=lambda measure: (measure.limit, measure.cell))
    return measure, broken(network, measure, width, prefix=prefix)


def widened(line: Line, measure: Measure, width: float) -> Line:
    """The line with its cells as wide as there is room for, so that densities can be seen."""
    for cell in (120.0, 104.0, 84.0, 70.0, 62.0, 56.0, 50.0):
        if cell <= measure.cell[0]:
            break
        sizes = replace(measure, cell=(cell, measure.cell[1]))
        wider = [p if isinstance(p, Operator) else replace(p, measure=sizes) for p in line]
        if width_of(wider, sizes) <= width:
            return wider
    return line


def fit_numbers(measures: Iterable[Measure], cells: Cells) -> list[Measure]:
    """Those of the measures whose cells are wide enough for every number."""
    found = list(measures)
    widest = {figures: _widest(cells, figures) for figures in {one.figures for one in found}}
    return [one for one in found if widest[one.figures] * one.number + 4 <= one.cell[0]]


def _widest(cells: Cells, figures: int) -> float:
    """The width of the widest number, in em."""
    written = (value_runs(cell.value, "ink", figures) for cell in cells.values())
    return max((sum(run.width(1.0) for run in runs) for runs in written), default=0.0)
