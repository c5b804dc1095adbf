"""The second way: the same network as matrices whose shapes conform, numbers in the cells."""

import math
from collections.abc import Iterable
from dataclasses import replace

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import cells as cells_
from bayestalk.views import chain, described, glyphs, soundness, svg
from bayestalk.views.blocks import Block, Measure, Show
from bayestalk.views.boxes import Box
from bayestalk.views.cells import Cells, Density
from bayestalk.views.chain import Line, Operator
from bayestalk.views.scene import AnyMark, Pen, Rect, Run, Scene, Text, line

WIDTH, HEIGHT = 1126.0, 520.0
NARROW = 340.0

_MARGIN = 8.0
_KEY = 34.0
_NAMES = (math.inf, 120.0, 100.0, 84.0, 66.0, 40.0)
"""The room of rows' names on a phone, from all they want to the least."""
_BELL = tuple(2.718281828 ** (-0.5 * (i / 4) ** 2) for i in range(-12, 13))


def draw(
    network: Network, cells: Cells, figure: str, *, show: Show = "numbers", note: str = ""
) -> Drawing:
    """Draw the matrices, wide and narrow, with the table of what is in their cells.

    Without numbers it is the table of symbols and shapes.

    Parameters
    ----------
    network
        The architecture.
    cells
        Numbers and densities by id; ids that are missing leave their cells empty.
    figure
        The figure's name, put before every id.
    show
        What cells hold: ``numbers`` or ``densities``. Inputs stay numbers: they are known.
    note
        Words beneath the numbers: which observation they belong to.

    Raises
    ------
    ValueError
        Where the network cannot be drawn; the message says why.
    """
    soundness.check(network)
    wide = scene(network, cells, show, note=note)
    narrow = narrow_scene(network, cells, show)
    return Drawing(
        svg=svg.render(wide, figure),
        width=wide.width,
        height=wide.height,
        table=described.table(network, cells),
        narrow=svg.render(narrow, f"{figure}-narrow"),
        alt=described.alt(network, "matrices", note),
    )


def scene(
    network: Network,
    cells: Cells,
    show: Show = "numbers",
    *,
    note: str = "",
    width: float = WIDTH,
    height: float = HEIGHT,
) -> Scene:
    """The wide drawing as data."""
    # numbers leave the room that densities need, so that one can turn into the other in place
    ranges = any(cell.density for cell in cells.values())
    footer = _KEY if ranges or note else 0.0
    room = width - 2 * _MARGIN
    measure, lines = chain.fitting(network, cells, room, height - footer, ranges=ranges)
    marks: list[AnyMark] = []
    widest = max(chain.width_of(line, measure) for line in lines)
    left = max(_MARGIN, (width - widest) / 2)
    top = 0.0
    for pieces in lines:
        tall = chain.heights(pieces, measure, cells, ranges=ranges)
        axis = top + tall.above
        baseline = axis + tall.below + chain.CAPTION_DROP * measure.symbol
        marks += _line(pieces, left, axis, baseline, measure, cells, show)
        top += tall.total + chain.BETWEEN
    bottom = top - chain.BETWEEN
    if footer:
        marks += _footer(left, bottom + 28, cells, show, note, measure.caption)
    return Scene(width, bottom + footer, tuple(marks))


def _line(
    pieces: Line,
    left: float,
    axis: float,
    baseline: float,
    measure: Measure,
    cells: Cells,
    show: Show,
) -> list[AnyMark]:
    """One line of the chain, its captions on one baseline."""
    marks: list[AnyMark] = []
    for piece in pieces:
        if isinstance(piece, Operator):
            marks += piece.draw(left, axis, measure)
            marks += piece.caption(left, baseline, measure)
            left += piece.width(measure) + chain.SPACE
            continue
        marks += piece.draw(left, axis, cells, show)
        center = piece.cells_box(left, axis).middle[0]
        marks += piece.caption(center, baseline)
        if show == "densities":
            marks += _range(piece, center, baseline + 2.55 * measure.caption, cells)
        left += piece.width + chain.SPACE
    return marks


def _range(block: Block, center: float, baseline: float, cells: Cells) -> list[AnyMark]:
    told = block.range_text(cells)
    size = block.measure.caption
    return [Text(center, baseline, (Run(told, "muted"),), size, "middle")] if told else []


def _footer(
    left: float, baseline: float, cells: Cells, show: Show, note: str, size: float
) -> list[AnyMark]:
    if show == "densities":
        return key(left, baseline, size, cells.values())
    return [Text(left, baseline, (Run(note, "muted"),), size)] if note else []


def key(
    left: float, baseline: float, size: float, cells: Iterable[cells_.Cell], *, right: float = 1e9
) -> list[AnyMark]:
    """What the curves are: posterior, prior, the line at zero, the bar of draws that are zero."""
    found = [cell.density for cell in cells if cell.density]
    entries = ["posterior"]
    if any(density.prior for density in found):
        entries.append("prior")
    if any(density.grid and density.grid[0] < 0 < density.grid[-1] for density in found):
        entries.append("zero")
    if any(density.atom for density in found):
        entries.append("draws at exactly 0")
    marks: list[AnyMark] = []
    x = left
    for words in entries:
        box = Box(x, baseline - size * 0.95, x + 2 * size, baseline + 2)
        text = Text(box.right + 8, baseline, (Run(words, "muted"),), size)
        if text.box().right > right and x > left:
            x, baseline = left, baseline + 1.6 * size
            box = Box(x, baseline - size * 0.95, x + 2 * size, baseline + 2)
            text = Text(box.right + 8, baseline, (Run(words, "muted"),), size)
        marks += [*_swatch(words, box), text]
        x = text.box().right + 1.6 * size
    return marks


def _swatch(words: str, box: Box) -> list[AnyMark]:
    span = (-3.0, 3.0)
    grid = tuple(i / 4 for i in range(-12, 13))
    bell = Density(grid, _BELL)
    base = line([(box.left, box.bottom), (box.right, box.bottom)], Pen(stroke="rule", width=0.75))
    if words == "prior":
        return [base, *glyphs.density(Density(grid, (), _BELL), box, span, "ink")]
    if words == "posterior":
        return [base, *glyphs.density(bell, box, span, "ink")]
    if words == "zero":
        x = box.middle[0]
        return [base, line([(x, box.bottom), (x, box.top)], Pen(stroke="rule", width=0.75))]
    bar = Rect(box.left, box.top, 0.25 * box.width, box.height, Pen(fill="ink"))
    return [base, bar]


def narrow_scene(
    network: Network, cells: Cells, show: Show = "numbers", *, width: float = NARROW
) -> Scene:
    """The drawing for a phone: one matrix a row, its sign and symbol on the left."""
    gutter, pad = 66.0, 4.0
    measure, lines = _narrow_fitting(network, cells, width - gutter - pad)
    marks: list[AnyMark] = []
    top = 4.0
    for whole in lines:
        for part in chain.parts(whole, "·+=→"):
            block = _roomy(next(p for p in part if isinstance(p, Block)), width - gutter - 22)
            if block.again:
                continue
            activated = isinstance(part[0], Operator) and part[0].activation is not None
            rows = block.heading_rows
            named = (0.25 + 1.35 * rows) * measure.caption * bool(rows)
            if isinstance(part[0], Operator):
                marks += _sign(part[0], top if activated else top + named, gutter, block)
            top += named + 44.0 * activated
            tall = max(block.cells_height, 44.0)
            marks += block.draw(gutter, top + tall / 2, cells, show)
            marks += block.caption(gutter - 24, top + tall / 2 + 2)
            top += tall
            if show == "densities":
                top += block.shares_height(cells)
                x = block.cells_box(gutter, 0).middle[0]
                marks += _range(block, x, top + 1.1 * measure.caption, cells)
                top += 1.3 * measure.caption * bool(block.range_text(cells))
            top += 14
        top += 8
    if show == "densities":
        marks += key(pad, top + 14, measure.caption, cells.values(), right=width - pad)
        top += 60
    return Scene(width, top - 8, tuple(marks))


def _narrow_fitting(network: Network, cells: Cells, room: float) -> tuple[Measure, list[Line]]:
    """The sizes at which the widest matrix fits: names are shortened before cells are left out."""
    fit = chain.fit_numbers(chain.NARROW, cells)
    for limit in dict.fromkeys(measure.limit for measure in fit):
        for names in _NAMES:
            for sizes in (measure for measure in fit if measure.limit == limit):
                measure = replace(sizes, names=names)
                lines = chain.pieces(network, measure)
                if _narrow_width(lines) <= room:
                    return measure, lines
    return measure, lines


def _narrow_width(lines: list[Line]) -> float:
    """How wide the widest matrix is with the names beside it."""
    blocks = [piece for line in lines for piece in line if isinstance(piece, Block)]
    return max(block.names_width + block.cells_width + 20 for block in blocks)


def _roomy(block: Block, room: float) -> Block:
    """A block without caption; a single column's cells are as wide as there is room for."""
    block = replace(block, captioned=False)
    if block.shape[1] > 1:
        return block
    width = min(110.0, room - block.names_width)
    return replace(block, measure=replace(block.measure, cell=(width, block.measure.cell[1])))


def _sign(operator: Operator, top: float, gutter: float, block: Block) -> list[AnyMark]:
    measure = block.measure
    if operator.activation is None:
        axis = top + max(block.cells_height, 44.0) / 2
        return [operator.text(4, axis + 2, measure, "ink")]
    size = 0.85 * measure.symbol
    x = gutter + 7 + block.names_width
    run = Run(str(operator.activation), "a-strong", "math")
    text = Text(x + 22, top + 22, (run,), size)
    return [
        glyphs.arrow((x + 8, top + 4), (x + 8, top + 32), "a"),
        text,
        *glyphs.activation(operator.activation, (text.box().right + 26, top + 17), size * 1.3),
    ]
