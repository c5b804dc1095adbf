"""How networks and drawings show themselves in a notebook, which has no colours of ours."""

from bayestalk.drawing import Drawing
from bayestalk.network import Network
from bayestalk.views import described, diagram, svg


def network_svg(network: Network) -> str:
    """A network's diagram with colours written out, under ids of its own.

    Raises
    ------
    ValueError
        Where the network cannot be drawn; the message says why.
    """
    return drawing_svg(diagram.draw(network, {}, described.figure_name(network, "itself")))


def drawing_svg(drawing: Drawing) -> str:
    """A drawing with its colours written out, and its ``alt`` as its name."""
    return svg.alone(drawing.svg, drawing.alt)
