"""What the hillshade nets say where nothing was observed."""

import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.summaries.gap import around

_SLOPE = 3.0
"""Steepness at which hillshade is drawn around the compass, tens of degrees."""


def gap() -> xr.Dataset:
    """Hillshade around the compass by NUTS and by mean-field ADVI."""
    recipe = recipes.read()["deepnet"]
    fits = {"nuts": results.read("deepnet"), "advi": results.read("deepnet-advi")}
    return around(fits, NETWORKS[recipe.network], simulated(recipe), slope=_SLOPE, seed=recipe.seed)
