"""What is left of a net when weights are set to zero, the least certain ones first.

Ordering weights by signal over noise, |mean| / SD, is how Graves 2011 and Blundell et al. 2015
(arXiv 1505.05424, section 5.1) pruned Bayesian nets. Beside it stand the order by the size of
the mean, which needs no posterior, and chance.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import measures
from bayestalk.forward import outputs
from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

ORDERS: Final = ("signal-to-noise", "magnitude", "chance")
SHARES: Final = tuple(round(0.05 * step, 2) for step in range(21))
"""Shares of all weights that are set to zero."""

_DRAWS: Final = 10
"""Draws of each chain that predict: the mean of so few differs little from that of all."""

_SEED: Final = 20171231


def pruned(
    posterior: xr.Dataset, network: Network, x: Floats, y: Ints, told: Callable[[], None]
) -> xr.Dataset:
    """Accuracy and NLL of the mean over draws, by how many weights are zero and in which order.

    Each chain has an order of its own, since the units of different chains are not the same.

    Parameters
    ----------
    posterior
        The draws, dimensions ``chain``, ``draw`` and the parameters' own; the attribute
        ``power`` is what the mean probability is raised to.
    x, y
        Encoded rows (row, feature) and their classes (row,).
    told
        Called after each share.

    Returns
    -------
    ``accuracy``, ``nll`` in nats, and each one's standard error ``…_se``, all (order, share).
    """
    names = [parameter.name for parameter in network.parameters]
    draws = {name: posterior[name].to_numpy().astype(np.float32) for name in names}
    power = float(posterior.attrs.get("power", 1.0))
    ranks = {order: _ranks(draws, order) for order in ORDERS}
    found = np.empty((4, len(ORDERS), len(SHARES)))
    for s, share in enumerate(SHARES):
        for o, order in enumerate(ORDERS):
            kept = {name: rank >= share * network.size for name, rank in ranks[order].items()}
            p = measures.sharpen(_mean(draws, kept, network, x), power)
            found[:, o, s] = _scores(p, y)
        told()
    told_as = ("accuracy", "accuracy_se", "nll", "nll_se")
    return xr.Dataset(
        {name: (("order", "share"), values) for name, values in zip(told_as, found, strict=True)},
        coords={"order": list(ORDERS), "share": list(SHARES)},
        attrs={"weights": network.size},
    )


def _ranks(draws: Mapping[str, Floats], order: str) -> dict[str, Ints]:
    """Each weight's place within its chain, 0 for the first to go: name to (chain, …)."""
    chains = len(next(iter(draws.values())))
    flat = np.concatenate([d.reshape(*d.shape[:2], -1) for d in draws.values()], axis=2)
    mean = np.abs(flat.mean(axis=1, dtype=np.float64))
    match order:
        case "signal-to-noise":
            worth = mean / np.maximum(flat.std(axis=1, dtype=np.float64), np.finfo(float).tiny)
        case "magnitude":
            worth = mean
        case _:
            worth = np.random.default_rng(_SEED).random(mean.shape)
    rank = worth.argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
    ends = np.cumsum([d[0, 0].size for d in draws.values()])[:-1]
    return {
        name: part.reshape(chains, *draws[name].shape[2:])
        for name, part in zip(draws, np.split(rank, ends, axis=1), strict=True)
    }


def _mean(
    draws: Mapping[str, Floats],
    kept: Mapping[str, npt.NDArray[np.bool_]],
    network: Network,
    x: Floats,
) -> Floats:
    """Mean probabilities (row, class) of nets in which only some weights are kept."""
    total, count = np.zeros((len(x), network.widths[-1])), 0
    for chain, draw in _some(draws):
        net = {name: value[chain, draw] * kept[name][chain] for name, value in draws.items()}
        total += outputs(x.astype(np.float32), net, network)
        count += 1
    return total / count


def _some(draws: Mapping[str, Floats]) -> Iterator[tuple[int, int]]:
    chains, length = next(iter(draws.values())).shape[:2]
    for chain in range(chains):
        for draw in np.unique(np.linspace(0, length - 1, _DRAWS).astype(int)):
            yield chain, int(draw)


def _scores(p: Floats, y: Ints) -> tuple[float, ...]:
    return (*measures.mean_of(measures.hits(p, y)), *measures.mean_of(measures.log_loss(p, y)))
