"""The posterior of linear regression with known noise, in closed form."""

import numpy as np
import xarray as xr

from bayestalk.inference.fit import Fit
from bayestalk.models.networks import NETWORKS
from bayestalk.observations import simulated
from bayestalk.recipes import Prior, Recipe

PRIOR = Prior(weight=2.0, bias=5.0)


def a_fit(method: str, settings: dict, *, name: str = "linear", rows: int | None = None) -> Fit:
    """Linear regression on the simulated stations, by some method; ``rows`` keeps the first."""
    recipe = Recipe("test", "temperature", name, "linear", method, PRIOR, settings, seed=11)
    data = simulated(recipe).isel(obs=slice(rows))
    return Fit(recipe, NETWORKS[name], data, jobs=1)


def posterior(data: xr.Dataset, prior: Prior = PRIOR) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of (weights, bias): N(Λ⁻¹Xᵀy/σ², Λ⁻¹), Λ = XᵀX/σ² + prior precision.

    Source: Bishop 2006, Pattern Recognition and Machine Learning, eq. 3.50 and 3.51.
    """
    x, y, noise = data["x"].to_numpy(), data["y"].to_numpy(), data.attrs["noise"]
    design = np.column_stack([x, np.ones(len(x))])
    scales = np.array([prior.weight] * x.shape[1] + [prior.bias])
    precision = design.T @ design / noise**2 + np.diag(scales**-2)
    covariance = np.linalg.inv(precision)
    return covariance @ (design.T @ y) / noise**2, covariance


def flat(tree: xr.DataTree) -> np.ndarray:
    """Draws as (chain, draw, weights and bias)."""
    w, b = tree["posterior"]["w1"].to_numpy(), tree["posterior"]["b1"].to_numpy()
    return np.concatenate([w[..., 0], b], axis=-1)
