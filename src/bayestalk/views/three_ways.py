"""The three ways side by side, with guide lines that join the same parameter in all three."""

from dataclasses import dataclass, replace

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import (
    abreast,
    described,
    downward,
    formula,
    function,
    matrices,
    soundness,
    svg,
    tags,
)
from bayestalk.views.abreast import SYMBOL, TEXT, WIDTH, Column, Columns, Sums
from bayestalk.views.blocks import Block, Show
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cells
from bayestalk.views.chain import Line, Operator
from bayestalk.views.downward import Frame
from bayestalk.views.guides import CLEAR, Stop, guide
from bayestalk.views.scene import AnyMark, Run, Scene, Text
from bayestalk.views.symbols import shape_text, symbol
from bayestalk.views.wiring import Wires

_HEADINGS = ("Function", "Matrices", "Neural diagram")
_HEAD = 30.0
_GUTTER = 58.0
_TALL, _DEEP = 0.49, 0.2
"""How far a w reaches above its line and a lowered number beneath it, in em."""
_NO_ROOM = "The cells are too small for their numbers, which are in each cell's title."


@dataclass(frozen=True)
class Band:
    """The strip of one layer: its top, bottom and the line its matrices are centred on."""

    top: float
    bottom: float
    axis: float


def draw(network: Network, cells: Cells, figure: str) -> Drawing:
    """Draw all three, joined; on a phone, one beneath the other.

    Where the cells are too small for the numbers, the matrices of the wide drawing hold none;
    its ``alt`` then says so, and the numbers are in the cells' titles and in the table.

    Raises
    ------
    ValueError
        Where the network cannot be drawn; the message says why.
    """
    soundness.check(network)
    wide, narrow = scene(network, cells), narrow_scene(network, cells)
    return Drawing(
        svg=svg.render(wide, figure),
        width=wide.width,
        height=wide.height,
        table=described.table(network, cells),
        narrow=svg.render(narrow, f"{figure}-narrow"),
        alt=described.alt(network, "three-ways", _NO_ROOM if left_out(network, cells) else ""),
    )


def left_out(network: Network, cells: Cells) -> bool:
    """Whether there are numbers for which the wide drawing's cells have no room."""
    return bool(cells) and not abreast.fit(network, cells).measure.figures


def scene(network: Network, cells: Cells) -> Scene:
    """The wide drawing as data."""
    sums = abreast.fit(network, cells)
    left, right = sums.columns.diagram
    flat = (0.0,) * (len(network.layers) + 1)
    frame = Frame(left + _GUTTER, right - 12, flat, TEXT, 20)
    sample = downward.columns(network, frame)
    over = downward.input_tags(network, sample[0])
    under = downward.output_tags(network, sample[-1])
    top = (
        _HEAD + 14 + sample[0].r + (tags.rows_needed(over, frame.room) * 1.35 * TEXT if over else 8)
    )
    bands = _bands(sums.lines, top)
    rows = (top, *(band.bottom for band in bands))
    frame = replace(frame, rows=rows)
    placed = downward.columns(network, frame)
    stops: dict[str, list[Stop]] = {}
    marks = _function(network, bands, sums.columns.function, stops)
    for line, band in zip(sums.lines, bands, strict=True):
        marks += _matrices(line, band, sums, cells, stops)
    diagram = downward.draw(network, placed, cells, frame, Wires(thickest=4))
    marks += _labels(network, bands, left + 22, stops)
    guides = [
        guide(name, found, _bus(name, bands[int(name[1:]) - 1])) for name, found in stops.items()
    ]
    ends = rows[-1] + placed[-1].r
    height = ends + (tags.rows_needed(under, frame.room) * 1.35 * TEXT + 14 if under else 10)
    return Scene(WIDTH, height, (*_headings(sums.columns), *guides, *diagram, *marks))


def _headings(columns: Columns) -> list[AnyMark]:
    return [
        Text(left, 0.8 * TEXT, (Run(words, "muted", "bold"),), TEXT)
        for (left, _), words in zip(
            (columns.function, columns.matrices, columns.diagram), _HEADINGS, strict=True
        )
    ]


def _bands(lines: list[Line], top: float) -> list[Band]:
    bands = []
    extra = max(0.0, (300.0 - abreast.tall(lines[0])) if len(lines) == 1 else 0.0)
    for line in lines:
        bottom = top + abreast.tall(line) + extra
        bands.append(Band(top, bottom, (top + bottom) / 2 - 15))
        top = bottom
    return bands


def _bus(name: str, band: Band) -> float:
    """The height at which a parameter's guide runs: weights above, biases beneath."""
    return band.top + 12 if name.startswith("w") else band.bottom - 12


def _function(
    network: Network, bands: list[Band], column: Column, stops: dict[str, list[Stop]]
) -> list[AnyMark]:
    lines = formula.steps(network)
    head = max(formula.width_of(line[:1], 1.0) for line in lines)
    tail = max(formula.width_of(line[1:], 1.0) for line in lines)
    size = min(44.0, (column[1] - column[0]) / (head + tail))
    marks: list[AnyMark] = []
    named: set[str] = set()
    for line, band in zip(lines, bands, strict=True):
        start = column[0] + (head - formula.width_of(line[:1], 1.0)) * size
        placed = formula.place(line, start, size)
        baseline = band.axis + 0.3 * size
        marks += formula.draw_line(
            placed, baseline, size, 0.0, named=frozenset(named), shapes=False
        )
        named |= {term.name for term in line}
        for item in placed:
            if item.term.name[:1] in ("w", "b"):
                above = item.term.name[0] == "w"
                edge = baseline - _TALL * size - CLEAR if above else baseline + _DEEP * size + CLEAR
                stops.setdefault(item.term.name, []).append(Stop(item.middle, edge))
    return marks


def _matrices(
    line: Line, band: Band, sums: Sums, cells: Cells, stops: dict[str, list[Stop]]
) -> list[AnyMark]:
    marks: list[AnyMark] = []
    measure = sums.measure
    show: Show = "numbers" if measure.figures else "nothing"
    baseline = band.axis + abreast.tallest(line) / 2 + 32
    lefts = abreast.starts(line, measure, sums.columns.matrices)
    for piece, left in zip(line, lefts, strict=True):
        if isinstance(piece, Operator):
            marks += piece.draw(left, band.axis, measure)
            continue
        room = abreast.room(piece, measure)
        start, middle = left + (room - piece.width) / 2, left + room / 2
        marks += piece.draw(start, band.axis, cells, show)
        marks += _caption(piece, middle, baseline)
        box = piece.cells_box(start, band.axis)
        if piece.name[0] in "wb":
            edge = box.top - 5 if piece.name[0] == "w" else baseline + 8
            stops.setdefault(piece.name, []).append(Stop(middle, edge))
    return marks


def _caption(block: Block, middle: float, baseline: float) -> list[AnyMark]:
    start = middle - abreast.caption_width(block) / 2
    name = Text(start, baseline, block.label(), SYMBOL)
    shape = Run(shape_text(*block.shape), "muted")
    return [name, Text(name.box().right + 4, baseline, (shape,), TEXT)]


def _labels(
    network: Network, bands: list[Band], x: float, stops: dict[str, list[Stop]]
) -> list[AnyMark]:
    """Symbols beside the diagram's edges, where guides end."""
    marks: list[AnyMark] = []
    for parameter in network.parameters:
        band = bands[parameter.layer - 1]
        alone = not network.layers[parameter.layer - 1].bias
        middle = (band.top + band.bottom) / 2
        y = middle + (0.0 if alone else -22.0 if parameter.name[0] == "w" else 22.0)
        text = Text(x, y + 8, symbol(parameter.name, network), SYMBOL, "middle")
        marks.append(text)
        box: Box = text.box()
        stops[parameter.name].append(Stop(box.left - CLEAR, y, sideways=True))
    return marks


def narrow_scene(network: Network, cells: Cells) -> Scene:
    """The three one beneath the other, for a phone."""
    width = matrices.NARROW
    parts = (
        function.scene(network, width=width),
        matrices.narrow_scene(network, cells),
        downward.scene(network, cells),
    )
    marks: list[AnyMark] = []
    top = 0.0
    for words, part in zip(_HEADINGS, parts, strict=True):
        marks.append(Text(4, top + 14, (Run(words, "muted", "bold"),), 14))
        marks += [mark.moved(0, top + 32) for mark in part.marks]
        top += 32 + part.height + 26
    return Scene(width, top - 26, tuple(marks))
