"""The forest model as PyMC sees it."""

from typing import Any

import numpy as np
import xarray as xr

from bayestalk import recipes, results
from bayestalk.models import forest
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.graph import graph_of


def graph() -> xr.Dataset:
    """Nodes and edges of the forest model, as PyMC sees it.

    The graph depends on shapes alone, so that rows of zeros stand in for the data.
    """
    recipe = recipes.read()["cover-sampled"]
    network = NETWORKS[recipe.network]
    rows = results.provenance("forest").diagnostics["rows_train"]
    zeros: dict[str, Any] = {
        "x": (("obs", "feature"), np.zeros((rows, len(network.inputs)), dtype=np.float32)),
        "y": ("obs", np.zeros(rows, dtype=np.int64)),
    }
    return graph_of(forest.build(xr.Dataset(zeros), network, recipe.prior))
