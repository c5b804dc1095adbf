"""What every method is given: a recipe, its network, its data, and how to build the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import pymc as pm
import xarray as xr

from bayestalk.network import Network
from bayestalk.recipes import Recipe


@dataclass(frozen=True)
class Fit:
    """One posterior to find.

    ``data`` holds ``x`` (obs, feature) and ``y`` (obs); ``jobs`` is how many cores to use.
    """

    recipe: Recipe
    network: Network
    data: xr.Dataset
    jobs: int = 1

    def model(self) -> pm.Model:
        """The PyMC model: the one place where the density is written.

        Its module is named by the recipe and imported only now, so that a fit depends on
        the code of its own model and of no other.
        """
        module = import_module(f"bayestalk.models.{self.recipe.model}")
        return cast(pm.Model, module.build(self.data, self.network, self.recipe.prior))


def draws_tree(
    draws: Mapping[str, Any],
    network: Network,
    *,
    groups: Mapping[str, xr.Dataset] | None = None,
) -> xr.DataTree:
    """Draws as an ArviZ-style tree.

    Parameters
    ----------
    draws
        Parameter name to array of shape (chain, draw, …).
    groups
        Further groups, such as ``sample_stats``.

    Returns
    -------
    Tree with the group ``posterior``, dimensions named ``chain``, ``draw`` and, for each
    parameter, ``NAME_in`` and ``NAME_unit``.
    """
    variables = {}
    for parameter in network.parameters:
        own = [f"{parameter.name}_in", f"{parameter.name}_unit"][-len(parameter.shape) :]
        variables[parameter.name] = (["chain", "draw", *own], draws[parameter.name])
    parts = {"posterior": xr.Dataset(variables), **(groups or {})}
    return xr.DataTree.from_dict(parts)
