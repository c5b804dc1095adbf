"""Rows are set apart class by class."""

import numpy as np
import xarray as xr

from bayestalk.inference import split


def test_every_class_gives_its_share() -> None:
    """A fifth of each class is held out, and every row is on one side."""
    y = np.repeat([0, 1, 2], [100, 50, 10])
    rows = split.stratified(y, seed=1)
    assert np.bincount(y[rows.held_out]).tolist() == [20, 10, 2]
    assert sorted([*rows.fitted, *rows.held_out]) == list(range(160))


def test_seed_decides_the_rows() -> None:
    """One seed always gives the same split, another a different one."""
    y = np.repeat([0, 1], 50)
    first, again, other = (split.stratified(y, seed).held_out for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert set(first) != set(other)


def test_a_share_is_as_balanced_as_rows_allow() -> None:
    """Each class gives equally many rows, a rare one all it has; every share is another."""
    y = np.repeat([0, 1, 2], [1000, 500, 20])
    data = xr.Dataset({"y": ("obs", y), "row": ("obs", np.arange(len(y)))})
    one, other = (split.share(data, 300, seed) for seed in (1, 2))
    assert np.bincount(one["y"]).tolist() == [100, 100, 20]
    assert len(set(one["row"].to_numpy())) == 220
    assert set(one["row"].to_numpy()) != set(other["row"].to_numpy())
