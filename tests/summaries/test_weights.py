"""What is told of every weight is what the draws say, beside its prior."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Prior
from bayestalk.summaries.weights import weights

NET = NETWORKS["cover"]
PRIOR = Prior(weight=1.0, input=0.5, hidden=0.25, freedom=2.0)


def a_posterior(chains: int, draws: int) -> xr.DataTree:
    rng = np.random.default_rng(3)
    tables = {
        p.name: (("chain", "draw", f"{p.name}_in", f"{p.name}_unit"), rng.normal(size=shape))
        for p in NET.parameters
        for shape in [(chains, draws, *p.shape)]
    }
    return xr.DataTree.from_dict({"posterior": xr.Dataset(tables)})


def test_means_are_those_of_one_chain() -> None:
    """Chains are never mixed: the units of another are other units."""
    sampled = a_posterior(chains=2, draws=30)
    found = weights(a_posterior(1, 10), sampled, NET, PRIOR)
    own = sampled["posterior"]["w2"].to_numpy()[0]
    np.testing.assert_allclose(found["mean_2"].sel(fit="sampled"), own.mean(axis=0))
    np.testing.assert_allclose(found["sd_2"].sel(fit="sampled"), own.std(axis=0))


def test_no_dot_is_made_up() -> None:
    """A picked weight has fewer dots than draws; mean, SD and the middle 80 % are its draws'."""
    sampled = a_posterior(chains=2, draws=30)
    found = weights(a_posterior(1, 10), sampled, NET, PRIOR)
    assert found.sizes["dot"] <= found.attrs["draws"] == 30
    row, column = (int(k) for k in str(found["picks_out"].to_numpy()[3])[3:-1].split(","))
    draws = sampled["posterior"]["w3"].to_numpy()[0, :, row, column]
    told = [float(found[f"pick_{kind}_out"][3]) for kind in ("mean", "sd")]
    np.testing.assert_allclose(told, [draws.mean(), draws.std()])
    np.testing.assert_allclose(found["ends_out"][3], np.quantile(draws, [0.1, 0.9]))


def test_each_layer_has_the_width_of_its_own_prior() -> None:
    """Half the middle 68.27 % of Student's t with two degrees is 1.321 times its scale.

    Its distribution function has a closed form there: x / √(2 + x²) lies within ± x.
    """
    found = weights(a_posterior(1, 10), a_posterior(1, 10), NET, PRIOR)
    unit = np.sqrt(2 * 0.6827**2 / (1 - 0.6827**2))
    for layer, spread in {"1": 0.5, "2": 0.25, "out": 1.0}.items():
        assert float(found[f"spread_{layer}"]) == spread
        assert float(found[f"width_{layer}"]) == pytest.approx(unit * spread)
