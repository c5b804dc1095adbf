"""The PyMC density is the one that the formulas say."""

import numpy as np
import pymc as pm
import pytest
import xarray as xr
from scipy import stats

from bayestalk.forward import outputs, softmax, values
from bayestalk.models import deepnet, forest, forest_by_input, linear, logistic
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.recipes import Prior

PRIOR = Prior(weight=2.0, bias=3.0, input=0.7, hidden=0.4, freedom=3.0)


def made_up(network: Network, rows: int = 12, classes: int = 2) -> xr.Dataset:
    rng = np.random.default_rng(5)
    return xr.Dataset(
        {
            "x": (("obs", "feature"), rng.normal(size=(rows, len(network.inputs)))),
            "y": ("obs", rng.integers(0, classes, rows)),
        },
        attrs={"noise": 0.5},
    )


def a_point(network: Network) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(6)
    return {p.name: rng.normal(0, 0.7, p.shape) for p in network.parameters}


def log_prior(name: str, point: dict[str, np.ndarray], prior: Prior) -> float:
    together = {
        "forest": {"w1": prior.input, "w2": prior.hidden, "w3": prior.weight},
        "forest-by-input": {"w1": prior.input},
    }.get(name, {})
    found = 0.0
    for table, value in point.items():
        if table in together:
            scale = together[table] ** 2 * np.eye(value.shape[1])
            by_unit = stats.multivariate_t(np.zeros(value.shape[1]), scale, prior.freedom)
            found += float(by_unit.logpdf(value).sum())
        else:
            sd = prior.weight if table[0] == "w" else prior.bias
            found += float(stats.norm(0, sd).logpdf(value).sum())
    return found


def log_likelihood(name: str, data: xr.Dataset, network: Network, point: dict) -> float:
    x, y = data["x"].to_numpy(), data["y"].to_numpy()
    if name.startswith("forest"):
        sums = dict(values(x, point, network))["y'"]
        return float(np.log(softmax(sums))[np.arange(len(y)), y].sum())
    said = outputs(x, point, network)[:, 0]
    if name == "logistic":
        return float(stats.bernoulli(said).logpmf(y).sum())
    return float(stats.norm(said, 0.5).logpdf(y).sum())


CASES = {
    "linear": (linear.build, "linear", 2),
    "logistic": (logistic.build, "logistic", 2),
    "deepnet": (deepnet.build, "deepnet", 2),
    "forest": (forest.build, "cover", 7),
    "forest-by-input": (forest_by_input.build, "wide", 7),
}


@pytest.mark.parametrize("name", CASES)
def test_density_is_prior_times_likelihood(name: str) -> None:
    """PyMC's log density equals a NumPy re-computation to one part in a million."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    data, point = made_up(network, classes=classes), a_point(network)
    model = build(data, network, PRIOR)
    got = float(model.compile_logp()({**point}))
    wanted = log_prior(name, point, PRIOR) + log_likelihood(name, data, network, point)
    assert got == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize("name", CASES)
def test_gradient_is_that_of_the_density(name: str) -> None:
    """The gradient agrees with finite differences of the density."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    data, point = made_up(network, classes=classes), a_point(network)
    model = build(data, network, PRIOR)
    density, gradient = model.compile_logp(), model.compile_dlogp()(point)
    variables = [variable.name for variable in model.value_vars]
    flat = np.concatenate([point[v].ravel() for v in variables])
    rng = np.random.default_rng(7)
    direction = rng.normal(size=flat.shape)

    def along(step: float) -> float:
        moved, start = {}, 0
        for v in variables:
            size = point[v].size
            part = (flat + step * direction)[start : start + size]
            moved[v] = part.reshape(point[v].shape)
            start += size
        return float(density(moved))

    slope = (along(1e-5) - along(-1e-5)) / 2e-5
    assert float(gradient @ direction) == pytest.approx(slope, rel=1e-5)


@pytest.mark.parametrize("name", CASES)
def test_model_has_the_networks_parameters(name: str) -> None:
    """Every parameter of the network is one of the model, of the same shape, and no other."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    model: pm.Model = build(made_up(network, classes=classes), network, PRIOR)
    shapes = {
        v.name: value.shape
        for v, value in zip(
            model.value_vars, (model.initial_point()[v.name] for v in model.value_vars), strict=True
        )
    }
    assert shapes == {p.name: p.shape for p in network.parameters}


def test_hidden_units_may_change_places_and_signs() -> None:
    """Permuting hidden units and flipping their signs changes no prediction."""
    network = NETWORKS["deepnet"]
    point, x = a_point(network), made_up(network)["x"].to_numpy()
    order, signs = [2, 0, 1], np.array([1.0, -1.0, -1.0])
    changed = {
        "w1": point["w1"][:, order] * signs,
        "b1": point["b1"][order] * signs,
        "w2": point["w2"][order] * signs[:, np.newaxis],
        "b2": point["b2"],
    }
    np.testing.assert_allclose(outputs(x, changed, network), outputs(x, point, network))


def test_forest_net_has_the_talks_size() -> None:
    """66 → 20 → 20 → 7 without biases holds 1,860 weights."""
    assert NETWORKS["cover"].size == 66 * 20 + 20 * 20 + 20 * 7 == 1860
    assert NETWORKS["cover"].describe() == "66 → 20 tanh → 20 tanh → 7 softmax"
    assert NETWORKS["wide"].size == 66 * 50 + 50 * 50 + 50 * 7 == 6150
