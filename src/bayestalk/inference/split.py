"""Setting training rows apart, to choose on them what is not a parameter."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt


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
