"""White coordinates are those in which a posterior is round."""

import numpy as np
import pytest

from bayestalk.inference.whitening import whitening
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Activation, Layer, Network

from .closed_form import PRIOR, a_fit, posterior

pytestmark = pytest.mark.filterwarnings("ignore")  # JAX warns of double precision


def test_the_closed_form_posterior_is_round() -> None:
    """In white coordinates the covariance of linear regression's weights is the identity."""
    fit = a_fit("mclmc", {})
    x = fit.data["x"].to_numpy() - fit.data["x"].to_numpy().mean(axis=0)  # bias apart
    named = {"w1": np.ones((4, 1)), "b1": np.ones(1)}
    precision = {"w1": np.full((4, 1), PRIOR.weight**-2), "b1": np.array([PRIOR.bias**-2])}
    white = whitening(fit.network, x, named, precision, fit.data.attrs["noise"])
    _, covariance = posterior(fit.data.assign(x=(("obs", "feature"), x)))
    back = np.asarray(white.by_name["w1"].back)
    np.testing.assert_allclose(back @ covariance[:4, :4] @ back.T, np.eye(4), atol=1e-4)
    np.testing.assert_allclose(
        np.asarray(white.by_name["b1"].back) ** 2 * covariance[4, 4], 1, rtol=1e-4
    )


def test_there_and_back_changes_nothing() -> None:
    """White coordinates of a net's weights give back the weights."""
    rng = np.random.default_rng(3)
    network = NETWORKS["cover"]
    x = rng.normal(size=(200, 66))
    x[:, 30] = x[:, 31]  # inputs may repeat each other
    named = {p.name: rng.normal(size=p.shape).astype(np.float32) for p in network.parameters}
    precision = {p.name: np.ones(p.shape) for p in network.parameters}
    white = whitening(network, x, named, precision)
    again = white.from_white(white.to_white(named))
    for name, value in named.items():
        np.testing.assert_allclose(again[name], value, atol=1e-3)


def test_a_likelihood_that_is_not_known_is_refused() -> None:
    """Outputs that are neither classes nor means of a known noise end with a remedy."""
    network = Network("odd", ("a",), (Layer(1, Activation.RELU),), ("b",))
    with pytest.raises(ValueError, match="give the noise"):
        whitening(
            network,
            np.ones((3, 1)),
            {"w1": np.ones((1, 1)), "b1": np.ones(1)},
            {"w1": np.ones((1, 1)), "b1": np.ones(1)},
        )
