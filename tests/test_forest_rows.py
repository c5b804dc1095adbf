"""A recipe takes the training rows that it asks for."""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from bayestalk import recipes
from bayestalk.data.columns import CLASSES, FEATURES, WILDERNESS
from bayestalk.forest_rows import belongs, training_set

RECIPE = recipes.read()["cover-sampled"]


@pytest.fixture
def rows() -> xr.DataTree:
    """Two rows of every cover type in each area."""
    y = np.tile(np.arange(7), 8)
    x = np.zeros((len(y), len(FEATURES)), dtype=np.float32)
    for k, name in enumerate(WILDERNESS):
        x[14 * k : 14 * (k + 1), FEATURES.index(name)] = 1
    one = xr.Dataset({"x": (("obs", "feature"), x), "y": ("obs", y)})
    return xr.DataTree.from_dict(dict.fromkeys(("train", "validation", "natural"), one))


def test_an_area_is_left_out(rows: xr.DataTree) -> None:
    """No row of it remains, and every row of the others does."""
    data = training_set(replace(RECIPE, without={"area": "Neota"}), rows)
    assert data.sizes["obs"] == 42
    assert not belongs(data, "area", "Neota").any()
    assert belongs(data, "area", "Rawah").sum() == 14


def test_a_class_is_left_out(rows: xr.DataTree) -> None:
    """No row of it remains, and the others keep their numbers."""
    data = training_set(replace(RECIPE, without={"class": "Krummholz"}), rows)
    assert data.sizes["obs"] == 48
    assert set(data["y"].to_numpy()) == set(range(7)) - {CLASSES.index("Krummholz")}


def test_nothing_is_left_out_unasked(rows: xr.DataTree) -> None:
    """Other recipes take all rows."""
    assert training_set(RECIPE, rows).sizes["obs"] == 56


def test_all_rows_are_those_that_are_nowhere_scored(rows: xr.DataTree) -> None:
    """The archive's rest is fitted to where a recipe asks for all rows, and not otherwise."""
    assert training_set(replace(RECIPE, rows="all"), rows).sizes["obs"] == 56
    rows["rest"] = xr.DataTree(rows["train"].to_dataset().isel(obs=slice(10)))
    assert training_set(replace(RECIPE, rows="all"), rows).sizes["obs"] == 66
    assert training_set(RECIPE, rows).sizes["obs"] == 56
