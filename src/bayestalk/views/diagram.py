"""The third way: units and edges, coloured, weighted and dashed by the same numbers."""

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import described, downward, glyphs, margins, soundness, svg, wiring
from bayestalk.views.cells import Cells
from bayestalk.views.nodes import Column, Order, columns
from bayestalk.views.scene import AnyMark, Group, Run, Scene, Text, collisions, plate
from bayestalk.views.symbols import (
    activation_name,
    matrix_shape,
    plural,
    shape_text,
    symbol,
    value_runs,
)
from bayestalk.views.wiring import Wires

WIDTH, HEIGHT, NARROW = 1126.0, 500.0, 340.0

_MARGIN = 8.0
_WIDEST_GAP = 420.0
_TALLEST = 1.6
_FEW_EDGES = 8
_LEAST_CAPTION = 8.0
_KEY = 2.0
"""What the key's own line takes at the foot of the drawing, in em."""


def draw(
    network: Network, cells: Cells, figure: str, *, spread: bool = False, order: Order = None
) -> Drawing:
    """Draw the diagram, wide and narrow, with the table of what its edges carry.

    Parameters
    ----------
    network
        The architecture.
    cells
        Numbers by id; without them every edge is drawn alike.
    figure
        The figure's name, put before every id.
    spread
        Whether edges fade where the posterior's SD outgrows its mean.
    order
        The outputs' indices in the order they are drawn; as the network has them if not given.

    Raises
    ------
    ValueError
        Where the network cannot be drawn; the message says why.
    """
    soundness.check(network)
    wide = scene(network, cells, spread=spread, order=order)
    narrow = downward.scene(network, cells, spread=spread, width=NARROW, order=order)
    names = [name for parameter in network.parameters for name in parameter.ids()]
    return Drawing(
        svg=svg.render(wide, figure),
        width=wide.width,
        height=wide.height,
        table=described.table(network, cells, names),
        narrow=svg.render(narrow, f"{figure}-narrow"),
        alt=described.alt(network, "diagram"),
    )


def scene(
    network: Network,
    cells: Cells,
    *,
    spread: bool = False,
    width: float = WIDTH,
    height: float = HEIGHT,
    order: Order = None,
) -> Scene:
    """The drawing as data; it grows taller where groups of inputs need room for their names."""
    text, mark = 19.0, 28.0
    beneath = 1.1 * mark + (2.9 + _KEY * bool(cells)) * text
    pitch = margins.PITCH * text
    wanted = len(network.groups) * pitch + beneath + 4
    if wanted <= _TALLEST * height:
        height = max(height, wanted)
    bottom = height - beneath
    sample = columns(network, [0.0] * len(network.widths), 4, bottom)
    most = margins.widest(width - 2 * _MARGIN, len(network.layers))
    labels = margins.labels(sample[0], int((bottom - 4) / pitch))
    left = margins.inputs_room(network, sample[0], labels, text, most)
    right = margins.outputs_room(network, sample[-1], text, most)
    room = width - left - right - 2 * _MARGIN - sample[0].r - sample[-1].r
    gap = min(_WIDEST_GAP, room / len(network.layers))
    spare = (room - gap * len(network.layers)) / 2
    start = _MARGIN + left + sample[0].r + spare
    xs = [start + k * gap for k in range(len(network.widths))]
    largest = min(28.0, 0.2 * gap)
    placed = columns(network, xs, 4, bottom, largest=largest, order=order)
    marks = wiring.edges(placed, cells, Wires(spread))
    marks += wiring.units(network, placed, Wires())
    first, last = placed[0], placed[-1]
    if first.groups:
        marks += margins.groups(first, labels, text, (xs[0] - first.r - left, bottom))
    else:
        marks += margins.inputs(network, first, text, left)
    marks += margins.outputs(network, last, text, right)
    marks += [mark for column in placed if column.hidden for mark in _left_out(column, text)]
    marks += _numbers(network, placed, cells, text)
    size = text
    captions = _captions(network, placed, bottom + 1.1 * mark, mark, text)
    while text > _LEAST_CAPTION and collisions(captions):
        text -= 1
        captions = _captions(network, placed, bottom + 1.1 * mark, min(mark, 1.6 * text), text)
    key = wiring.key(cells, _MARGIN, height - 0.45 * size, size)
    return Scene(width, height, (*marks, *captions, *key))


def _left_out(column: Column, text: float) -> list[AnyMark]:
    told = plural(column.hidden, "unit") + " not drawn"
    dots = Group(tuple(glyphs.dots((column.x, column.gap), across=False)), title=told)
    run = Run(f"{column.hidden} more", "muted")
    label = Text(column.x + 14, column.gap + 0.33 * text, (run,), text, title=told)
    return [dots, plate(label), label]


def _numbers(network: Network, placed: list[Column], cells: Cells, text: float) -> list[AnyMark]:
    """Weights beside their edges where there are few enough to read."""
    if network.size > _FEW_EDGES or len(network.layers) > 1 or len(network.outputs) > 1:
        return []
    source, target = placed[0], placed[1].units[0]
    starts = [(f"w1[{unit.index},0]", unit.x, unit.y) for unit in source.units]
    if source.bias:
        starts.append(("b1[0]", source.bias[0], source.bias[1]))
    marks: list[AnyMark] = []
    for name, x, y in starts:
        if name not in cells:
            continue
        at = 0.36
        runs = value_runs(cells[name].value, f"{name[0]}-strong")
        where = x + at * (target.x - x), y + at * (target.y - y) + 0.33 * text
        label = Text(*where, runs, text, "middle")
        marks += [plate(label), label]
    return marks


def _captions(
    network: Network, placed: list[Column], baseline: float, mark: float, text: float
) -> list[AnyMark]:
    """Symbols and shapes: of units beneath their column, of parameters beneath their edges."""
    marks: list[AnyMark] = []
    widths = dict(network.values())
    for k, column in enumerate(placed):
        shape = Run(shape_text(1, widths[column.name]), "muted")
        marks.append(Text(column.x, baseline, symbol(column.name, network), mark, "middle"))
        marks.append(Text(column.x, baseline + 1.25 * text, (shape,), text, "middle"))
        if k and (word := activation_name(network.layers[k - 1].activation)):
            run = Run(word, "a-strong", "math")
            size = 1.1 * text
            marks.append(Text(column.x, baseline + 2.45 * text, (run,), size, "middle"))
    gap = placed[1].x - placed[0].x
    for k in range(1, len(placed)):
        middle = (placed[k - 1].x + placed[k].x) / 2
        arrays = [(p.name, matrix_shape(p)) for p in network.parameters if p.layer == k]
        wide = min(3.6 * text, 0.4 * gap)
        for i, (name, shape_) in enumerate(arrays):
            x = middle + (i - (len(arrays) - 1) / 2) * wide
            told = Run(shape_text(*shape_), "muted")
            marks.append(Text(x, baseline, symbol(name, network), mark, "middle"))
            marks.append(Text(x, baseline + 1.25 * text, (told,), text, "middle"))
    return marks
