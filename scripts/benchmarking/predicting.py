"""What a fitted result says of rows, as the site's own scores take it."""

import numpy as np
import xarray as xr

from bayestalk.network import Network
from bayestalk.scoring.predictions import draws_of, probabilities
from benchmarking.clock import Floats
from benchmarking.course import raised


def mean_probabilities(
    tree: xr.DataTree, x: Floats, network: Network, chains: int | None = None
) -> Floats:
    """Mean probabilities over the draws of a result's first chains, shape (row, class).

    Parameters
    ----------
    chains
        How many chains; all if None.
    """
    draws = draws_of(tree, "posterior", chains)
    said = np.asarray(probabilities(x, draws, network).mean(axis=0, dtype=np.float64))
    return raised(said, float(tree["posterior"].attrs.get("power", 1.0)))
