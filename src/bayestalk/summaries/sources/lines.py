"""What the small models say along one input."""

import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import SIMULATED, simulated
from bayestalk.summaries import lines

_SLOPE = 3.0
"""Steepness at which hillshade is drawn around the compass, tens of degrees."""


def line_of(name: str) -> xr.Dataset:
    """The line, or the sigmoid, along elevation."""
    recipe = recipes.read()[name]
    data = simulated(recipe)
    full = SIMULATED[recipe.data]()
    others = {
        str(feature): float(full["x"].sel(feature=feature).mean())
        for feature in full["feature"].to_numpy()
        if feature not in data["feature"]
    }
    described = data.assign_attrs(other_means=others)
    return lines.line(results.read(name), NETWORKS[recipe.network], described, seed=recipe.seed)


def gap() -> xr.Dataset:
    """Hillshade around the compass by NUTS and by mean-field ADVI."""
    recipe = recipes.read()["deepnet"]
    fits = {"nuts": results.read("deepnet"), "advi": results.read("deepnet-advi")}
    return lines.gap(
        fits, NETWORKS[recipe.network], simulated(recipe), slope=_SLOPE, seed=recipe.seed
    )
