"""Every weight of the forest net."""

import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.weights import weights


def weights_of_forest() -> xr.Dataset:
    """Every weight of the forest net by ADVI and by one sampled chain."""
    recipe = recipes.read()["cover-sampled"]
    return weights(
        results.read("cover-advi"),
        results.read("cover-sampled"),
        NETWORKS[recipe.network],
        recipe.prior,
    )
