"""The simulated observations that recipes name."""

from importlib import import_module
from typing import cast

import xarray as xr

from bayestalk.data.simulated import SIMULATED
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe, RecipeError


def observe(data: str) -> xr.Dataset:
    """What was observed: the simulator of that name in the room of data.

    It is imported only now, so that what is made from one data set depends on its own
    simulator and on no other.
    """
    return cast(xr.Dataset, import_module(f"bayestalk.data.{data}").observe())


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
    return observe(recipe.data).sel(feature=list(NETWORKS[recipe.network].inputs))
