"""What was learned about every weight of the forest net."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

from bayestalk.network import Network
from bayestalk.recipes import Prior

Floats = npt.NDArray[np.floating[Any]]

LAYERS: Final = {"1": "w1", "2": "w2", "out": "w3"}
_DIMS: Final = {"1": ("input", "unit"), "2": ("unit", "unit2"), "out": ("unit2", "class")}
_SPREADS: Final = {"1": "input", "2": "hidden", "out": "weight"}
_WITHIN_ONE_SD: Final = 0.6827
"""How much of a normal distribution lies within one standard deviation."""
_PICKS: Final = 6
_DOTS: Final = 20
"""Fewer than the draws of one chain, so that no dot is made up between two of them."""
_ENDS: Final = (0.1, 0.9)
"""Of the interval that is told of single weights: so few draws say little of their tails."""


def weights(advi: xr.DataTree, sampled: xr.DataTree, network: Network, prior: Prior) -> xr.Dataset:
    """Mean and SD of every weight, and quantile dots of a few.

    ``advi`` is the mean-field posterior; ``sampled`` is one chain of the sampled ensemble,
    because the units of different chains are not the same units.

    Picks are spread evenly over the ranks of the signal-to-noise ratio under ``sampled``. Their
    ``ends`` are those of the 80 % credible interval; the attribute ``draws`` is how many draws
    of the chain all this rests on.

    A weight's prior is Student's t with the attribute ``freedom`` and the scale ``spread_1``,
    ``spread_2`` or ``spread_out``. With so few degrees of freedom it has no standard deviation;
    ``width_1`` and so on are what stands for it, half the width of its middle 68 %.

    The attribute ``reach`` is where colours that tell means apart may end: beyond it lie two means
    in a hundred, and it is a round number.
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
        found[f"ends_{layer}"] = (
            (f"pick_{layer}", "end"),
            np.quantile(flat[:, picks], _ENDS, axis=0).T,
        )
        for kind, of_all in {"mean": mean, "sd": sd}.items():
            found[f"pick_{kind}_{layer}"] = (f"pick_{layer}", of_all[1].ravel()[picks])
        spread = float(getattr(prior, _SPREADS[layer]))
        found[f"spread_{layer}"] = spread
        found[f"width_{layer}"] = spread * stats.t(prior.freedom).ppf((1 + _WITHIN_ONE_SD) / 2)
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
        attrs={
            "freedom": prior.freedom,
            "draws": sampled["posterior"].sizes["draw"],
            "reach": _reach([found[f"mean_{layer}"][1] for layer in LAYERS]),
        },
    )


def _reach(means: list[Floats]) -> float:
    """The half or whole number above the means of all layers and fits but two in a hundred."""
    every = np.concatenate([np.abs(mean).ravel() for mean in means])
    return float(np.ceil(2 * np.quantile(every, 0.98)) / 2)
