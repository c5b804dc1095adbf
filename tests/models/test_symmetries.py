"""Hidden units may change places and signs, and nothing that is said changes."""

import numpy as np
import pytest

from bayestalk.forward import outputs
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Activation, Network

from .test_density import CASES, PRIOR, a_point, made_up

NETS = [name for name, case in CASES.items() if len(NETWORKS[case[1]].layers) > 1]


def rearranged(
    network: Network, point: dict[str, np.ndarray], *, flip: bool = True
) -> dict[str, np.ndarray]:
    """The same net, its hidden tanh units in another order and with other signs."""
    rng = np.random.default_rng(9)
    changed = {name: value.copy() for name, value in point.items()}
    for k, layer in enumerate(network.layers[:-1], start=1):
        assert layer.activation is Activation.TANH
        order = rng.permutation(layer.units)
        signs = rng.choice([-1.0, 1.0], layer.units) if flip else np.ones(layer.units)
        changed[f"w{k}"] = changed[f"w{k}"][:, order] * signs
        if layer.bias:
            changed[f"b{k}"] = changed[f"b{k}"][order] * signs
        changed[f"w{k + 1}"] = changed[f"w{k + 1}"][order] * signs[:, np.newaxis]
    return changed


@pytest.mark.parametrize("name", NETS)
def test_predictions_do_not_change(name: str) -> None:
    """Every layer's units are permuted and flipped at once; outputs stay, weights do not."""
    _, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    point, x = a_point(network), made_up(network, classes=classes)["x"].to_numpy()
    changed = rearranged(network, point)
    assert not np.allclose(changed["w1"], point["w1"])
    np.testing.assert_allclose(
        outputs(x, changed, network), outputs(x, point, network), rtol=1e-10, atol=1e-14
    )


@pytest.mark.parametrize("name", NETS)
def test_density_does_not_change(name: str) -> None:
    """The posterior has as many equal modes as there are arrangements, priors included."""
    build, network_name, classes = CASES[name]
    network = NETWORKS[network_name]
    point = a_point(network)
    logp = build(made_up(network, classes=classes), network, PRIOR).compile_logp()
    assert float(logp(rearranged(network, point))) == pytest.approx(float(logp(point)), rel=1e-10)
