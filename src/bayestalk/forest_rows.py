"""The Covertype rows that fits and scores take."""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.data import covertype
from bayestalk.data.columns import CLASSES, FEATURES
from bayestalk.recipes import Recipe

NATURAL_ROWS: Final = 4_874
"""Rows at natural frequency to score on; the public archive has more, and is sampled."""


def covertype_rows(place: Path | None) -> xr.DataTree:
    """The real rows; those at natural frequency sampled down where the archive gives all.

    Those of the archive that are then neither trained on nor scored are the group ``rest``.
    """
    rows = covertype.load(place)
    natural = rows["natural"].to_dataset()
    if natural.sizes["obs"] > NATURAL_ROWS:
        rng = np.random.default_rng(1999)
        pick = np.sort(rng.choice(natural.sizes["obs"], NATURAL_ROWS, replace=False))
        rows["natural"] = xr.DataTree(natural.isel(obs=pick))
        others = np.setdiff1d(np.arange(natural.sizes["obs"]), pick, assume_unique=True)
        rows["rest"] = xr.DataTree(natural.isel(obs=others))
    return rows


def training_set(recipe: Recipe, rows: xr.DataTree) -> xr.Dataset:
    """What a recipe is fitted to; for reference models the rows to predict besides.

    A recipe for ``all`` rows gets those that are nowhere scored besides the published ones,
    where the source has any. Where rows are left out, the inputs of the others keep the scale
    of all training rows, so that every net reads held-out rows alike.
    """
    data = rows["train"].to_dataset()[["x", "y"]]
    if recipe.rows == "all" and "rest" in rows.children:
        data = xr.concat([data, rows["rest"].to_dataset()[["x", "y"]]], "obs")
    for key, name in recipe.without.items():
        data = data.isel(obs=np.flatnonzero(~belongs(data, key, name)))
    if recipe.method == "reference":
        for name in ("validation", "natural"):
            held_out = rows[name].to_dataset()["x"]
            data[f"x_{name}"] = held_out.rename(obs=f"{name}_row")
    return data


def belongs(data: xr.Dataset, key: str, name: str) -> npt.NDArray[np.bool_]:
    """Which rows are of a wilderness area (``key`` is ``area``) or of a cover type (``class``).

    Parameters
    ----------
    data
        ``x`` (obs, feature) and ``y`` (obs).
    """
    if key == "area":
        return np.asarray(data["x"].to_numpy()[:, FEATURES.index(name)] == 1)
    return np.asarray(data["y"].to_numpy() == CLASSES.index(name))
