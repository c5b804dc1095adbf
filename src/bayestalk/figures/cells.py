"""From this, to this: the same cells holding numbers, then computed posterior densities."""

import xarray as xr

from bayestalk.drawing import Drawing
from bayestalk.figures.networks import read_cells, told
from bayestalk.views import matrices
from bayestalk.views.blocks import Show

HELD: dict[str, Show] = {"from": "numbers", "to": "densities"}


def draw(cells: xr.Dataset, *, model: str, view: str) -> Drawing:
    """Draw a network's matrices from a ``cells-*`` summary.

    Parameters
    ----------
    cells
        The summary.
    model
        The network's short name in the figure's name, e.g. ``deep``.
    view
        ``from``: numbers. ``to``: posterior densities with the prior behind, and the densities
        of every value on the way through, with a spike where draws sit at exactly zero.

    Raises
    ------
    ValueError
        Where there is no such view.
    """
    if view not in HELD:
        msg = f"no view {view!r}: choose from or to"
        raise ValueError(msg)
    return matrices.draw(
        *read_cells(cells),
        f"{model}-{view}",
        show=HELD[view],
        note=told(cells),
    )
