"""The simulated observations that recipes name."""

from collections.abc import Callable, Mapping
from typing import Final

import xarray as xr

from bayestalk.data import mountain
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe, RecipeError

SIMULATED: Final[Mapping[str, Callable[[], xr.Dataset]]] = {
    "temperature": mountain.temperature,
    "treeline": mountain.treeline,
    "hillshade": mountain.hillshade,
}


def simulated(recipe: Recipe) -> xr.Dataset:
    """The simulated observations of a recipe, with the inputs its network takes.

    Raises
    ------
    RecipeError
        Where the data or the network are not known.
    """
    if recipe.data not in SIMULATED:
        msg = f"[{recipe.name}]: data {recipe.data!r} is not one of {', '.join(SIMULATED)}"
        raise RecipeError(msg)
    data = SIMULATED[recipe.data]()
    return data.sel(feature=list(NETWORKS[recipe.network].inputs))
