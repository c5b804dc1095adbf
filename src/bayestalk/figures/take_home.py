"""The two points to take home: the deep net's matrices, and the same cells as densities."""

from dataclasses import replace
from typing import Final

import xarray as xr

from bayestalk.drawing import Drawing
from bayestalk.figures.networks import read_cells, told
from bayestalk.views import matrices, svg
from bayestalk.views.blocks import Show

_STAGE: Final = 446.0
"""The height that the point itself, in words, leaves on a slide."""


def draw(cells: xr.Dataset, *, point: int) -> Drawing:
    """Draw take-home point 1 (numbers) or 2 (densities) from ``cells-deepnet``.

    Raises
    ------
    ValueError
        Where ``point`` is neither 1 nor 2.
    """
    if point not in (1, 2):
        msg = f"no take-home point {point}: choose 1 or 2"
        raise ValueError(msg)
    network, known = read_cells(cells)
    show: Show = "numbers" if point == 1 else "densities"
    name, note = f"take-home-{point}", told(cells)
    low = matrices.scene(network, known, show, note=note, height=_STAGE)
    return replace(
        matrices.draw(network, known, name, show=show, note=note),
        stage=svg.render(low, f"{name}-stage"),
    )
