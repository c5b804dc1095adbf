"""bayestalk: Bayesian deep learning, demystified from running code."""

from importlib import import_module

from bayestalk.drawing import Drawing
from bayestalk.network import Layer, Network

__version__ = "0.1.0"

__all__ = ["Layer", "Network", "__version__"]


def _shown(network: Network) -> str:
    """A network's diagram, for notebooks."""
    return str(import_module("bayestalk.views.show").network_svg(network))


def _drawn(drawing: Drawing) -> str:
    """A drawing with its colours written out, for notebooks."""
    return str(import_module("bayestalk.views.show").drawing_svg(drawing))


# Set here and not in network.py, which every result depends on: a change to the drawings must
# not make posteriors stale.
setattr(Network, "_repr_svg_", _shown)  # noqa: B010 - the class declares no such method
setattr(Drawing, "_repr_svg_", _drawn)  # noqa: B010 - the class declares no such method
