"""What a frozen posterior says of rows: mean probabilities, and the two parts of its doubt."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.forward import linearised, outputs
from bayestalk.measures import correct_prior, doubt, sharpen
from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]
Draws = Mapping[str, Floats]

CHUNK: Final = 500
"""Rows that are predicted by all draws at once: what bounds the memory needed."""

_LINEARISED_DRAWS: Final = 20


class Said(NamedTuple):
    """``p`` (row, class), and for each row the parts of its entropy in nats."""

    p: Floats
    aleatoric: Floats
    epistemic: Floats


def draws_of(tree: xr.DataTree, group: str = "posterior", chains: int | None = None) -> Draws:
    """A net's parameters, chains behind one another: name to (draw, …)."""
    data = tree[group].to_dataset().isel(chain=slice(chains))
    return {
        str(name): value.to_numpy().astype(np.float32).reshape(-1, *value.shape[2:])
        for name, value in data.data_vars.items()
    }


def probabilities(x: Floats, draws: Draws, network: Network) -> Floats:
    """Probabilities by every draw, shape (draw, row, class), float32."""
    found = _empty(x, draws, network)
    for draw in range(len(found)):
        found[draw] = outputs(x, {name: value[draw] for name, value in draws.items()}, network)
    return found


def probabilities_by(
    tree: xr.DataTree, network: Network, group: str = "posterior", chains: int | None = None
) -> Callable[[Floats], Floats]:
    """The function from rows to probabilities by every draw, shape (draw, row, class).

    Where the group says ``linearised``, the network is made linear around the group
    ``start``, as the Laplace approximation assumes (Immer et al. 2021, arXiv 2008.08400).
    """
    draws = draws_of(tree, group, chains)
    if not tree[group].attrs.get("linearised"):
        return lambda x: probabilities(x, draws, network)
    start = {name: value[0] for name, value in draws_of(tree, "start").items()}

    def linear(x: Floats) -> Floats:
        found = _empty(x, draws, network)
        for first in range(0, len(found), _LINEARISED_DRAWS):
            some = slice(first, first + _LINEARISED_DRAWS)
            few = {name: value[some] for name, value in draws.items()}
            found[some] = linearised(x, start, few, network)
        return found

    return linear


def _empty(x: Floats, draws: Draws, network: Network) -> Floats:
    count = len(next(iter(draws.values())))
    return np.empty((count, len(x), network.widths[-1]), dtype=np.float32)


def say(
    tree: xr.DataTree,
    x: Floats,
    network: Network,
    *,
    group: str = "posterior",
    chains: int | None = None,
    prior: Floats | None = None,
) -> Said:
    """What a posterior says of rows.

    ``p`` is the mean over draws, raised to the ``power`` that the group may name and
    renormalised. The parts of the entropy are the draws' own, before any power.

    Parameters
    ----------
    x
        Encoded rows, shape (row, feature).
    group, chains
        Which draws, and from how many chains; all if None.
    prior
        Class frequencies for which ``p`` and every draw are corrected; None to leave them as
        in training, where all classes are equally common.
    """
    by_draw = probabilities_by(tree, network, group, chains)
    power = float(tree[group].attrs.get("power", 1.0))
    balanced = np.full(network.widths[-1], 1 / network.widths[-1])
    parts = []
    for rows in _chunks(x):
        draws = by_draw(rows)
        p = sharpen(draws.mean(axis=0, dtype=np.float64), power)
        if prior is not None:
            p = correct_prior(p, prior, balanced)
            draws = correct_prior(draws, prior, balanced)
        split = doubt(draws)
        parts.append(Said(p, split.aleatoric, split.epistemic))
    return Said(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _chunks(x: Floats) -> Iterator[Floats]:
    for start in range(0, len(x), CHUNK):
        yield x[start : start + CHUNK]
