"""Ranks are counted as their definition says, and told from uneven ones."""

import numpy as np
import pytest
import xarray as xr

from bayestalk import ranks


def conjugate(width: float = 1.0, shift: float = 0.0, replications: int = 1_000) -> np.ndarray:
    """Ranks of θ ~ N(0, 1), seen once as N(θ, 1), among draws from N(y/2, 1/2) made wrong.

    ``width`` scales the posterior's standard deviation, ``shift`` moves it by so many.
    """
    rng = np.random.default_rng(3)
    theta = rng.standard_normal((replications, 1))
    seen = theta + rng.standard_normal((replications, 1))
    sd = np.sqrt(0.5)
    draws = seen / 2 + sd * (shift + width * rng.standard_normal((replications, 99)))
    return np.array([ranks.rank(d[:, np.newaxis], t)[0] for d, t in zip(draws, theta, strict=True)])


def test_a_rank_is_how_many_draws_lie_below() -> None:
    """Two quantities, three draws: none below the first truth, two below the second."""
    draws = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    np.testing.assert_array_equal(ranks.rank(draws, np.array([0.5, 2.5])), [0, 2])


def test_bins_hold_equally_many_ranks() -> None:
    """Of the ranks 0 to 99, ten fall in each of ten bins, the ends included."""
    np.testing.assert_array_equal(ranks.counts(np.arange(100), 99), np.full(10, 10))
    np.testing.assert_array_equal(ranks.counts(np.array([0, 9, 10, 99]), 99)[[0, 1, 9]], [2, 1, 1])


def test_ranks_that_do_not_fill_the_bins_are_refused() -> None:
    """A hundred draws give 101 ranks, which no ten bins share evenly."""
    with pytest.raises(ValueError, match="101 ranks do not fill 10 bins"):
        ranks.counts(np.array([3]), 100)


def test_p_is_pearsons() -> None:
    """Counts 15 and 5 where 10 are expected: χ² = 5 on one degree of freedom, p = 0.0253."""
    p = ranks.p_uniform(np.repeat([0, 1], [15, 5]), most=1, bins=2)
    assert p == pytest.approx(0.02535, abs=1e-5)


def test_the_band_is_binomial() -> None:
    """Of four replications, one of two bins holds 0 to 4 with 15/16, 1 to 3 with 14/16."""
    assert ranks.band(4, 0.93, bins=2) == (0.0, 4.0)
    assert ranks.band(4, 0.85, bins=2) == (1.0, 3.0)


def test_the_right_posterior_has_uniform_ranks() -> None:
    """Exact draws from a conjugate posterior give no reason for doubt."""
    assert ranks.p_uniform(conjugate(), 99) > 0.05


@pytest.mark.parametrize(("width", "shift"), [(0.8, 0.0), (1.25, 0.0), (1.0, 0.3)])
def test_wrong_posteriors_have_not(width: float, shift: float) -> None:
    """A fifth too narrow, a quarter too wide, or a third of an SD beside it: all are seen."""
    assert ranks.p_uniform(conjugate(width, shift), 99) < 1e-4


@pytest.mark.parametrize(("width", "passed"), [(1.0, True), (0.5, False)])
def test_one_uneven_quantity_fails_all(width: float, passed: bool) -> None:
    """A fit passes where every quantity does, and says the smallest p and its bound."""
    both = np.column_stack([conjugate(replications=200), conjugate(width, replications=200)])
    found = xr.Dataset(
        {
            "rank": (("replication", "quantity"), both),
            "effective": ("replication", np.full(200, 150.0)),
            "divergences": ("replication", np.zeros(200, int)),
        },
        coords={"quantity": ["right", "other"]},
        attrs={"most": 99},
    )
    told = ranks.judged(found)
    assert told["passed"] is passed
    assert told["p_min"] == min(told["p"].values())
    assert told["p_min_adjusted"] == min(1.0, 2 * told["p_min"])
    assert told["replications"] == 200
