"""The Covertype rows that fits and scores take."""

from pathlib import Path
from typing import Final

import numpy as np
import xarray as xr

from bayestalk.data import covertype
from bayestalk.recipes import Recipe

NATURAL_ROWS: Final = 4_874
"""Rows at natural frequency to score on; the public archive has more, and is sampled."""


def covertype_rows(place: Path | None) -> xr.DataTree:
    """The real rows; those at natural frequency sampled down where the archive gives all."""
    rows = covertype.load(place)
    natural = rows["natural"].to_dataset()
    if natural.sizes["obs"] > NATURAL_ROWS:
        rng = np.random.default_rng(1999)
        pick = np.sort(rng.choice(natural.sizes["obs"], NATURAL_ROWS, replace=False))
        rows["natural"] = xr.DataTree(natural.isel(obs=pick))
    return rows


def training_set(recipe: Recipe, rows: xr.DataTree) -> xr.Dataset:
    """What a recipe is fitted to; for reference models the rows to predict besides."""
    data = rows["train"].to_dataset()[["x", "y"]]
    if recipe.method == "reference":
        for name in ("validation", "natural"):
            held_out = rows[name].to_dataset()["x"]
            data[f"x_{name}"] = held_out.rename(obs=f"{name}_row")
    return data
