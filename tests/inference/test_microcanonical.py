"""Microcanonical sampling is right where the right answer is known, and wrong when broken."""

from typing import Any

import numpy as np
import pytest

from bayestalk.inference import mclmc
from bayestalk.inference.pace import Pace
from bayestalk.progress import silent

from .closed_form import PRIOR, a_fit, posterior

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # JAX warns of its own internals
    pytest.mark.slow,
]

SETTINGS = {"chains": 1, "draws": 500, "steps": 20_000, "tune": 2_000, "map_steps": 2_000}
MEAN, SPREAD = 0.25, 0.2


def off(rows: int | None = None) -> tuple[float, float]:
    """How far one chain is from the closed form of linear regression.

    Returns
    -------
    The largest error of a mean, in posterior standard deviations; and the largest deviation
    from one of the variances along the axes of the true covariance.
    """
    fit = a_fit("mclmc", SETTINGS, rows=rows)
    chain = mclmc.run_chain(fit, 0, silent)
    draws = np.concatenate([chain["w1"][..., 0], chain["b1"]], axis=-1)
    if rows == 0:
        mean, covariance = np.zeros(5), np.diag([PRIOR.weight**2] * 4 + [PRIOR.bias**2])
    else:
        mean, covariance = posterior(fit.data)
    axes, vectors = np.linalg.eigh(covariance)
    white = (draws - mean) @ vectors / np.sqrt(axes)
    sd = np.sqrt(np.diag(covariance))
    return float((np.abs(draws.mean(axis=0) - mean) / sd).max()), float(
        np.abs(white.var(axis=0) - 1).max()
    )


def test_the_whole_covariance_is_met() -> None:
    """Means within a quarter of an SD; variances along all axes of Λ⁻¹ within two fifths."""
    mean, spread = off()
    assert mean < MEAN
    assert spread < 2 * SPREAD


def test_without_data_it_draws_from_the_prior() -> None:
    """Where nothing was observed, the posterior is the prior."""
    mean, spread = off(rows=0)
    assert mean < MEAN
    assert spread < 2 * SPREAD


def test_steps_five_times_too_long_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unadjusted, a step this long leaves an error that the closed form shows."""
    after, tuned = Pace.after, SETTINGS["tune"] // mclmc._BLOCK

    def too_long(pace: Pace, *told: Any) -> Pace:
        found = after(pace, *told)
        if found.blocks < tuned:
            return found
        longer = 5 * found.step_size if found.blocks == tuned else pace.step_size
        return found._replace(step_size=longer)

    monkeypatch.setattr(Pace, "after", too_long)
    mean, spread = off()
    assert mean > MEAN or spread > 2 * SPREAD or not np.isfinite(spread)
