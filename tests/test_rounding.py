"""What is kept of a number is what it is good for."""

import numpy as np
import pytest
import xarray as xr

from bayestalk.rounding import PARTS_OF_SD, by_spread, rounded, significant


def test_draws_move_by_a_small_part_of_their_spread() -> None:
    """No draw moves by more than a sixteenth of the standard deviation of its weight."""
    rng = np.random.default_rng(1)
    scale = 10.0 ** rng.uniform(-3, 2, 50)
    draws = 3 * scale + scale * rng.normal(size=(2, 400, 50))
    kept = by_spread(draws, axis=1)
    sd = draws.std(axis=1, keepdims=True)
    assert (np.abs(kept - draws) <= sd / (2 * PARTS_OF_SD) * 1.0001).all()
    assert kept.std(axis=1) == pytest.approx(draws.std(axis=1), rel=5e-3)


def test_draws_that_never_move_stay() -> None:
    """A parameter that is the same in all draws is kept as it is."""
    draws = np.full((1, 20, 1), 0.1234567)
    assert (by_spread(draws, axis=1) == draws).all()


def test_significant_digits_are_kept() -> None:
    """Twelve binary digits: a relative error of at most 1/8192, zero and infinity untouched."""
    values = np.array([0.0, 1.0, -np.pi, 1e-20, 3e12, np.inf])
    kept = significant(values)
    np.testing.assert_allclose(kept, values, rtol=2**-12)
    assert kept[0] == 0
    assert np.isinf(kept[-1])


def test_rounded_numbers_take_less_room() -> None:
    """Draws with 3 digits take about a byte each, and single precision holds them exactly."""
    rng = np.random.default_rng(2)
    draws = rng.normal(size=(1, 200, 40)).astype(np.float32)
    data = rounded(xr.Dataset({"w1": (("chain", "draw", "w1_unit"), draws)}))
    kept = data["w1"].to_numpy()
    assert len(np.unique(kept)) < 200
    assert (by_spread(kept.astype(float), axis=1) == kept).mean() > 0.99


def test_counts_are_left_alone() -> None:
    """Whole numbers and truth values are not rounded."""
    data = xr.Dataset({"n_steps": (("chain", "draw"), np.arange(8).reshape(1, 8))})
    assert rounded(data).identical(data)
