"""The summaries of the talk: what each is made from, read from the frozen results."""

from functools import cache
from typing import Any

import numpy as np
import xarray as xr

from bayestalk import recipes, refit, results
from bayestalk.data.mountain import terrain as mountain_terrain
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries import alignment, lines
from bayestalk.summaries.cells import cells
from bayestalk.summaries.predictions import METHODS
from bayestalk.summaries.weights import weights

_SLOPE = 3.0
"""Steepness at which hillshade is drawn around the compass, tens of degrees."""


@cache
def _recipes() -> dict[str, recipes.Recipe]:
    return recipes.read()


def _observation(data: xr.Dataset, obs: int) -> str:
    """Which observation, in words: its inputs and what was observed there."""
    features = [str(name) for name in data["feature"].to_numpy()]
    numbers = data["x"].isel(obs=obs).to_numpy()
    inputs = ", ".join(
        f"{name} {number:.2f}" for name, number in zip(features, numbers, strict=True)
    )
    words = f"observation {obs + 1} of {data.sizes['obs']}: {inputs}"
    return words.replace("-", "−")


def _attrs(name: str, data: xr.Dataset, obs: int) -> dict[str, str]:
    return {
        "fit": name,
        "observation": _observation(data, obs),
        "observed": _observed(float(data["y"][obs]), data),
    }


def _observed(y: float, data: xr.Dataset) -> str:
    """What was observed, in words: ``11.0 °C``, or ``a tree``."""
    if data["y"].dtype.kind == "i":
        return "a tree" if y == 1 else "no tree"
    number = f"{y:.1f}" if abs(y) >= 1 else f"{y:.2f}"
    return f"{number.replace('-', '−')} {data.attrs['y_unit']}"


def cells_of_regression(name: str) -> xr.Dataset:
    """Cells of linear or logistic regression, for the observation nearest to the middle."""
    recipe = _recipes()[name]
    data = refit.simulated(recipe)
    height = data["x"].sel(feature="elevation").to_numpy()
    obs = int(np.abs(height - np.median(height)).argmin())
    return cells(
        results.read(name),
        NETWORKS[recipe.network],
        recipe.prior,
        data["x"][obs].to_numpy(),
        attrs=_attrs(name, data, obs),
    )


def cells_of_deepnet() -> xr.Dataset:
    """Cells of the hillshade net, for the lit slope nearest to its own shadow line.

    The view without uncertainty shows the most probable draw; the densities are of draws
    whose hidden units were brought into that draw's order.
    """
    recipe = _recipes()["deepnet"]
    data = refit.simulated(recipe)
    expected = data["expected"].to_numpy()
    lit = np.where(expected > 0, expected, np.inf)
    obs = int(lit.argmin())
    tree = results.read("deepnet")
    lp = tree["sample_stats"]["lp"].to_numpy()
    chain, draw = np.unravel_index(int(lp.argmax()), lp.shape)
    best = {
        str(name): value.to_numpy()[chain, draw].astype(np.float64)
        for name, value in tree["posterior"].data_vars.items()
    }
    return cells(
        alignment.aligned(tree, best),
        NETWORKS[recipe.network],
        recipe.prior,
        data["x"][obs].to_numpy(),
        point=best,
        attrs=_attrs("deepnet", data, obs),
    )


def line_of(name: str) -> xr.Dataset:
    """The line, or the sigmoid, along elevation."""
    recipe = _recipes()[name]
    data = refit.simulated(recipe)
    full = refit.SIMULATED[recipe.data]()
    others = {
        str(feature): float(full["x"].sel(feature=feature).mean())
        for feature in full["feature"].to_numpy()
        if feature not in data["feature"]
    }
    described = data.assign_attrs(other_means=others)
    return lines.line(results.read(name), NETWORKS[recipe.network], described, seed=recipe.seed)


def gap() -> xr.Dataset:
    """Hillshade around the compass by NUTS and by mean-field ADVI."""
    recipe = _recipes()["deepnet"]
    fits = {"nuts": results.read("deepnet"), "advi": results.read("deepnet-advi")}
    return lines.gap(
        fits, NETWORKS[recipe.network], refit.simulated(recipe), slope=_SLOPE, seed=recipe.seed
    )


def weights_of_forest() -> xr.Dataset:
    """Every weight of the forest net by ADVI and by one sampled chain."""
    recipe = _recipes()["cover-sampled"]
    return weights(
        results.read("cover-advi"),
        results.read("cover-sampled"),
        NETWORKS[recipe.network],
        recipe.prior.weight,
    )


def scores() -> xr.Dataset:
    """The comparison of methods, and the ``seconds`` that each one's fit took.

    Times are provenance, not results: they differ from run to run where scores do not. MAP and
    its ensemble are charged their share of the gradients of the run that they are taken from.
    """
    seconds = []
    for method in METHODS:
        known = results.provenance(method.result)
        whole = float(known.made["seconds"])
        if method.group == "start":
            told = known.diagnostics
            whole *= told["map_gradients"] / told["gradients"]
            if method.chains is not None:
                whole *= method.chains / told["chain"]
        seconds.append(round(whole, 1))
    return of_forest("scores").assign(seconds=("method", seconds))


def of_forest(group: str) -> xr.Dataset:
    """One part of the forest's evaluation."""
    return results.read("forest")[group].to_dataset()


def confusion() -> xr.Dataset:
    """Confusion counts together with what is known of each class."""
    tree = results.read("forest")
    return tree["confusion"].to_dataset().merge(tree["classes"].to_dataset())


def terrain() -> xr.Dataset:
    """The mountain: its profile and contours."""
    return mountain_terrain()


def graph() -> xr.Dataset:
    """Nodes and edges of the forest model, as PyMC sees it.

    The graph depends on shapes alone, so that rows of zeros stand in for the data.
    """
    from bayestalk.summaries.graph import graph_of

    recipe = _recipes()["cover-sampled"]
    network = NETWORKS[recipe.network]
    rows = results.provenance("forest").diagnostics["rows_train"]
    zeros: dict[str, Any] = {
        "x": (("obs", "feature"), np.zeros((rows, len(network.inputs)), dtype=np.float32)),
        "y": ("obs", np.zeros(rows, dtype=np.int64)),
    }
    return graph_of(recipe, network, xr.Dataset(zeros))
