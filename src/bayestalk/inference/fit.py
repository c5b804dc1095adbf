"""What every method is given: a recipe, its network, its data, and how to build the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
import pymc as pm
import xarray as xr

from bayestalk.network import Network
from bayestalk.recipes import Recipe
from bayestalk.report import Report

Arrays = dict[str, np.ndarray]
Chain = Callable[["Fit", int, Report], Arrays]
"""A module-level function of the fit and the chain's number that says how far it is; it gives
the same arrays whenever it is given the same."""


class Runner(Protocol):
    """Runs a method's chains, wherever that may be."""

    def __call__(
        self, chain: Chain, fit: "Fit", chains: int, report: Report, keep: Path | None = None
    ) -> list[Arrays]:
        """Run a chain ``chains`` times.

        Parameters
        ----------
        keep
            Folder where finished chains wait for the others, so that a fit that breaks off
            goes on where it was.

        Returns
        -------
        What each chain gave, in order.
        """


def in_turn(
    chain: Chain,
    fit: "Fit",
    chains: int,
    report: Report,
    keep: Path | None = None,  # noqa: ARG001  nothing is kept here
) -> list[Arrays]:
    """Run chains here, one after another."""
    return [chain(fit, number, report) for number in range(chains)]


@dataclass(frozen=True, eq=False)
class Fit:
    """One posterior to find.

    ``data`` holds ``x`` (obs, feature) and ``y`` (obs); ``jobs`` is how many cores to use;
    ``run`` runs chains. Where a fit is sent to another process, ``run`` stays behind.
    """

    recipe: Recipe
    network: Network
    data: xr.Dataset
    jobs: int = 1
    run: Runner = in_turn

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "run"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, run=in_turn)

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
