"""Where the three ways stand when they are side by side, and the matrices that fit there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from bayestalk.network import Network
from bayestalk.views import chain, metrics
from bayestalk.views.blocks import Block, Measure
from bayestalk.views.cells import Cells
from bayestalk.views.chain import Line, Operator
from bayestalk.views.symbols import shape_text

WIDTH = 1126.0
TEXT, SYMBOL = 18.0, 24.0

_BETWEEN = 6
_LEAST_BAND = 152.0
_ROOM = 470.0
_ANSWER = 48.0
_TOLD_BY_TENTHS = 0.5
"""Numbers that are all smaller say too little with one decimal."""

Column = tuple[float, float]
"""Left and right."""


@dataclass(frozen=True)
class Columns:
    """The columns of the three ways, from left to right."""

    function: Column
    matrices: Column
    diagram: Column


EVEN = Columns((8.0, 318.0), (356.0, 766.0), (806.0, 1122.0))
FULL = Columns((8.0, 234.0), (244.0, 780.0), (806.0, 1122.0))
"""For matrices that need room: the function is written smaller."""

_CELLS = (
    *(
        (EVEN, (across, down), 3, TEXT)
        for across, down in ((62.0, 44.0), (54.0, 42.0), (46.0, 40.0))
    ),
    (EVEN, (84.0, 44.0), 3, TEXT),
    (FULL, (84.0, 44.0), 3, TEXT),
    (FULL, (62.0, 44.0), 3, TEXT),
    (FULL, (54.0, 42.0), 3, TEXT),
    (FULL, (49.0, 40.0), 3, TEXT),
    (FULL, (46.0, 40.0), 3, 15.0),
    (FULL, (38.0, 32.0), 2, TEXT),
    (FULL, (38.0, 32.0), 3, 12.0),
    *((EVEN, cell, 0, TEXT) for cell in ((34.0, 30.0), (26.0, 26.0), (20.0, 20.0))),
)
"""Columns, the size of a cell, how many figures its number has, and the number's own size."""

_LIMITS = (12, 6, 4, 3)

_PLANS = tuple(
    (columns, Measure(cell, number, SYMBOL, TEXT, limit, figures))
    for limit in _LIMITS
    for columns, cell, figures, number in _CELLS
)


@dataclass(frozen=True)
class Sums:
    """Each layer's matrices, and the columns and measure that they are drawn with.

    A line is ``z · w + b`` and the arrow of its bend; the last one goes on to the answer.
    """

    columns: Columns
    measure: Measure
    lines: list[Line]


def fit(network: Network, cells: Cells) -> Sums:
    """The sums with as many of their numbers, and then in as large cells, as there is room for.

    Rather than a number, the way from the last sum to the answer is left out.
    """
    numbered = (measure for _, measure in _PLANS if measure.figures)
    drawn = _in_sums(network, cells)
    readable = chain.fit_numbers(numbered, drawn) if drawn else []
    largest = max((abs(cell.value) for cell in drawn.values()), default=0.0)
    for (columns, measure), answered in _candidates():
        if measure.figures and measure not in readable:
            continue
        if measure.figures == 2 and largest < _TOLD_BY_TENTHS:
            continue
        sums = Sums(columns, measure, _sums(network, measure, answered=answered))
        if _fits(sums) and (not answered or _readable_end(sums, cells)):
            return sums
    columns, measure = _PLANS[-1]
    return Sums(columns, measure, _sums(network, measure, answered=False))


def _candidates() -> Iterator[tuple[tuple[Columns, Measure], bool]]:
    """Every plan, the best first, and whether it goes on to the answer: small numbers do not."""
    for limit, filled in product(_LIMITS, (True, False)):
        plans = [p for p in _PLANS if p[1].limit == limit and bool(p[1].figures) == filled]
        large = [plan for plan in plans if plan[1].number == TEXT]
        yield from ((plan, True) for plan in large)
        yield from ((plan, False) for plan in large)
        yield from ((plan, False) for plan in plans if plan not in large)


def _fits(sums: Sums) -> bool:
    left, right = sums.columns.matrices
    wide = max(width(line, sums.measure) for line in sums.lines)
    return wide <= right - left and sum(tall(line) for line in sums.lines) <= _ROOM


def _in_sums(network: Network, cells: Cells) -> Cells:
    """The cells of the arrays that stand in a sum: what the last activation makes is in none."""
    return _of(cells, _sums(network, _PLANS[-1][1], answered=False))


def _of(cells: Cells, lines: list[Line]) -> Cells:
    arrays = {piece.name for line in lines for piece in line if isinstance(piece, Block)}
    return {name: cell for name, cell in cells.items() if name.partition("[")[0] in arrays}


def _readable_end(sums: Sums, cells: Cells) -> bool:
    """Whether the answer fits its cell, where cells hold numbers."""
    answer = sums.lines[-1][-1]
    if not sums.measure.figures or not isinstance(answer, Block):
        return True
    return bool(chain.fit_numbers([answer.measure], _of(cells, [[answer]])))


def _sums(network: Network, measure: Measure, *, answered: bool) -> list[Line]:
    whole = chain.pieces(network, measure)
    lines = [_terms(line) for line in whole]
    if answered:
        lines = [[*line, *_bend(of)] for line, of in zip(lines, whole, strict=True)]
        lines[-1] += [_answer(piece) for piece in _plain([whole[-1][-1]])]
    return lines


def _answer(piece: Block | Operator) -> Block | Operator:
    """The last block; a single answer has room for three figures."""
    if isinstance(piece, Operator) or piece.shape != (1, 1) or not piece.measure.figures:
        return piece
    across, down = piece.measure.cell
    return replace(
        piece, measure=replace(piece.measure, cell=(max(across, _ANSWER), down), figures=3)
    )


def _terms(line: Line) -> Line:
    """The line up to its sum."""
    end = next(i for i, p in enumerate(line) if isinstance(p, Operator) and p.sign == "=")
    return _plain(line[:end])


def _bend(line: Line) -> Line:
    """What leads from the sum to what comes next: the activation's arrow, or ``=``."""
    signs = [p for p in line if isinstance(p, Operator)]
    return [p for p in signs if p.activation] or [p for p in signs if p.sign == "="]


def _plain(line: Line) -> Line:
    """The pieces without the names that the diagram gives."""
    return [
        p if isinstance(p, Operator) else replace(p, captioned=False, row_names=(), column_names=())
        for p in line
    ]


def caption_width(block: Block) -> float:
    """The room of its symbol and its shape, one after the other."""
    shape = metrics.width(shape_text(*block.shape), TEXT)
    return sum(run.width(SYMBOL) for run in block.label()) + 4 + shape


def room(piece: Block | Operator, measure: Measure) -> float:
    """The room of one piece, its caption's included."""
    if isinstance(piece, Operator):
        return piece.width(measure)
    return max(piece.width, caption_width(piece) + 6)


def starts(line: Line, measure: Measure, column: Column) -> list[float]:
    """Where each piece of a line begins that stands in the middle of a column."""
    x = column[0] + (column[1] - column[0] - width(line, measure)) / 2
    found = []
    for piece in line:
        found.append(x)
        x += room(piece, measure) + _BETWEEN
    return found


def width(line: Line, measure: Measure) -> float:
    """How wide a line is."""
    return sum(room(piece, measure) for piece in line) + _BETWEEN * (len(line) - 1)


def tallest(line: Line) -> float:
    """The height of the tallest matrix of a line."""
    return max(piece.cells_height for piece in line if isinstance(piece, Block))


def tall(line: Line) -> float:
    """The height of the strip that a line stands in, with captions and guides."""
    return max(_LEAST_BAND, tallest(line) + 82)
