"""Calibration errors are what their definitions say, and what chance adds is taken off."""

import numpy as np
import pytest

from bayestalk import calibration


def honest(rows: int, seed: int, classes: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Predictions, and classes drawn from just these."""
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.ones(classes), rows)
    return p, (rng.random((rows, 1)) > p.cumsum(axis=1)).sum(axis=1)


def test_errors_of_two_bins_by_hand() -> None:
    """Two bins of four rows, given .9 and .6; three of four and all four of them are right.

    Gaps .15 and .4; variances of the shares (3/16)/4 and 0; E|x| of a normal around .15.
    """
    p = np.array([[0.9, 0.1]] * 4 + [[0.6, 0.4]] * 4)
    y = np.array([0, 0, 0, 1, 0, 0, 0, 0])
    found = calibration.errors(p, y, bins=2)
    assert found.plain.value == pytest.approx((0.15 + 0.4) / 2)
    normal = np.random.default_rng(1).normal(0.15, np.sqrt(3 / 64), 1_000_000)
    wanted = (2 * 0.15 - np.abs(normal).mean() + 0.4) / 2
    assert found.debiased.value == pytest.approx(wanted, abs=1e-3)
    assert found.squared.value == pytest.approx((0.15**2 - 3 / 16 / 3 + 0.4**2) / 2)


def test_what_chance_adds_is_taken_off() -> None:
    """Over many honest models the squared error is zero on average, the plain one its floor.

    The debiased one keeps 2 − √2 of the floor, as the mean of |normal| tells.
    """
    found = [calibration.errors(*honest(1_000, seed)) for seed in range(60)]
    plain, debiased, squared = (
        np.array([getattr(one, name).value for one in found]) for name in found[0]._fields
    )
    assert abs(squared.mean()) < 3 * squared.std() / np.sqrt(60)
    floor, left = calibration.floors(honest(1_000, 100)[0])
    assert plain.mean() == pytest.approx(floor, rel=0.06)
    assert debiased.mean() / plain.mean() == pytest.approx(2 - np.sqrt(2), abs=0.06)
    assert debiased.mean() == pytest.approx(left, rel=0.12)


def test_true_errors_are_kept() -> None:
    """A model that is far too sure shows it: its debiased error is its error to a hundredth."""
    p, y = honest(20_000, 2)
    sharp = p**4 / (p**4).sum(axis=1, keepdims=True)
    right = p[np.arange(len(p)), p.argmax(axis=1)]
    true = np.abs(sharp.max(axis=1) - right).mean()
    found = calibration.errors(sharp, y)
    assert found.debiased.value == pytest.approx(true, abs=0.01)
    assert found.debiased.value == pytest.approx(found.plain.value, rel=0.02)


def test_standard_errors_are_those_of_repeated_rows() -> None:
    """The bootstrap's standard error of an unbiased error is its spread over data sets."""
    sets = [honest(1_000, seed) for seed in range(60)]
    found = [
        calibration.errors(p**4 / (p**4).sum(axis=1, keepdims=True), y).squared for p, y in sets
    ]
    spread = np.std([one.value for one in found])
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.35)


def test_reliability_bins_hold_equally_many_rows() -> None:
    """Equal-mass bins differ by one row at most, and the band of a calibrated model holds it."""
    p, y = honest(3_000, 3)
    found = calibration.reliability(p, y)
    assert np.ptp(found.rows) <= 1
    inside = (found.low <= found.accuracy) & (found.accuracy <= found.high)
    assert inside.mean() > 0.75
