"""Every method is right where the right answer is known."""

import arviz_stats as azs
import numpy as np
import pytest
import xarray as xr

from bayestalk.inference import advi, mclmc, nuts
from bayestalk.progress import silent

from .closed_form import PRIOR, a_fit, flat, posterior

pytestmark = pytest.mark.filterwarnings("ignore")  # numba and JAX warn of their own internals


def test_nuts_meets_the_closed_form() -> None:
    """NUTS gives the mean within 3 Monte Carlo standard errors, and the whole covariance."""
    fit = a_fit("nuts", {"draws": 2000, "chains": 4})
    draws = flat(nuts.sample(fit, silent))
    mean, covariance = posterior(fit.data)
    merged = draws.reshape(-1, draws.shape[-1])
    labelled = xr.Dataset({"q": (("chain", "draw", "parameter"), draws)})
    error = azs.mcse(labelled)["q"].to_numpy()
    assert (np.abs(merged.mean(axis=0) - mean) < 3 * error).all()
    white = np.linalg.inv(np.linalg.cholesky(covariance))
    np.testing.assert_allclose(white @ np.cov(merged.T) @ white.T, np.eye(len(mean)), atol=0.12)


def test_mean_field_is_too_narrow_by_the_known_amount() -> None:
    """ADVI's variances are 1 / diag(Λ), which is less than the true marginal variances."""
    fit = a_fit("advi", {"steps": 8000, "rate": 0.02, "float32": False})
    tree = advi.sample(fit, silent)
    sds = np.concatenate(
        [
            tree["approximation"]["w1_sd"].to_numpy()[:, 0],
            tree["approximation"]["b1_sd"].to_numpy(),
        ]
    )
    exact, covariance = posterior(fit.data)
    mean = np.concatenate(
        [
            tree["approximation"]["w1_mean"].to_numpy()[:, 0],
            tree["approximation"]["b1_mean"].to_numpy(),
        ]
    )
    assert (np.abs(mean - exact) < 0.2 * np.sqrt(np.diag(covariance))).all()
    np.testing.assert_allclose(sds**2, 1 / np.diag(np.linalg.inv(covariance)), rtol=0.2)
    assert (sds**2 < np.diag(covariance)).all()


@pytest.mark.slow
def test_microcanonical_sampling_meets_the_closed_form() -> None:
    """An MCLMC chain gives means within a quarter of a posterior SD, and SDs within a fifth."""
    settings = {"chains": 1, "draws": 500, "steps": 20_000, "tune": 2_000, "map_steps": 2_000}
    fit = a_fit("mclmc", settings)
    chain = mclmc.run_chain(fit, 0, silent)
    draws = np.concatenate([chain["w1"][..., 0], chain["b1"]], axis=-1)
    mean, covariance = posterior(fit.data)
    sd = np.sqrt(np.diag(covariance))
    assert (np.abs(draws.mean(axis=0) - mean) < 0.25 * sd).all()
    np.testing.assert_allclose(draws.std(axis=0), sd, rtol=0.2)


def test_without_data_the_posterior_is_the_prior() -> None:
    """Where nothing was observed, NUTS draws from the prior."""
    fit = a_fit("nuts", {"draws": 2000, "chains": 2}, rows=0)
    draws = flat(nuts.sample(fit, silent)).reshape(-1, 5)
    wanted = np.array([PRIOR.weight] * 4 + [PRIOR.bias])
    np.testing.assert_allclose(draws.std(axis=0), wanted, rtol=0.1)
    assert (np.abs(draws.mean(axis=0)) < 0.15 * wanted).all()


def test_same_seed_gives_the_same_draws() -> None:
    """Two runs of NUTS from one seed agree to the last bit."""
    fit = a_fit("nuts", {"draws": 50, "tune": 100, "chains": 2})
    first, second = (flat(nuts.sample(fit, silent)) for _ in range(2))
    np.testing.assert_array_equal(first, second)
