"""The diagram running downwards: for phones, and beside the matrices of the three ways."""

from dataclasses import dataclass, replace

from bayestalk.network import Network
from bayestalk.views import margins, nodes, tags, wiring
from bayestalk.views.cells import Cells
from bayestalk.views.nodes import Column, Order, Unit, flipped
from bayestalk.views.scene import AnyMark, Group, Pen, Run, Scene, Text, line, plate
from bayestalk.views.symbols import activation_name, matrix_shape, shape_text, symbol
from bayestalk.views.tags import Room, Tag
from bayestalk.views.wiring import Wires

_HEAVY = 20
"""Where a layer has more units, its edges are one path and not one each."""


@dataclass(frozen=True)
class Frame:
    """Where a downward diagram stands.

    Parameters
    ----------
    left, right
        The room for units across.
    rows
        The y of each layer of units, inputs first.
    text
        Font size of names.
    largest
        The largest radius of a unit.
    """

    left: float
    right: float
    rows: tuple[float, ...]
    text: float
    largest: float = 15.0

    @property
    def room(self) -> Room:
        """The room for names: a little more than for units."""
        return Room(self.left - 12, self.right + 8, self.text)


def columns(network: Network, frame: Frame, order: Order = None) -> list[Column]:
    """The layers of units, each a row."""
    placed = nodes.columns(
        network, list(frame.rows), frame.left, frame.right, largest=frame.largest, order=order
    )
    return [flipped(column) for column in placed]


def draw(
    network: Network,
    placed: list[Column],
    cells: Cells,
    frame: Frame,
    how: Wires,
    *,
    named: bool = True,
) -> list[AnyMark]:
    """Edges, units and, where wanted, their names."""
    marks = wiring.edges(placed, cells, how)
    marks += wiring.units(network, placed, how)
    for column in placed:
        if column.hidden:
            marks += _left_out(column, frame)
    if named:
        over, under = input_tags(network, placed[0]), output_tags(network, placed[-1])
        marks += _brackets(placed[0])
        marks += tags.draw(over, placed[0].x - placed[0].r - 5, frame.room, up=True)
        marks += tags.draw(under, placed[-1].x + placed[-1].r + 4, frame.room, up=False)
    return marks


def _left_out(column: Column, frame: Frame) -> list[AnyMark]:
    run = Run(f"+{column.hidden}", "muted")
    text = Text(column.gap, column.x + 0.33 * frame.text, (run,), frame.text, "middle")
    return [plate(text), text]


def _brackets(first: Column) -> list[AnyMark]:
    y, pen = first.x - first.r - 2, Pen(stroke="rule", width=1)
    return [
        line([(left, y), (left, y - 3), (right, y - 3), (right, y)], pen)
        for _, _, left, right in first.groups
    ]


def input_tags(network: Network, column: Column) -> list[Tag]:
    """Names over the inputs: of groups, of each input, or none where they are too many."""
    if column.groups:
        return [
            Tag(label.middle, (Run(f"{label.name} "), Run(str(label.size), "muted")))
            for label in margins.labels(column, margins.FEW)
        ]
    if column.pitch < nodes.NAMED_PITCH:
        return []
    found = [_tag(unit, network.inputs) for unit in column.units]
    if column.bias:
        found.insert(0, Tag(column.bias[0], (Run("bias", "b-strong"),)))
    return found


def output_tags(network: Network, column: Column) -> list[Tag]:
    """Names under the outputs, or none where they are too many."""
    if column.pitch < nodes.NAMED_PITCH:
        return []
    return [_tag(unit, network.outputs) for unit in column.units]


def _tag(unit: Unit, names: tuple[str, ...]) -> Tag:
    return Tag(unit.x, (Run(names[unit.index]),))


def captions(
    network: Network, placed: list[Column], x: float, mark: float, text: float
) -> list[AnyMark]:
    """Symbols and shapes in a gutter centred on ``x``, beside rows and the edges between."""
    marks: list[AnyMark] = []
    widths = dict(network.values())
    for k, column in enumerate(placed):
        y = column.x + 0.1 * mark
        beneath = [(Run(shape_text(1, widths[column.name]), "muted"), 1.2 * text, text)]
        if k and (word := activation_name(network.layers[k - 1].activation)):
            beneath.append((Run(word, "a-strong", "math"), 2.4 * text, 1.05 * text))
        marks.append(_caption(network, column.name, (x, y), mark, beneath))
    for k in range(1, len(placed)):
        arrays = [(p.name, matrix_shape(p)) for p in network.parameters if p.layer == k]
        middle = (placed[k - 1].x + placed[k].x) / 2
        for i, (name, shape_) in enumerate(arrays):
            y = middle + (i - (len(arrays) - 1) / 2) * (mark + 1.5 * text) + 0.25 * mark
            beneath = [(Run(shape_text(*shape_), "muted"), 1.15 * text, text)]
            marks.append(_caption(network, name, (x, y), mark, beneath))
    return marks


def _caption(
    network: Network,
    name: str,
    place: tuple[float, float],
    mark: float,
    beneath: list[tuple[Run, float, float]],
) -> AnyMark:
    """A symbol centred on a place, and words beneath it: each with its depth and font size."""
    x, y = place
    words = [Text(x, y + depth, (run,), size, "middle") for run, depth, size in beneath]
    signed = Text(x, y, symbol(name, network, "strong"), mark, "middle")
    return Group((signed, *words), part="caption", name=name)


def beside(network: Network, *, width: float, height: float) -> Scene:
    """The diagram as it stands beside the code: what the code names, in large letters."""
    text, mark, gutter = 18.0, 26.0, 92.0
    layers = len(network.layers)
    step = (height - 2.2 * mark - 2.4 * text) / layers
    rows = tuple(mark + k * step for k in range(layers + 1))
    frame = Frame(gutter, width - 12, rows, text)
    placed = columns(network, frame)
    how = Wires(single=max(network.widths) <= _HEAVY, thickest=4)
    marks = draw(network, placed, {}, frame, how, named=False)
    return Scene(width, height, (*marks, *captions(network, placed, gutter / 2 - 6, mark, text)))


def scene(
    network: Network,
    cells: Cells,
    *,
    spread: bool = False,
    width: float = 340.0,
    order: Order = None,
) -> Scene:
    """The whole diagram for a phone."""
    text, mark, gutter = 13.0, 20.0, 56.0
    layers = len(network.layers)
    frame = Frame(gutter + 8, width - 12, tuple(0.0 for _ in range(layers + 1)), text)
    sample = columns(network, frame, order)
    over = tags.rows_needed(input_tags(network, sample[0]), frame.room)
    under = tags.rows_needed(output_tags(network, sample[-1]), frame.room)
    start = over * 1.35 * text + sample[0].r + 24
    band = 150.0 if any(layer.bias for layer in network.layers) else 110.0
    rows = tuple(start + k * band for k in range(layers + 1))
    frame = replace(frame, rows=rows)
    placed = columns(network, frame, order)
    how = Wires(spread, single=max(network.widths) <= _HEAVY, thickest=4)
    marks = draw(network, placed, cells, frame, how)
    marks += captions(network, placed, gutter / 2, mark, text)
    bottom = rows[-1] + max(placed[-1].r + under * 1.35 * text + 14, 0.1 * mark + 3.0 * text)
    if not cells:
        return Scene(width, bottom, tuple(marks))
    marks += wiring.key(cells, 4.0, bottom + 1.5 * text, text)
    return Scene(width, bottom + 1.9 * text, tuple(marks))
