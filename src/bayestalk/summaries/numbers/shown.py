"""What the forest's pictures show, in a few numbers each, for captions and short texts."""

from typing import Any, Final

import numpy as np
import xarray as xr

from bayestalk import results
from bayestalk.summaries.sources.weights import weights_of_forest

_SURE: Final = 0.9
_LAYERS: Final = {"w1": "1", "w2": "2", "w3": "out"}


def shown() -> dict[str, Any]:
    """Everything that is said of single pictures of the forest."""
    tree = results.read("forest")
    return {
        "learned": learned(weights_of_forest()),
        "heights": heights(tree["classes"].to_dataset()),
        "confusion": confusion(tree["confusion"].to_dataset()["counts"].sel({"method": "sampled"})),
        "cases": cases(tree["cases"].to_dataset()),
        "pruned": pruned(tree["pruned"].to_dataset()),
    }


def learned(weights: xr.Dataset) -> dict[str, Any]:
    """For each layer of the sampled net: the share of weights whose mean is over 2 SD from 0.

    ``sd`` is the mean posterior SD, ``prior`` what stands for that of the prior. ``draws`` is how
    many draws of one chain they rest on, ``dots`` how many dots stand for a single weight.
    ``reach`` is the mean at which a map's colours end, ``beyond`` how many of a layer's means
    lie farther from 0, and ``largest`` how far the farthest. ``surest`` and ``vaguest`` are the
    inputs whose weights have the smallest and the largest posterior SD.
    """
    found: dict[str, Any] = {
        "draws": int(weights.attrs["draws"]),
        "dots": weights["dots_1"].sizes["dot"],
        "reach": float(weights.attrs["reach"]),
    }
    for name, layer in _LAYERS.items():
        mean, sd = (weights[f"{kind}_{layer}"].sel(fit="sampled") for kind in ("mean", "sd"))
        found[name] = {
            "sure": float((np.abs(mean) > 2 * sd).mean()),
            "sd": float(sd.mean()),
            "prior": float(weights[f"width_{layer}"]),
            "beyond": int((np.abs(mean) > weights.attrs["reach"]).sum()),
            "largest": float(np.abs(mean).max()),
        }
    return found | _inputs(weights["mean_1"].sel(fit="sampled"), weights["sd_1"].sel(fit="sampled"))


def _inputs(mean: xr.DataArray, sd: xr.DataArray) -> dict[str, dict[str, Any]]:
    """The inputs with the smallest and the largest SD.

    ``sd`` is the mean of their weights' SDs, ``pale`` the share of those weights whose mean is
    within one SD of zero.
    """
    doubt = sd.mean("unit").to_numpy()
    pale = (abs(mean) < sd).mean("unit").to_numpy()
    names = mean["input"].to_numpy()
    ends = {"surest": int(doubt.argmin()), "vaguest": int(doubt.argmax())}
    return {
        end: {"name": str(names[at]), "sd": float(doubt[at]), "pale": float(pale[at])}
        for end, at in ends.items()
    }


def heights(classes: xr.Dataset) -> dict[str, dict[str, Any]]:
    """The lowest and the highest class: its name, and elevations in metres.

    ``low`` and ``high`` are the ends of the middle 90 % of its rows, ``median`` their middle.
    ``neighbours`` counts the pairs of classes next to each other in height, and how many of
    them ``overlap`` in those 90 %.
    """
    ends = {"lowest": 0, "highest": -1}
    by_height = classes.sortby("elevation_mean")
    low, high = (
        by_height["elevation_quantiles"].sel(quantile=q, method="nearest").to_numpy()
        for q in (0.05, 0.95)
    )
    neighbours = {"pairs": len(low) - 1, "overlap": int((high[:-1] > low[1:]).sum())}
    found = {end: _height(by_height.isel({"class": at})) for end, at in ends.items()}
    return found | {"neighbours": neighbours}


def _height(one: xr.Dataset) -> dict[str, Any]:
    told = {"low": 0.05, "median": 0.5, "high": 0.95}
    quantiles = one["elevation_quantiles"]
    return {"name": str(one["class"].item())} | {
        name: float(quantiles.sel(quantile=q, method="nearest")) for name, q in told.items()
    }


def confusion(counts: xr.DataArray) -> dict[str, Any]:
    """The class found most and least often, and the commonest mistake.

    Parameters
    ----------
    counts
        Rows by true and predicted class, dimensions ``true`` and ``predicted``.
    """
    table = counts.transpose("true", "predicted").to_numpy()
    names = [str(name) for name in counts["true"].to_numpy()]
    share = np.diag(table) / table.sum(axis=1)
    wrong = table - np.diag(np.diag(table))
    true, said = np.unravel_index(int(wrong.argmax()), wrong.shape)
    best, worst = int(share.argmax()), int(share.argmin())
    return {
        "best": {"name": names[best], "share": float(share[best])},
        "worst": {"name": names[worst], "share": float(share[worst])},
        "mistake": {
            "true": names[true],
            "predicted": names[said],
            "rows": int(wrong[true, said]),
        },
    }


def cases(shown: xr.Dataset) -> dict[str, Any]:
    """How many patches are shown, how many of them are right, and how sure the net was.

    ``lead`` is, of the patches with a probability of nine tenths or more, the one on which the
    draws differ most about it: its number, and mean and interval of that probability.
    """
    top = shown["p_mean"].max("class").to_numpy()
    right = shown["p_mean"].argmax("class").to_numpy() == shown["true"].to_numpy()
    return {
        "count": len(top),
        "right": int(right.sum()),
        "surest": float(top.max()),
        "least_sure": float(top.min()),
        "lead": _lead(shown),
    }


def _lead(shown: xr.Dataset) -> dict[str, Any]:
    best = shown["p_mean"].argmax("class")
    mean, low, high = (shown[f"p_{part}"].isel({"class": best}) for part in ("mean", "low", "high"))
    sure = mean >= min(_SURE, float(mean.max()))
    k = int((high - low).where(sure).argmax("case"))
    return {
        "number": k + 1,
        "p": float(mean[k]),
        "low": float(low[k]),
        "high": float(high[k]),
    }


def pruned(curves: xr.Dataset) -> dict[str, Any]:
    """Accuracy and NLL by order and per cent of the weights set to zero.

    ``free`` is the largest share whose loss of accuracy is within one standard error.
    """
    found: dict[str, Any] = {}
    for order in (str(name) for name in curves["order"].to_numpy()):
        one = curves.sel(order=order)
        lost = one["accuracy"][0] - one["accuracy"]
        first = int(np.argmax(np.append(lost.to_numpy() > float(one["accuracy_se"][0]), True)))
        found[order.replace("-", "_")] = {"free": float(one["share"][first - 1])} | {
            f"p{round(100 * share)}": {
                measure: float(one[measure].sel(share=share)) for measure in ("accuracy", "nll")
            }
            for share in one["share"].to_numpy().tolist()
        }
    return found
