"""Laplace's approximation: a normal around the MAP, as wide as the log density bends there.

Sources: MacKay 1992, Neural Computation 4(3); with the generalised Gauss–Newton matrix in the
Hessian's place, and predictions by the network made linear around the MAP, Immer et al. 2021
(arXiv 2008.08400).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.linalg
import xarray as xr

from bayestalk.inference import prior
from bayestalk.inference.curvature import gauss_newton
from bayestalk.inference.fit import Arrays, Fit, draws_tree
from bayestalk.inference.flat import flatten, unflatten
from bayestalk.inference.starts import as_draw, maximise
from bayestalk.recipes import settings_from
from bayestalk.report import Report


@dataclass(frozen=True)
class Settings:
    """How many gradients to the MAP, Adam's first rate, and how many draws to keep."""

    steps: int = 1_500
    rate: float = 0.03
    draws: int = 100


def sample(fit: Fit, report: Report, keep: Path | None = None) -> xr.DataTree:  # noqa: ARG001
    """Independent draws from the approximation.

    Returns
    -------
    Groups ``posterior`` (one chain), whose attribute ``linearised`` says that predictions
    take the network made linear at ``start``; ``start``, the MAP (one chain, one draw); and
    ``sample_stats`` with its ``lp`` and ``gradients`` (chain).
    """
    settings = settings_from(Settings, fit.recipe)
    start = maximise(fit, 0, settings.steps, settings.rate, report)
    precision = posterior_precision(fit, start.parameters)
    noise = np.random.default_rng(fit.recipe.seed).standard_normal((settings.draws, len(precision)))
    mean = flatten(start.parameters, fit.network)
    flat = normal_draws(mean, precision, noise)[np.newaxis].astype(np.float32)
    at_map = draws_tree(as_draw(start.parameters), fit.network)["posterior"].to_dataset()
    stats = {"lp": ("chain", [start.lp]), "gradients": ("chain", [settings.steps])}
    tree = draws_tree(
        unflatten(flat, fit.network),
        fit.network,
        groups={"start": at_map, "sample_stats": xr.Dataset(stats)},
    )
    tree["posterior"].attrs["linearised"] = 1
    return tree


def posterior_precision(fit: Fit, parameters: Arrays) -> npt.NDArray[np.float64]:
    """Gauss–Newton matrix of all rows plus the prior's precision, shape (parameter, parameter)."""
    noise = float(fit.data.attrs.get("noise", 1.0))
    found = gauss_newton(fit.data["x"].to_numpy(), parameters, fit.network, noise)
    held = flatten(prior.precision(fit.model(), parameters), fit.network)
    found[np.diag_indices_from(found)] += held
    return found


def normal_draws(
    mean: npt.NDArray[np.float64],
    precision: npt.NDArray[np.float64],
    noise: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Draws from a normal given by its precision: mean + L⁻ᵀ noise, with L Lᵀ the precision.

    Parameters
    ----------
    precision
        Shape (parameter, parameter); overwritten, since there may be no room for two.
    noise
        Standard normal numbers, shape (draw, parameter).

    Returns
    -------
    Shape (draw, parameter).
    """
    # the transpose of a row-major array is column-major, which LAPACK can overwrite
    lower = scipy.linalg.cholesky(precision.T, lower=True, overwrite_a=True, check_finite=False)
    spread = scipy.linalg.solve_triangular(
        lower, noise.T, lower=True, trans="T", check_finite=False
    )
    return mean + np.asarray(spread.T)
