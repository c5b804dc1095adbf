"""The forest-cover network whole: 66 inputs in groups, two hidden layers, seven classes."""

from bayestalk.data.columns import CLASSES_BY_ELEVATION
from bayestalk.drawing import Drawing, Table
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.views import diagram, downward, svg
from bayestalk.views.symbols import activation_name, shape_text

BESIDE_CODE = (250.0, 540.0)
"""The room beside code on a slide, in CSS pixels."""


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
        narrow=drawing.narrow,
    )


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
