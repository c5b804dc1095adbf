"""What checks samplers would see it if one were broken: broken ones are refused.

Each breaks one thing on purpose, in the way in which it is broken by accident, and asks the
check that is meant to see it. The unbroken one passes the same check.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pymc as pm
import pytest

from bayestalk.recipes import Prior

from .calibrated import p_values
from .closed_form import PRIOR, a_fit

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # numba and JAX warn of their own internals
    pytest.mark.slow,
]

FINE, REFUSED = 0.01, 1e-4


def line(prior: Prior = PRIOR, rows: int = 2) -> pm.Model:
    """A line through a station or two, which leave much to the prior."""
    fit = a_fit("sbc", {}, name="linear-line", rows=rows)
    return replace(fit, recipe=replace(fit.recipe, prior=prior)).model()


def unknown_noise() -> pm.Model:
    """A mean and a noise, both unknown: the noise is sampled as its logarithm."""
    with pm.Model() as model:
        mean = pm.Normal("mean", 0, 1)
        noise = pm.HalfNormal("noise", 1)
        pm.Normal("y", mean, noise, observed=np.zeros(4))
    return model


@contextmanager
def likelihood_counted(times: float) -> Iterator[None]:
    """The likelihood counts so many times while this holds: a wrong temperature."""
    right = pm.Model.logp

    def wrong(self: pm.Model, *args: Any, **how: Any) -> Any:
        return right(self, vars=self.free_RVs) + times * right(self, vars=self.observed_RVs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pm.Model, "logp", wrong)
        yield


@contextmanager
def jacobian_dropped() -> Iterator[None]:
    """Transformed parameters lack the determinant of their transformation."""
    right = pm.Model.logp

    def wrong(self: pm.Model, *args: Any, **how: Any) -> Any:
        return right(self, *args, **{**how, "jacobian": False})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pm.Model, "logp", wrong)
        yield


def test_unbroken_ones_are_calibrated() -> None:
    """The line and the unknown noise are found as they were simulated."""
    assert min(p_values(line).values()) > FINE
    assert min(p_values(unknown_noise).values()) > FINE


def test_a_wrong_prior_is_seen() -> None:
    """A posterior from a prior twice as wide has ranks that pile up."""
    twice = Prior(2 * PRIOR.weight, 2 * PRIOR.bias)
    p = p_values(partial(line, rows=1), sampled=partial(line, twice, rows=1))
    assert min(p.values()) < REFUSED


def test_a_dropped_jacobian_is_seen() -> None:
    """Without the Jacobian of its logarithm the noise is drawn too small."""
    p = p_values(unknown_noise, broken=jacobian_dropped())
    assert p["noise"] < REFUSED


@pytest.mark.parametrize("times", [0.5, 2.0])
def test_a_wrong_temperature_is_seen(times: float) -> None:
    """One of two observations left out, or each counted twice: off by one either way."""
    assert min(p_values(line, broken=likelihood_counted(times)).values()) < REFUSED


def test_a_posterior_that_is_the_prior_is_seen_by_the_likelihood_alone() -> None:
    """Where the data count for nothing, parameters rank evenly; their likelihood does not."""
    p = p_values(line, broken=likelihood_counted(0.0))
    assert p.pop("log likelihood") < REFUSED
    assert min(p.values()) > FINE
