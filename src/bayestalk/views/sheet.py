"""The pieces of the cheat sheet: each model's views small, its priors and its posteriors."""

import math
from dataclasses import dataclass, replace

from bayestalk.network import Network, Parameter
from bayestalk.views import chain, downward, formula
from bayestalk.views.blocks import Block, Measure
from bayestalk.views.cells import Cell, Cells, Density
from bayestalk.views.chain import Operator
from bayestalk.views.downward import Frame
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.symbols import matrix_shape, shape_text
from bayestalk.views.wiring import Wires

_SYMBOL = 20.0
_BRACKETS = 18.0
_NOISE = 1e-3


@dataclass(frozen=True)
class Place:
    """Where a piece of the sheet may stand, and the font sizes of its words and its symbols."""

    left: float
    top: float
    width: float
    text: float = 15.0
    symbol: float = 20.0


Placed = tuple[list[AnyMark], float]
"""Marks, and the y beneath them."""


def function(network: Network, place: Place, largest: float = 28.0) -> Placed:
    """The function, one line a layer."""
    lines = formula.steps(network)
    head = max(formula.width_of(line[:1], 1.0) for line in lines)
    tail = max(formula.width_of(line[1:], 1.0) for line in lines)
    size = min(largest, place.width / (head + tail))
    marks: list[AnyMark] = []
    every = frozenset(term.name for line in lines for term in line)
    y = place.top
    for line in lines:
        y += 1.0 * size
        start = place.left + (head - formula.width_of(line[:1], 1.0)) * size
        placed = formula.place(line, start, size)
        marks += formula.draw_line(placed, y, size, 0.0, named=every, shapes=False)
        y += 0.75 * size
    return marks, y


def matrices(network: Network, place: Place) -> Placed:
    """The chain of each layer in empty cells: ``x · w + b`` with symbols and shapes."""
    marks: list[AnyMark] = []
    top = place.top
    cell = 22.0
    while cell > 8 and max(_wide(line) for line in _lines(network, cell)) > place.width:
        cell -= 1
    for line in _lines(network, cell):
        blocks = [piece for piece in line if isinstance(piece, Block)]
        half = max(block.cells_height for block in blocks) / 2
        axis, left = top + half + 2, place.left
        for piece in line:
            if isinstance(piece, Operator):
                measure = blocks[0].measure
                marks.append(piece.text(left, axis + 0.26 * _SYMBOL, measure, "ink"))
                left += piece.width(measure) + 4
                continue
            room = max(piece.width, _label_width(piece))
            marks += piece.draw(left + (room - piece.width) / 2, axis, {}, "nothing")
            middle, baseline = left + room / 2, axis + half + 1.25 * _SYMBOL
            marks.append(Text(middle, baseline, piece.label(), _SYMBOL, "middle"))
            shape = Run(shape_text(*piece.shape), "muted")
            marks.append(Text(middle, baseline + 1.2 * place.text, (shape,), place.text, "middle"))
            left += room + 4
        top = axis + half + 1.25 * _SYMBOL + 1.7 * place.text
    return marks, top


def _lines(network: Network, cell: float) -> list[chain.Line]:
    measure = Measure((cell, cell), symbol=_SYMBOL, limit=8)
    found: list[chain.Line] = []
    for line in chain.pieces(network, measure, prefix=f"{network.name}-matrices"):
        end = next(i for i, p in enumerate(line) if isinstance(p, Operator) and p.sign == "=")
        found.append(
            [
                p
                if isinstance(p, Operator)
                else replace(p, captioned=False, row_names=(), column_names=())
                for p in line[:end]
            ]
        )
    return found


def _label_width(block: Block) -> float:
    return Run(shape_text(*block.shape)).width(15.0) + 2


def _wide(line: chain.Line) -> float:
    blocks = [piece for piece in line if isinstance(piece, Block)]
    widths = [
        max(p.width, _label_width(p)) if isinstance(p, Block) else p.width(blocks[0].measure)
        for p in line
    ]
    return sum(widths) + 4 * (len(line) - 1)


def diagram(network: Network, cells: Cells, place: Place, height: float) -> Placed:
    """The diagram running downwards, without names."""
    layers = len(network.layers)
    first, last = place.top + 14, place.top + height - 16
    rows = tuple(first + k * (last - first) / layers for k in range(layers + 1))
    frame = Frame(place.left, place.left + place.width, rows, place.text, 14)
    placed = downward.columns(network, frame)
    how = Wires(prefix=f"{network.name}-diagram", thickest=3.5)
    return downward.draw(network, placed, cells, frame, how, named=False), place.top + height


def parameters(
    network: Network,
    cells: Cells,
    place: Place,
    *,
    prefix: str = "",
    curve: str = "",
    widest: float = 78.0,
) -> Placed:
    """Densities of all parameters: one column a layer, weights above, biases beneath.

    Without a prefix the cells carry no ids. Each is as wide as there is room for, and no wider
    than ``widest``.
    """
    layers = len(network.layers)
    blocks = [
        [
            _block(network, p, (1.0, 25.0), prefix, curve, place.symbol)
            for p in network.parameters
            if p.layer == k
        ]
        for k in range(1, layers + 1)
    ]
    cell = widest
    while cell > 8 and _across(blocks, cell, cells, place.text) > place.width:
        cell -= 1
    marks: list[AnyMark] = []
    left, deepest = place.left, place.top
    for column in blocks:
        top, wide = place.top, _column(column, cell, cells, place.text)
        middle = left + wide / 2
        for narrow in column:
            block = replace(narrow, measure=replace(narrow.measure, cell=(cell, 25.0)))
            marks.append(
                Text(middle, top + 0.8 * place.symbol, block.label(), place.symbol, "middle")
            )
            bottom = top + 1.2 * place.symbol + block.cells_height
            start = middle - block.width / 2
            marks += block.draw(start, bottom - block.cells_height / 2, cells, "densities")
            told = Run(block.range_text(cells), "muted")
            y = bottom + 1.15 * place.text
            marks.append(Text(middle, y, (told,), place.text, "middle"))
            top = bottom + 1.6 * place.text
        deepest = max(deepest, top)
        left += wide + _APART
    return marks, deepest


_APART = 8.0


def _column(column: list[Block], cell: float, cells: Cells, text: float) -> float:
    """The width of a layer's parameters, the ranges beneath them included."""
    ranges = (Run(block.range_text(cells)).width(text) for block in column)
    units = column[0].shape[1]
    return max(units * cell + 3 * (units - 1) + _BRACKETS, *ranges)


def _across(blocks: list[list[Block]], cell: float, cells: Cells, text: float) -> float:
    widths = [_column(column, cell, cells, text) for column in blocks]
    return sum(widths) + _APART * (len(widths) - 1)


def _block(
    network: Network,
    parameter: Parameter,
    cell: tuple[float, float],
    prefix: str,
    curve: str,
    symbol: float,
) -> Block:
    return Block(
        network,
        parameter.name,
        matrix_shape(parameter),
        Measure(cell, number=14, symbol=symbol, limit=8),
        again=not prefix,
        prefix=prefix,
        curve=curve,
        captioned=False,
    )


def priors(network: Network, cells: Cells) -> tuple[dict[str, Cell], dict[str, float]]:
    """Cells that hold the priors, where these are normal, and the SD of each array's."""
    found: dict[str, Cell] = {}
    scales: dict[str, float] = {}
    for parameter in network.parameters:
        for name in parameter.ids():
            density = cells[name].density if name in cells else None
            normal = density.normal_prior() if density else None
            if density is None or normal is None:
                continue
            mean, sd = normal
            # read off a curve of rounded numbers, so zero comes out a little beside it
            mean = mean if abs(mean) > _NOISE * sd else 0.0
            grid = tuple(mean + sd * step / 8 for step in range(-24, 25))
            heights = tuple(math.exp(-0.5 * (step / 8) ** 2) for step in range(-24, 25))
            found[name] = Cell(mean, mean, sd, grid[0], grid[-1], Density(grid, heights))
            scales[parameter.name] = sd
    return found, scales
