"""What each method says of the held-out rows: probabilities by method, draws for one."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.compared import METHODS
from bayestalk.forward import outputs
from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]


def draws_of(tree: xr.DataTree, group: str, chains: int | None = None) -> dict[str, Floats]:
    """A net's parameters, chains behind one another: name to (draw, …)."""
    data = tree[group].to_dataset().isel(chain=slice(chains))
    return {
        str(name): value.to_numpy().astype(np.float32).reshape(-1, *value.shape[2:])
        for name, value in data.data_vars.items()
    }


def probabilities(x: Floats, draws: Mapping[str, Floats], network: Network) -> Floats:
    """Probabilities by every draw, shape (draw, row, class), float32."""
    first = next(iter(draws.values()))
    found = np.empty((len(first), len(x), network.widths[-1]), dtype=np.float32)
    for draw in range(len(first)):
        one = {name: value[draw] for name, value in draws.items()}
        found[draw] = outputs(x, one, network)
    return found


def mean_predictions(
    trees: Mapping[str, xr.DataTree], x: Floats, rows: str, network: Network
) -> dict[str, Floats]:
    """The mean probabilities of every method, shape (row, class) each.

    Parameters
    ----------
    trees
        Result name to its numbers.
    rows
        ``validation`` or ``natural``.
    """
    found = {}
    for method in METHODS:
        tree = trees[method.result]
        if method.group is None:
            found[method.name] = tree["predictions"][rows].to_numpy().astype(np.float64)
        else:
            draws = draws_of(tree, method.group, method.chains)
            found[method.name] = probabilities(x, draws, network).mean(axis=0, dtype=np.float64)
    return found
