"""The frozen draws of linear regression meet its closed form."""

import arviz_stats as azs
import numpy as np
import pytest
import xarray as xr

from bayestalk import recipes, results
from bayestalk.observations import simulated

from .closed_form import flat, posterior

BOOK = recipes.read()
NAMES = [n for n, r in BOOK.items() if r.model == "linear" and r.method == "nuts"]


@pytest.mark.parametrize("name", NAMES)
def test_frozen_draws_meet_the_closed_form(name: str) -> None:
    """Means lie within 3 Monte Carlo standard errors, and the whole covariance is that of Λ⁻¹."""
    recipe = BOOK[name]
    draws = flat(results.read(name))
    mean, covariance = posterior(simulated(recipe), recipe.prior)
    labelled = xr.Dataset({"q": (("chain", "draw", "parameter"), draws)})
    error = azs.mcse(labelled)["q"].to_numpy()
    merged = draws.reshape(-1, draws.shape[-1])
    assert (np.abs(merged.mean(axis=0) - mean) < 3 * error).all()
    white = np.linalg.inv(np.linalg.cholesky(covariance))
    np.testing.assert_allclose(white @ np.cov(merged.T) @ white.T, np.eye(len(mean)), atol=0.15)
