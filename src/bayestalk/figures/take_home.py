"""The two points to take home: the deep net's matrices, and the same cells as densities."""

import xarray as xr

from bayestalk.drawing import Drawing
from bayestalk.figures.networks import read_cells, told
from bayestalk.views import matrices


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
    return matrices.draw(
        *read_cells(cells),
        f"take-home-{point}",
        show="numbers" if point == 1 else "densities",
        note=told(cells),
    )
