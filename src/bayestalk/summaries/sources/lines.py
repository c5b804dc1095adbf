"""What the small models say along one input."""

import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import observe, simulated
from bayestalk.summaries import lines


def line_of(name: str) -> xr.Dataset:
    """The line, or the sigmoid, along elevation."""
    recipe = recipes.read()[name]
    data = simulated(recipe)
    full = observe(recipe.data)
    others = {
        str(feature): float(full["x"].sel(feature=feature).mean())
        for feature in full["feature"].to_numpy()
        if feature not in data["feature"]
    }
    described = data.assign_attrs(other_means=others)
    return lines.line(results.read(name), NETWORKS[recipe.network], described, seed=recipe.seed)
