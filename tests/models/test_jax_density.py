"""JAX computes the density that PyMC does, and its slope."""

import jax
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from bayestalk.inference.density import log_density
from bayestalk.models.networks import NETWORKS

from .test_density import CASES, PRIOR, a_point, made_up

pytestmark = pytest.mark.filterwarnings("ignore")  # JAX warns of its own internals


@pytest.mark.parametrize("name", CASES)
def test_jax_has_the_density_of_the_model(name: str) -> None:
    """Value and named parameters are the model's, in double precision."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    model = build(made_up(network, classes=classes), network, PRIOR)
    point = a_point(network)
    with jax.enable_x64(True):
        density = log_density(model)
        flat, _ = ravel_pytree(point)
        assert float(density.log_density(flat)) == pytest.approx(
            float(model.compile_logp()(point)), rel=1e-9
        )
        back = density.unravel(flat)
    assert density.size == network.size
    for parameter in network.parameters:
        np.testing.assert_array_equal(back[parameter.name], point[parameter.name])


@pytest.mark.parametrize("name", CASES)
def test_jax_gradient_is_that_of_the_density(name: str) -> None:
    """Along each of three directions, JAX's gradient agrees with central differences."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    model = build(made_up(network, classes=classes), network, PRIOR)
    rng = np.random.default_rng(8)
    with jax.enable_x64(True):
        density = log_density(model)
        flat, _ = ravel_pytree(a_point(network))
        gradient = jax.grad(density.log_density)(flat)
        for _ in range(3):
            direction = rng.normal(size=density.size)
            ahead, behind = (density.log_density(flat + h * direction) for h in (1e-5, -1e-5))
            slope = float(ahead - behind) / 2e-5
            assert float(gradient @ direction) == pytest.approx(slope, rel=1e-5)
