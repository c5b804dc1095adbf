"""Bayesian linear regression with known noise, where the posterior is known in closed form.

Source: Bishop 2006, Pattern Recognition and Machine Learning, section 3.3, eq. 3.50 and 3.51.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.inference.fit import Fit, draws_tree
from bayestalk.inference.flat import unflatten
from bayestalk.network import Activation
from bayestalk.recipes import RecipeError, settings_from
from bayestalk.report import Report

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How many draws to keep."""

    draws: int = 500


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Independent draws from the exact posterior.

    Returns
    -------
    Groups ``posterior`` (one chain) and ``closed_form`` with ``NAME_mean`` and ``NAME_sd``
    for each parameter and the ``covariance`` (parameter, other) of them all.

    Raises
    ------
    RecipeError
        For a network that is not one layer of sums, one output.
    """
    if fit.network.layers[1:] or fit.network.layers[0].activation is not Activation.IDENTITY:
        msg = (
            f"recipes.toml [{fit.recipe.name}]: network {fit.network.name!r} is "
            f"{fit.network.describe()}; only linear regression has a closed form: use nuts"
        )
        raise RecipeError(msg)
    settings = settings_from(Settings, fit.recipe)
    report(fit.recipe.name, 0, 1)
    prior = fit.recipe.prior
    sizes = {p.kind.value: p.size for p in fit.network.parameters}
    scales = np.repeat([prior.weight, prior.bias], [sizes["weight"], sizes.get("bias", 0)])
    x = fit.data["x"].to_numpy()
    design = np.column_stack([x, np.ones(len(x))])[:, : len(scales)]
    mean, covariance = closed_form(
        design, fit.data["y"].to_numpy(), fit.data.attrs["noise"], scales
    )
    rng = np.random.default_rng(fit.recipe.seed)
    flat = rng.multivariate_normal(mean, covariance, (1, settings.draws), method="cholesky")
    report(fit.recipe.name, 1, 1)
    return draws_tree(
        unflatten(flat, fit.network),
        fit.network,
        groups={"closed_form": _told(fit, mean, covariance)},
    )


def closed_form(design: Floats, y: Floats, noise: float, scales: Floats) -> tuple[Floats, Floats]:
    """Mean (parameter,) and covariance (parameter, parameter) of the posterior.

    Parameters
    ----------
    design
        Shape (obs, parameter); a column of ones where there is a bias.
    y
        Shape (obs,).
    noise
        Standard deviation of y around its mean, in y's unit.
    scales
        Standard deviation of each parameter's prior, shape (parameter,).
    """
    precision = design.T @ design / noise**2 + np.diag(scales**-2.0)
    covariance = np.linalg.inv(precision)
    return covariance @ (design.T @ y) / noise**2, covariance


def _told(fit: Fit, mean: Floats, covariance: Floats) -> xr.Dataset:
    means = unflatten(mean, fit.network)
    sds = unflatten(np.sqrt(np.diag(covariance)), fit.network)
    told: dict[str, Any] = {"covariance": (("parameter", "other"), covariance)}
    for p in fit.network.parameters:
        own = (f"{p.name}_in", f"{p.name}_unit")[-len(p.shape) :]
        told |= {f"{p.name}_mean": (own, means[p.name]), f"{p.name}_sd": (own, sds[p.name])}
    ids = [one for p in fit.network.parameters for one in p.ids()]
    return xr.Dataset(told, coords={"parameter": ids, "other": ids})
