"""The three ways of a small network: function, matrices, diagram, and all side by side."""

import xarray as xr

from bayestalk.drawing import Drawing
from bayestalk.figures.networks import read_cells, told
from bayestalk.views import diagram, function, matrices, three_ways


def draw(cells: xr.Dataset, *, model: str, view: str) -> Drawing:
    """Draw one view of the network a ``cells-*`` summary was computed for.

    Parameters
    ----------
    cells
        The summary.
    model
        The network's short name in the figure's name, e.g. ``deep``.
    view
        ``function``, ``matrices``, ``diagram`` or ``three-ways``.

    Raises
    ------
    ValueError
        Where there is no such view.
    """
    (network, known), figure = read_cells(cells), f"{model}-{view}"
    match view:
        case "function":
            return function.draw(network, figure)
        case "matrices":
            return matrices.draw(network, known, figure, note=told(cells))
        case "diagram":
            return diagram.draw(network, known, figure)
        case "three-ways":
            return three_ways.draw(network, known, figure)
    msg = f"no view {view!r}: choose function, matrices, diagram or three-ways"
    raise ValueError(msg)
