"""The three ways side by side, with guide lines that join the same parameter in all three."""

from dataclasses import dataclass, replace

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import cells as cells_
from bayestalk.views import chain, downward, formula, function, matrices, metrics, svg, tags
from bayestalk.views.blocks import Block, Measure, Show
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cells
from bayestalk.views.chain import Line, Operator
from bayestalk.views.downward import Frame
from bayestalk.views.guides import Stop, guide
from bayestalk.views.scene import AnyMark, Run, Scene, Text
from bayestalk.views.symbols import shape_text, symbol
from bayestalk.views.wiring import Wires

WIDTH = 1126.0

FUNCTION = (8.0, 318.0)
MATRICES = (356.0, 766.0)
DIAGRAM = (806.0, 1122.0)

_HEADINGS = ("Function", "Matrices", "Neural diagram")
_TEXT, _SYMBOL = 18.0, 24.0
_HEAD = 30.0
_GUTTER = 58.0
_LEAST_BAND = 152.0
_ROOM = 470.0

_MEASURES = tuple(
    Measure(cell, number=18, symbol=_SYMBOL, caption=_TEXT, limit=limit)
    for limit in (12, 6, 4, 3)
    for cell in ((62.0, 44.0), (54.0, 42.0), (46.0, 40.0), (34.0, 30.0), (26.0, 26.0), (20.0, 20.0))
)


@dataclass(frozen=True)
class Band:
    """The strip of one layer: its top, bottom and the line its matrices are centred on."""

    top: float
    bottom: float
    axis: float


def draw(network: Network, cells: Cells, figure: str) -> Drawing:
    """Draw all three, joined; on a phone, one beneath the other."""
    wide, narrow = scene(network, cells), narrow_scene(network, cells)
    return Drawing(
        svg=svg.render(wide, figure),
        width=wide.width,
        height=wide.height,
        table=cells_.table(network, cells) if cells else function.table(network),
        narrow=svg.render(narrow, f"{figure}-narrow"),
    )


def scene(network: Network, cells: Cells) -> Scene:
    """The wide drawing as data."""
    layers = len(network.layers)
    measure, lines = _chain(network, cells)
    frame = Frame(DIAGRAM[0] + _GUTTER, DIAGRAM[1] - 12, (0.0,) * (layers + 1), _TEXT, 20)
    sample = downward.columns(network, frame)
    over = downward.input_tags(network, sample[0])
    under = downward.output_tags(network, sample[-1])
    top = (
        _HEAD
        + 14
        + sample[0].r
        + (tags.rows_needed(over, frame.room) * 1.35 * _TEXT if over else 8)
    )
    bands = _bands(lines, top)
    rows = (top, *(band.bottom for band in bands))
    frame = replace(frame, rows=rows)
    placed = downward.columns(network, frame)
    stops: dict[str, list[Stop]] = {}
    marks = _function(network, bands, stops)
    for line, band in zip(lines, bands, strict=True):
        marks += _matrices(line, band, measure, cells, stops)
    diagram = downward.draw(network, placed, cells, frame, Wires(thickest=4))
    marks += _labels(network, bands, stops)
    guides = [
        guide(name, found, _bus(name, bands[int(name[1:]) - 1])) for name, found in stops.items()
    ]
    ends = rows[-1] + placed[-1].r
    height = ends + (tags.rows_needed(under, frame.room) * 1.35 * _TEXT + 14 if under else 10)
    return Scene(WIDTH, height, (*_headings(), *guides, *diagram, *marks))


def _headings() -> list[AnyMark]:
    starts = (FUNCTION[0], MATRICES[0], DIAGRAM[0])
    return [
        Text(x, 0.8 * _TEXT, (Run(words, "muted", "bold"),), _TEXT)
        for x, words in zip(starts, _HEADINGS, strict=True)
    ]


def _chain(network: Network, cells: Cells) -> tuple[Measure, list[Line]]:
    """Each layer's ``z · w + b``, in the largest cells that fit."""
    found: list[Line] = []
    measure = _MEASURES[-1]
    for measure in _MEASURES:
        if _numbered(measure) and not (cells and chain.numbers_fit(cells, measure)):
            continue
        found = [_terms(line) for line in chain.pieces(network, measure)]
        wide = max(_width(line, measure) for line in found)
        tall = sum(_tall(line) for line in found)
        if wide <= MATRICES[1] - MATRICES[0] and tall <= _ROOM:
            break
    return measure, found


def _numbered(measure: Measure) -> bool:
    return measure.cell[0] >= 46


def _terms(line: Line) -> Line:
    """The line up to its sum, without the names that the diagram gives."""
    end = next(i for i, p in enumerate(line) if isinstance(p, Operator) and p.sign == "=")
    return [
        p if isinstance(p, Operator) else replace(p, captioned=False, row_names=(), column_names=())
        for p in line[:end]
    ]


def _caption_width(block: Block) -> float:
    shape = metrics.width(shape_text(*block.shape), _TEXT)
    return sum(run.width(_SYMBOL) for run in block.label()) + 4 + shape


def _width(line: Line, measure: Measure) -> float:
    widths = [
        p.width(measure) if isinstance(p, Operator) else max(p.width, _caption_width(p) + 6)
        for p in line
    ]
    return sum(widths) + 6 * (len(line) - 1)


def _tall(line: Line) -> float:
    tallest = max(p.cells_height for p in line if isinstance(p, Block))
    return max(_LEAST_BAND, tallest + 82)


def _bands(lines: list[Line], top: float) -> list[Band]:
    bands = []
    extra = max(0.0, (300.0 - _tall(lines[0])) if len(lines) == 1 else 0.0)
    for line in lines:
        bottom = top + _tall(line) + extra
        bands.append(Band(top, bottom, (top + bottom) / 2 - 15))
        top = bottom
    return bands


def _bus(name: str, band: Band) -> float:
    """The height at which a parameter's guide runs: weights above, biases beneath."""
    return band.top + 12 if name.startswith("w") else band.bottom - 12


def _function(network: Network, bands: list[Band], stops: dict[str, list[Stop]]) -> list[AnyMark]:
    lines = formula.steps(network)
    room = FUNCTION[1] - FUNCTION[0]
    head = max(formula.width_of(line[:1], 1.0) for line in lines)
    tail = max(formula.width_of(line[1:], 1.0) for line in lines)
    size = min(44.0, room / (head + tail))
    marks: list[AnyMark] = []
    named: set[str] = set()
    for line, band in zip(lines, bands, strict=True):
        start = FUNCTION[0] + (head - formula.width_of(line[:1], 1.0)) * size
        placed = formula.place(line, start, size)
        baseline = band.axis + 0.3 * size
        marks += formula.draw_line(
            placed, baseline, size, 0.0, named=frozenset(named), shapes=False
        )
        named |= {term.name for term in line}
        for item in placed:
            if item.term.name[:1] in ("w", "b"):
                edge = baseline - 0.68 * size if item.term.name[0] == "w" else baseline + 0.3 * size
                stops.setdefault(item.term.name, []).append(Stop(item.middle, edge))
    return marks


def _matrices(
    line: Line, band: Band, measure: Measure, cells: Cells, stops: dict[str, list[Stop]]
) -> list[AnyMark]:
    marks: list[AnyMark] = []
    left = MATRICES[0] + (MATRICES[1] - MATRICES[0] - _width(line, measure)) / 2
    tallest = max(p.cells_height for p in line if isinstance(p, Block))
    baseline = band.axis + tallest / 2 + 32
    for piece in line:
        if isinstance(piece, Operator):
            marks.append(piece.text(left, band.axis + 0.26 * _SYMBOL, measure, "ink"))
            left += piece.width(measure) + 6
            continue
        room = max(piece.width, _caption_width(piece) + 6)
        start = left + (room - piece.width) / 2
        show: Show = "numbers" if _numbered(measure) else "nothing"
        marks += piece.draw(start, band.axis, cells, show)
        middle = left + room / 2
        marks += _caption(piece, middle, baseline)
        box = piece.cells_box(start, band.axis)
        if piece.name[0] in "wb":
            edge = box.top - 5 if piece.name[0] == "w" else baseline + 8
            stops.setdefault(piece.name, []).append(Stop(middle, edge))
        left += room + 6
    return marks


def _caption(block: Block, middle: float, baseline: float) -> list[AnyMark]:
    start = middle - _caption_width(block) / 2
    name = Text(start, baseline, block.label(), _SYMBOL)
    shape = Run(shape_text(*block.shape), "muted")
    return [name, Text(name.box().right + 4, baseline, (shape,), _TEXT)]


def _labels(network: Network, bands: list[Band], stops: dict[str, list[Stop]]) -> list[AnyMark]:
    """Symbols beside the diagram's edges, where guides end."""
    marks: list[AnyMark] = []
    x = DIAGRAM[0] + 22
    for parameter in network.parameters:
        band = bands[parameter.layer - 1]
        alone = not network.layers[parameter.layer - 1].bias
        middle = (band.top + band.bottom) / 2
        y = middle + (0.0 if alone else -22.0 if parameter.name[0] == "w" else 22.0)
        text = Text(x, y + 8, symbol(parameter.name, network), _SYMBOL, "middle")
        marks.append(text)
        box: Box = text.box()
        stops[parameter.name].append(Stop(box.left - 5, y, sideways=True))
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
