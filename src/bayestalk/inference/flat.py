"""Parameters as one vector, in the order of ``Network.parameters``, and back."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]


def flatten(parameters: Mapping[str, Floats], network: Network) -> npt.NDArray[np.float64]:
    """``w1`` row by row, then ``b1``, then ``w2`` and so on; shape (parameter,), float64."""
    parts = [np.ravel(parameters[p.name]) for p in network.parameters]
    return np.concatenate(parts).astype(np.float64)


def unflatten(vectors: Floats, network: Network) -> dict[str, Floats]:
    """Name to array of shape (…, own axes), from vectors of shape (…, parameter)."""
    found, start = {}, 0
    for p in network.parameters:
        own = vectors[..., start : start + p.size]
        found[p.name] = own.reshape(*vectors.shape[:-1], *p.shape)
        start += p.size
    return found
