"""Simulation-based calibration simulates from the model that it samples, and counts ranks."""

import numpy as np
import pytest

from bayestalk.inference import sbc
from bayestalk.models.networks import NETWORKS
from bayestalk.progress import silent

from .closed_form import PRIOR, a_fit

pytestmark = pytest.mark.filterwarnings("ignore")  # numba warns of its own internals

SETTINGS = {"replications": 6, "draws": 300, "tune": 200, "ranked": 19}


def test_truths_come_from_the_prior_and_data_from_the_truths() -> None:
    """Spreads are the priors', residuals the thermometers', the likelihood the residuals'."""
    fit = a_fit("sbc", {}, name="linear-line")
    found = sbc.simulate(fit.model(), 2_000, 3)
    assert found.quantities == ("w1[0,0]", "b1[0]", "log likelihood")
    spread = found.truth[:, :2].std(axis=0)
    np.testing.assert_allclose(spread, [PRIOR.weight, PRIOR.bias], rtol=0.06)
    noise = fit.data.attrs["noise"]
    mean = found.truth[:, :1] * fit.data["x"].to_numpy()[:, 0] + found.truth[:, 1:2]
    residual = (found.seen - mean) / noise
    assert residual.std() == pytest.approx(1, rel=0.01)
    np.testing.assert_allclose(
        found.truth[:, 2],
        -0.5 * (residual**2).sum(axis=1) - residual.shape[1] * np.log(noise * np.sqrt(2 * np.pi)),
    )


def test_exchanged_observations_count() -> None:
    """The model that is compiled for exchange has the density of one that saw these data."""
    fit = a_fit("sbc", {}, name="linear-line")
    seen = np.linspace(-3, 9, fit.data.sizes["obs"])
    model = fit.model()
    sbc.compiled(model, seen)
    point = {p.name: np.full(p.shape, 0.3) for p in NETWORKS["linear-line"].parameters}
    other = a_fit("sbc", {}, name="linear-line")
    other.data["y"] = ("obs", seen)
    wanted = float(other.model().compile_logp()(point))
    assert float(model.compile_logp()(point)) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.slow
def test_ranks_are_the_same_however_replications_are_shared_out() -> None:
    """One part or four give the same ranks, in the same order."""
    one, four = (
        sbc.sample(a_fit("sbc", {**SETTINGS, "chains": n}, name="linear-line"), silent)
        for n in (1, 4)
    )
    assert one["ranks"].attrs["most"] == 19
    assert dict(one["ranks"].sizes) == {"replication": 6, "quantity": 3}
    assert one["ranks"].to_dataset().identical(four["ranks"].to_dataset())
    assert float(one["ranks"]["effective"].min()) >= 19
