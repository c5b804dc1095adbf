"""The last layer is sampled from the model's own density, given the layers before it."""

import numpy as np
import pytest

from bayestalk.inference import last_layer
from bayestalk.inference.density import log_density
from bayestalk.judging import judge
from bayestalk.report import silent

from . import small_forest
from .closed_form import a_fit, flat, posterior

pytestmark = pytest.mark.filterwarnings("ignore")  # JAX warns of its own internals


def a_point(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {p.name: rng.normal(0, 0.7, p.shape) for p in small_forest.NETWORK.parameters}


def in_one(named: dict[str, np.ndarray]) -> np.ndarray:
    """Arrays as the one vector that a density takes: by name, row by row."""
    return np.concatenate([named[name].ravel() for name in sorted(named)])


def test_density_is_the_whole_models_up_to_a_constant() -> None:
    """Moving the last layer alone changes the fixed model's density as it does the whole's."""
    fit = small_forest.a_fit("last_layer", {})
    start = a_point(1)
    whole, part = log_density(fit.model()), log_density(last_layer.last_model(fit, start))
    moved = [a_point(seed)["w3"] for seed in (2, 3, 4)]
    gaps = [
        float(whole.log_density(in_one(start | {"w3": w})) - part.log_density(in_one({"w3": w})))
        for w in moved
    ]
    np.testing.assert_allclose(gaps, gaps[0], rtol=1e-9)


def test_fixed_layers_are_folded_into_a_constant() -> None:
    """What is compiled holds no tanh: the last layer's inputs are computed once."""
    fit = small_forest.a_fit("last_layer", {})
    model = last_layer.last_model(fit, a_point(1))
    compiled = model.compile_logp().f.maker.fgraph
    assert "tanh" not in " ".join(str(node.op).lower() for node in compiled.apply_nodes)


def test_whitening_is_undone() -> None:
    """Log density in the round coordinates is that of the weights they stand for."""
    fit = small_forest.a_fit("last_layer", {})
    start = a_point(1)
    found = last_layer.around(fit, start)
    part = log_density(last_layer.last_model(fit, start))
    u = np.random.default_rng(2).normal(size=(3, found.density.size))
    weights = found.named(u)["w3"]
    for one, w in zip(u, weights, strict=True):
        got = float(found.density.log_density(found.centre + found.spread @ one))
        assert got == pytest.approx(float(part.log_density(in_one({"w3": w}))), rel=1e-6)
    assert found.named(np.zeros((1, found.density.size)))["w3"] == pytest.approx(
        start["w3"][np.newaxis], abs=1e-6
    )


def test_net_of_one_layer_meets_the_closed_form() -> None:
    """Where the last layer is all there is, its posterior is linear regression's."""
    settings = {"chains": 2, "draws": 1500, "tune": 300, "steps": 500, "rate": 0.3}
    fit = a_fit("last_layer", settings)
    tree = last_layer.sample(fit, silent)
    draws = flat(tree).reshape(-1, 5)
    mean, covariance = posterior(fit.data)
    sd = np.sqrt(np.diag(covariance))
    assert (np.abs(draws.mean(axis=0) - mean) < 0.1 * sd).all()
    np.testing.assert_allclose(np.cov(draws.T), covariance, atol=0.1 * np.outer(sd, sd).max())


def test_layers_before_stay_as_they_are() -> None:
    """All parameters are there for every draw; only the last layer's change."""
    settings = {"chains": 2, "draws": 30, "tune": 60, "steps": 100}
    fit = small_forest.a_fit("last_layer", settings)
    tree = last_layer.sample(fit, silent)
    w1, w3 = (tree["posterior"][name].to_numpy() for name in ("w1", "w3"))
    assert w1.shape == (2, 30, 4, 5)
    assert w3.shape == (2, 30, 4, 3)
    assert (w1 == w1[0, 0]).all()
    assert (w3.reshape(60, -1).std(axis=0) > 0.05).all()
    told = judge(fit, tree, None)
    assert told["judged_on"] == "parameters of the last layer"
    assert told["divergences"] == 0
    assert told["map_gradients"] == 100
