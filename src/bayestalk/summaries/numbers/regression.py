"""What the linear and logistic regressions found, beside the truth they were simulated from."""

from typing import Any, Final

import numpy as np
import xarray as xr

from bayestalk import recipes, results
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import observe, simulated
from bayestalk.recipes import Recipe
from bayestalk.summaries.numbers.cell import output
from bayestalk.summaries.numbers.fit import of_fit
from bayestalk.summaries.sources.cells import cells_of_regression

_SHOWN: Final = ("linear", "logistic")
"""The fits whose cells are drawn."""


def regression(name: str) -> dict[str, Any]:
    """The fit, its weights, and what only this one is asked for."""
    recipe = recipes.read()[name]
    found = of_fit(name) | _weights(recipe)
    if recipe.method == "exact":
        found |= closed_form(results.read(name)["closed_form"].to_dataset(), list(found["truth"]))
    if "noise" in (attrs := simulated(recipe).attrs):
        found["noise"] = float(attrs["noise"])
    if name == "logistic-line":
        found["treeline"] = _treeline(recipe)
    if name in _SHOWN:
        found["output"] = output(cells_of_regression(name))
    return found


def closed_form(posterior: xr.Dataset, names: list[str]) -> dict[str, dict[str, float]]:
    """The posterior as the formula gives it, and how wide mean field could make it at best.

    ``alone`` is the SD of each parameter given all others: that of the normal distribution
    without correlations that is closest to the posterior in KL(q ‖ p).

    Source: Bishop 2006, Pattern Recognition and Machine Learning, section 10.1.2.

    Parameters
    ----------
    posterior
        With ``covariance`` (parameter, other), ``w1_mean`` and ``b1_mean``.
    names
        Of the parameters, weights first.
    """
    covariance = posterior["covariance"].to_numpy().astype(float)
    mean = np.concatenate([posterior[f"{k}1_mean"].to_numpy().astype(float).ravel() for k in "wb"])
    told = {
        "mean": mean,
        "sd": np.sqrt(np.diag(covariance)),
        "alone": 1 / np.sqrt(np.diag(np.linalg.inv(covariance))),
    }
    return {kind: dict(zip(names, map(float, of), strict=True)) for kind, of in told.items()}


def _weights(recipe: Recipe) -> dict[str, Any]:
    """Truth, posterior mean, SD and 95 % interval of each weight and the bias."""
    tree = results.read(recipe.name)
    data = observe(recipe.data)
    inputs = NETWORKS[recipe.network].inputs
    w1, b1 = (tree["posterior"][name].to_numpy().astype(float) for name in ("w1", "b1"))
    draws = {name: w1[:, :, row, 0] for row, name in enumerate(inputs)} | {"bias": b1[:, :, 0]}
    low_high = {name: np.quantile(one, (0.025, 0.975)) for name, one in draws.items()}
    return {
        "truth": {name: float(data.attrs[f"truth_{name}"]) for name in draws},
        "mean": {name: float(one.mean()) for name, one in draws.items()},
        "sd": {name: float(one.std()) for name, one in draws.items()},
        "low": {name: float(low_high[name][0]) for name in draws},
        "high": {name: float(low_high[name][1]) for name in draws},
    }


def _treeline(recipe: Recipe) -> dict[str, float]:
    """Elevation in metres at which a tree is as likely as not."""
    tree = results.read(recipe.name)
    reference = float(simulated(recipe).attrs["elevation_reference"])
    w = tree["posterior"]["w1"].to_numpy().astype(float).ravel()
    b = tree["posterior"]["b1"].to_numpy().astype(float).ravel()
    height = 1000 * (reference - b / w)
    low, high = np.quantile(height, (0.025, 0.975))
    return {"mean": float(np.median(height)), "low": float(low), "high": float(high)}
