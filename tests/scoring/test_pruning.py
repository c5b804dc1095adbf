"""What pruning is, on a net of which it is known which weights matter."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.network import Activation, Layer, Network
from bayestalk.scoring.pruning import SHARES, pruned

NET = Network(
    "two",
    ("a", "b", "c", "d"),
    (Layer(2, Activation.SOFTMAX, bias=False),),
    ("no", "yes"),
)


def posterior(power: float = 1.0) -> xr.Dataset:
    """Input ``a`` decides, for sure; ``d`` has larger weights, which mean nothing."""
    rng = np.random.default_rng(1)
    w = rng.normal(0, 0.01, (2, 20, 4, 2))
    w[:, :, 0] = np.array([-1.0, 1.0]) + rng.normal(0, 0.05, (2, 20, 2))
    w[:, :, 3] = 2.0 + rng.normal(0, 1.5, (2, 20, 2))
    return xr.Dataset({"w1": (("chain", "draw", "w1_in", "w1_unit"), w)}, attrs={"power": power})


def rows() -> tuple[np.ndarray, np.ndarray]:
    x = np.random.default_rng(2).normal(size=(600, 4))
    return x, (x[:, 0] > 0).astype(int)


def made(power: float = 1.0) -> xr.Dataset:
    return pruned(posterior(power), NET, *rows(), lambda: None)


def test_what_is_certain_goes_last() -> None:
    """With three quarters gone the sure input is left, and nothing is lost by it."""
    found = made()["accuracy"]
    assert float(found.sel(order="signal-to-noise", share=0.75)) > 0.99
    assert float(found.sel(order="magnitude", share=0.75)) < 0.8


def test_without_weights_there_is_nothing_left() -> None:
    """All at zero, both classes are as probable, whatever the order."""
    found = made()
    np.testing.assert_allclose(found["nll"].sel(share=1.0), np.log(2))


def test_all_orders_begin_with_the_whole_net() -> None:
    """Nothing set to zero, the orders agree, and the power counts."""
    start = made()["nll"].sel(share=0.0)
    assert np.ptp(start.to_numpy()) == 0
    assert float(made(power=3.0)["nll"].sel(share=0.0)[0]) != pytest.approx(float(start[0]), 1e-3)


def test_every_share_is_told() -> None:
    """Progress is told once for each share."""
    count: list[None] = []
    pruned(posterior(), NET, *rows(), lambda: count.append(None))
    assert len(count) == len(SHARES)
