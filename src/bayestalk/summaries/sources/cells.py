"""The cells of the three small networks, each for one observation."""

from typing import Final

import numpy as np
import xarray as xr

from bayestalk import recipes, results
from bayestalk.forward import outputs
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Network
from bayestalk.observations import simulated
from bayestalk.summaries import alignment
from bayestalk.summaries.cells import cells
from bayestalk.summaries.lines import merged

_HEIGHT: Final = {"linear": 0.5, "logistic": 0.25}
"""Where the observation that is shown lies, km above the height that counts as 0: far enough for
elevation to have its say, and at the treeline not so far that no doubt is left."""


def cells_of_regression(name: str) -> xr.Dataset:
    """Cells of linear or logistic regression, for the observation nearest to a given height."""
    recipe = recipes.read()[name]
    data = simulated(recipe)
    height = data["x"].sel(feature="elevation").to_numpy()
    obs = int(np.abs(height - _HEIGHT[name]).argmin())
    return cells(
        results.read(name),
        NETWORKS[recipe.network],
        recipe.prior,
        data["x"][obs].to_numpy(),
        attrs=_attrs(name, data, obs),
    )


def cells_of_deepnet() -> xr.Dataset:
    """Cells of the hillshade net, for the lit slope that it is least sure to be lit.

    The view without uncertainty shows the most probable draw; the densities are of draws
    whose hidden units were brought into that draw's order.
    """
    recipe = recipes.read()["deepnet"]
    data = simulated(recipe)
    tree = results.read("deepnet")
    obs = _doubted(data, tree, NETWORKS[recipe.network])
    lp = tree["sample_stats"]["lp"].to_numpy()
    chain, draw = np.unravel_index(int(lp.argmax()), lp.shape)
    best = {
        str(name): value.to_numpy()[chain, draw].astype(np.float64)
        for name, value in tree["posterior"].data_vars.items()
    }
    return cells(
        alignment.aligned(tree, best),
        NETWORKS[recipe.network],
        recipe.prior,
        data["x"][obs].to_numpy(),
        point=best,
        attrs=_attrs("deepnet", data, obs),
    )


def _doubted(data: xr.Dataset, tree: xr.DataTree, network: Network) -> int:
    """Of the slopes that are lit and were seen to be, the one that most draws leave dark."""
    light = outputs(data["x"].to_numpy(), merged(tree), network)[..., 0]
    lit = (data["expected"].to_numpy() > 0) & (data["y"].to_numpy() > 0)
    return int(np.where(lit, (light == 0).mean(axis=0), -1.0).argmax())


def _attrs(name: str, data: xr.Dataset, obs: int) -> dict[str, str]:
    return {
        "fit": name,
        "observation": _observation(data, obs),
        "observed": _observed(float(data["y"][obs]), data),
    }


def _observation(data: xr.Dataset, obs: int) -> str:
    """Which observation, in words: its inputs and what was observed there."""
    features = [str(name) for name in data["feature"].to_numpy()]
    numbers = data["x"].isel(obs=obs).to_numpy()
    inputs = ", ".join(
        f"{name} {number:.2f}" for name, number in zip(features, numbers, strict=True)
    )
    words = f"observation {obs + 1} of {data.sizes['obs']}: {inputs}"
    return words.replace("-", "−")


def _observed(y: float, data: xr.Dataset) -> str:
    """What was observed, in words: ``11.0 °C``, ``0.06 of full light``, or ``a tree``."""
    if data["y"].dtype.kind == "i":
        return "a tree" if y == 1 else "no tree"
    number = f"{y:.1f}" if abs(y) >= 1 else f"{y:.2f}"
    unit = str(data.attrs["y_unit"]).removeprefix("fraction ")
    return f"{number.replace('-', '−')} {unit}"
