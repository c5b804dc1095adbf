"""Hidden units are exchangeable: bring every draw into the same order and the same signs.

Swapping two hidden units, or turning the signs of all of a tanh unit's weights, changes
nothing that a net says, so a posterior holds every arrangement equally. To show what one
unit's weights are, each draw is put into the arrangement that lies nearest to a reference.
"""

from collections.abc import Mapping
from itertools import permutations, product
from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

Floats = npt.NDArray[np.floating[Any]]


def arrangements(draw: Mapping[str, Floats]) -> list[dict[str, Floats]]:
    """All equivalent ways to write a net of one hidden tanh layer, units! · 2^units of them.

    Parameters
    ----------
    draw
        ``w1`` (inputs, units), ``b1`` (units), ``w2`` (units, outputs), ``b2`` (outputs).
    """
    units = draw["w1"].shape[1]
    found = []
    for order in permutations(range(units)):
        places = list(order)
        for signs in product((1.0, -1.0), repeat=units):
            flips = np.array(signs)
            found.append(
                {
                    "w1": draw["w1"][:, places] * flips,
                    "b1": draw["b1"][places] * flips,
                    "w2": draw["w2"][places] * flips[:, np.newaxis],
                    "b2": draw["b2"],
                }
            )
    return found


def aligned(tree: xr.DataTree, reference: Mapping[str, Floats]) -> xr.DataTree:
    """Every draw in the arrangement nearest to a reference, by squared distance."""
    posterior = tree["posterior"].to_dataset()
    names = ("w1", "b1", "w2", "b2")
    arrays = {name: posterior[name].to_numpy().astype(np.float64) for name in names}
    chains, draws = arrays["w1"].shape[:2]
    out = {name: array.copy() for name, array in arrays.items()}
    # the arrangements of the reference stand for those of the draw: the nearest pair is the same
    ways = arrangements(reference)
    plain = _marks(reference)
    changes = [_change(way) for way in arrangements(plain)]
    flat = np.concatenate([arrays[n].reshape(chains * draws, -1) for n in names], axis=1)
    targets = np.stack([np.concatenate([way[n].ravel() for n in names]) for way in ways])
    nearest = (
        (flat**2).sum(axis=1)[:, np.newaxis] - 2 * flat @ targets.T + (targets**2).sum(axis=1)
    ).argmin(axis=1)
    for number, way in enumerate(nearest):
        chain, draw = divmod(number, draws)
        order, flips = changes[way]
        out["w1"][chain, draw][:, order] = arrays["w1"][chain, draw] * flips
        out["b1"][chain, draw][order] = arrays["b1"][chain, draw] * flips
        out["w2"][chain, draw][order] = arrays["w2"][chain, draw] * flips[:, np.newaxis]
    placed = posterior.assign({name: (posterior[name].dims, out[name]) for name in names})
    return xr.DataTree.from_dict({"posterior": placed})


def _marks(reference: Mapping[str, Floats]) -> dict[str, Floats]:
    """A net of the same shape whose unit ``k`` carries the mark ``k + 1``."""
    marks: dict[str, Floats] = {
        name: np.zeros_like(value, dtype=np.float64) for name, value in reference.items()
    }
    marks["b1"] = np.arange(1.0, reference["b1"].shape[0] + 1)
    return marks


def _change(way: Mapping[str, Floats]) -> tuple[list[int], Floats]:
    """Which unit went where, and with which sign."""
    marked = way["b1"]
    return [int(abs(mark)) - 1 for mark in marked], np.sign(marked)
