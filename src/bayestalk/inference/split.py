"""Setting training rows apart, to choose on them what is not a parameter."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import xarray as xr


class Split(NamedTuple):
    """Numbers of rows, rising: those to fit to, and those held out."""

    fitted: npt.NDArray[np.intp]
    held_out: npt.NDArray[np.intp]


def stratified(y: npt.ArrayLike, seed: int, parts: int = 5) -> Split:
    """Hold out one row in ``parts``, of each class alike.

    Parameters
    ----------
    y
        Class of each row, shape (obs,).
    """
    classes = np.asarray(y)
    rng = np.random.default_rng(seed)
    held_out = np.zeros(len(classes), dtype=bool)
    for one in np.unique(classes):
        own = np.flatnonzero(classes == one)
        held_out[rng.permutation(own)[: len(own) // parts]] = True
    return Split(np.flatnonzero(~held_out), np.flatnonzero(held_out))


def share(data: xr.Dataset, rows: int, seed: int) -> xr.Dataset:
    """Some rows at random, of each class equally many as far as they go.

    Parameters
    ----------
    data
        ``y`` (obs), the class of each row, and whatever else goes by ``obs``.
    rows
        How many in all; where classes are too small, fewer.
    """
    y = data["y"].to_numpy()
    classes = np.unique(y)
    rng = np.random.default_rng(seed)
    most = -(-rows // len(classes))
    taken = [rng.permutation(np.flatnonzero(y == one))[:most] for one in classes]
    return data.isel(obs=np.sort(np.concatenate(taken)))
