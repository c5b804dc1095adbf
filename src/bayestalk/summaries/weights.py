"""What was learned about every weight of the forest net."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk.network import Network

Floats = npt.NDArray[np.floating[Any]]

LAYERS: Final = {"1": "w1", "2": "w2", "out": "w3"}
_DIMS: Final = {"1": ("input", "unit"), "2": ("unit", "unit2"), "out": ("unit2", "class")}
_PICKS: Final = 6
_DOTS: Final = 50


def weights(
    advi: xr.DataTree, sampled: xr.DataTree, network: Network, prior_sd: float
) -> xr.Dataset:
    """Mean and SD of every weight, and quantile dots of a few.

    ``advi`` is the mean-field posterior; ``sampled`` is one chain of the sampled ensemble,
    because the units of different chains are not the same units.

    Picks are spread evenly over the ranks of the signal-to-noise ratio under ``sampled``.
    """
    found: dict[str, Any] = {}
    for layer, name in LAYERS.items():
        draws = {
            "advi": advi["posterior"][name].to_numpy()[0].astype(np.float64),
            "sampled": sampled["posterior"][name].to_numpy()[0].astype(np.float64),
        }
        mean = np.stack([one.mean(axis=0) for one in draws.values()])
        sd = np.stack([one.std(axis=0) for one in draws.values()])
        found[f"mean_{layer}"] = (("fit", *_DIMS[layer]), mean)
        found[f"sd_{layer}"] = (("fit", *_DIMS[layer]), sd)
        ratio = np.abs(mean[1] / sd[1]).ravel()
        ranks = np.argsort(-ratio, kind="stable")
        picks = ranks[np.linspace(0, len(ranks) - 1, _PICKS).astype(int)]
        levels = (np.arange(_DOTS) + 0.5) / _DOTS
        flat = draws["sampled"].reshape(len(draws["sampled"]), -1)
        found[f"dots_{layer}"] = (
            (f"pick_{layer}", "dot"),
            np.quantile(flat[:, picks], levels, axis=0).T,
        )
        columns = mean.shape[-1]
        found[f"picks_{layer}"] = (
            f"pick_{layer}",
            [f"{name}[{pick // columns},{pick % columns}]" for pick in picks],
        )
    return xr.Dataset(
        found,
        coords={
            "fit": ["advi", "sampled"],
            "input": list(network.inputs),
            "class": list(network.outputs),
        },
        attrs={"prior_sd": prior_sd},
    )
