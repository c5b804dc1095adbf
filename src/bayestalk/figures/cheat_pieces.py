"""Pieces of the cheat sheet: the matrices from x to y, and the diagram with its names."""

from dataclasses import replace

from bayestalk.network import Network
from bayestalk.views import chain, downward, tags
from bayestalk.views.blocks import Block, Measure, Show
from bayestalk.views.cells import Cells
from bayestalk.views.chain import Line, Operator
from bayestalk.views.downward import Frame
from bayestalk.views.nodes import Column
from bayestalk.views.scene import AnyMark, Run, Text
from bayestalk.views.sheet import Place, Placed
from bayestalk.views.tags import Room, Tag
from bayestalk.views.wiring import Wires

_SPACE = 5.0
_BETWEEN = 8.0


def matrices(
    network: Network, cells: Cells, place: Place, measure: Measure, show: Show = "numbers"
) -> Placed:
    """The way from x to y: ``x · w + b = y``, and ``x · w1 + b1 → z1 · w2 + b2 → y``.

    Sums stand for themselves: an arrow leads from them to what an activation makes of them. It
    takes as many lines as its width needs. Where cells hold nothing, rows have no names.
    """
    marks: list[AnyMark] = []
    top = place.top
    for line in _lines(network, measure, place.width, named=show != "nothing"):
        tall = chain.heights(line, measure, ranges=False)
        axis = top + tall.above
        baseline = axis + tall.below + chain.CAPTION_DROP * measure.symbol
        left = place.left
        for piece in line:
            if isinstance(piece, Operator):
                marks += piece.draw(left, axis, measure)
                left += piece.width(measure) + _SPACE
                continue
            marks += piece.draw(left, axis, cells, show)
            marks += piece.caption(piece.cells_box(left, axis).middle[0], baseline)
            left += piece.width + _SPACE
        top += tall.total + _BETWEEN
    return marks, top - _BETWEEN


def _lines(network: Network, measure: Measure, width: float, *, named: bool) -> list[Line]:
    """The way in lines no wider than ``width``, broken before a sign or an arrow."""
    found: list[Line] = [[]]
    for part in chain.parts(_way(network, measure), "·+=→"):
        pieces = part if named else [_bare(piece) for piece in part]
        if found[-1] and _wide([*found[-1], *pieces], measure) > width:
            found.append([])
        found[-1] += pieces
    return found


def _way(network: Network, measure: Measure) -> Line:
    """All layers as one line: no value is drawn twice, no sum before its activation."""
    found: Line = []
    for line in chain.pieces(network, measure, prefix=f"{network.name}-matrices"):
        end = next(i for i, p in enumerate(line) if isinstance(p, Operator) and p.sign == "=")
        activated = len(line) > end + 2
        found += line[1 if found else 0 : end]
        found += line[-2:] if activated else line[end:]
    return found


def _bare(piece: Block | Operator) -> Block | Operator:
    return piece if isinstance(piece, Operator) else replace(piece, row_names=(), column_names=())


def _wide(line: Line, measure: Measure) -> float:
    widths = [p.width(measure) if isinstance(p, Operator) else p.width for p in line]
    return sum(widths) + _SPACE * (len(line) - 1)


def diagram(
    network: Network, cells: Cells, place: Place, height: float, *, units: float
) -> list[AnyMark]:
    """The diagram running downwards, inputs and output named; its units are ``units`` wide."""
    text = place.text
    room = Room(place.left, place.left + place.width, text)
    frame = Frame(place.left, place.left + units, (0.0,) * len(network.widths), text, 14)
    names = _tags(network, downward.columns(network, frame))
    first = place.top + tags.rows_needed(names, room) * 1.35 * text + frame.largest + 8
    last = place.top + height - frame.largest - 1.4 * text
    step = (last - first) / len(network.layers)
    rows = tuple(first + k * step for k in range(len(network.widths)))
    frame = replace(frame, rows=rows)
    placed = downward.columns(network, frame)
    how = Wires(prefix=f"{network.name}-diagram", thickest=3.5)
    marks = downward.draw(network, placed, cells, frame, how, named=False)
    bias = placed[0].bias
    reach = max(placed[0].r, bias[2] if bias else 0.0)
    marks += tags.draw(names, first - reach - 3, room, up=True)
    for unit in placed[-1].units:
        words = (Run(network.outputs[unit.index]),)
        marks.append(Text(unit.x, unit.y + unit.r + 1.1 * text, words, text, "middle"))
    return marks


def _tags(network: Network, placed: list[Column]) -> list[Tag]:
    return [Tag(unit.x, (Run(network.inputs[unit.index]),)) for unit in placed[0].units]
