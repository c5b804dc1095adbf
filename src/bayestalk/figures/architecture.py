"""The forest-cover network whole: 66 inputs in groups, two hidden layers, seven classes."""

from bayestalk.data.columns import CLASSES_BY_ELEVATION
from bayestalk.drawing import Drawing, Table
from bayestalk.figures.wording import broken
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.views import diagram, downward, svg, tags
from bayestalk.views.downward import Frame
from bayestalk.views.nodes import Column
from bayestalk.views.scene import AnyMark, Pen, Run, Scene, Text, line
from bayestalk.views.symbols import activation_name, shape_text
from bayestalk.views.wiring import Wires

BESIDE_CODE = (250.0, 540.0)
"""The room beside code on a slide, in CSS pixels."""

NARROW = 340.0
_TEXT, _MARK, _GUTTER, _BAND = 13.0, 20.0, 56.0, 110.0


def draw(*, beside_code: bool = False) -> Drawing:
    """Draw every unit and every edge, inputs in their groups, classes by their elevation.

    Parameters
    ----------
    beside_code
        Whether it stands beside the code on a slide: nothing is named but what the code names.
    """
    network = NETWORKS["cover"]
    if beside_code:
        width, height = BESIDE_CODE
        scene = downward.beside(network, width=width, height=height)
        return Drawing(svg.render(scene, "cover-beside-code"), width, height, table(network))
    order = tuple(network.outputs.index(name) for name in CLASSES_BY_ELEVATION)
    drawing = diagram.draw(network, {}, "cover-architecture", order=order)
    return Drawing(
        svg=drawing.svg,
        width=drawing.width,
        height=drawing.height,
        table=table(network),
        narrow=svg.render(narrow_scene(network, order), "cover-architecture-narrow"),
    )


def narrow_scene(network: Network, order: tuple[int, ...]) -> Scene:
    """The diagram downwards for phones, classes named in full on two levels of two lines."""
    top = 6 * 1.35 * _TEXT + 30
    rows = tuple(top + k * _BAND for k in range(len(network.widths)))
    frame = Frame(_GUTTER + 8, NARROW - 12, rows, _TEXT)
    placed = downward.columns(network, frame, order)
    how = Wires(single=False, thickest=4)
    marks = downward.draw(network, placed, {}, frame, how, named=False)
    inputs = placed[0]
    y, pen = inputs.x - inputs.r - 2, Pen(stroke="rule", width=1)
    for _, _, left, right in inputs.groups:
        marks.append(line([(left, y), (left, y - 3), (right, y - 3), (right, y)], pen))
    marks += tags.draw(downward.input_tags(network, inputs), y - 3, frame.room, up=True)
    marks += downward.captions(network, placed, _GUTTER / 2, _MARK, _TEXT)
    marks += _class_names(network, placed[-1])
    return Scene(NARROW, rows[-1] + placed[-1].r + 2 * _LEVEL + 12, tuple(marks))


_LEVEL = 2.7 * _TEXT
"""How deep a name of two lines is."""


def _class_names(network: Network, outputs: Column) -> list[AnyMark]:
    """Every other name stands lower, with a leader that passes between the upper ones."""
    marks: list[AnyMark] = []
    top = outputs.x + outputs.r + 4
    for place, unit in enumerate(outputs.units):
        low = place % 2 == 0  # the first one too, as the left edge's caption ends beside the upper
        if low:
            ends = [(unit.x, top), (unit.x, top + _LEVEL - 2)]
            marks.append(line(ends, Pen(stroke="rule", width=0.75)))
        for row, words in enumerate(broken(network.outputs[unit.index])):
            y = top + low * _LEVEL + (0.9 + 1.15 * row) * _TEXT
            run = Run(words)
            inmost = NARROW - 2 - run.width(_TEXT) / 2  # so that the last name stays on the sheet
            marks.append(Text(min(unit.x, inmost), y, (run,), _TEXT, "middle"))
    return marks


def table(network: Network) -> Table:
    """Groups of inputs, then what each layer learns."""
    rows = [(f"inputs: {group.name}", str(group.size), "", "") for group in network.groups]
    for k, layer in enumerate(network.layers, start=1):
        shape = (network.widths[k - 1], layer.units)
        last = k == len(network.layers)
        rows.append(
            (
                "outputs" if last else f"hidden layer {k}",
                str(layer.units),
                activation_name(layer.activation),
                f"{shape_text(*shape)[1:-1]} = {shape[0] * shape[1]:,}",
            )
        )
    return Table(
        ("part", "units", "activation", "weights into it"),
        tuple(rows),
        f"{network.size:,} weights in all.",
    )
