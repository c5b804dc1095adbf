"""The numbers of the prose: what pages, slides, captions and alt texts are filled with."""

from importlib import metadata
from typing import Any

import numpy as np
import xarray as xr

from bayestalk import recipes as recipe_book
from bayestalk import refit, results
from bayestalk.data.columns import CLASSES_BY_ELEVATION, FEATURES
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe
from bayestalk.summaries import lines, sources

_METHODS = {
    "nuts": "NUTS",
    "advi": "mean-field ADVI",
    "mclmc": "MAP starts continued by MCLMC",
    "reference": "scikit-learn",
}
_LIBRARIES = ("pymc", "arviz", "jax", "blackjax", "nutpie", "numpy", "scikit-learn", "matplotlib")


def numbers() -> dict[str, Any]:
    """Everything that texts may name, as plain values."""
    book = recipe_book.read()
    found: dict[str, Any] = {_key(name): _of_fit(recipe) for name, recipe in book.items()}
    for name in ("linear", "linear-line", "logistic", "logistic-line"):
        found[name.replace("-", "_")] |= _regression(book[name])
    found["linear"]["noise"] = float(refit.simulated(book["linear"]).attrs["noise"])
    found["logistic_line"]["treeline"] = _treeline(book["logistic-line"])
    gap = sources.gap()
    inside = lines.doubt_inside_and_outside(gap)
    around = {"gap_from": gap.attrs["gap_from"], "gap_to": gap.attrs["gap_to"]}
    found["deepnet"] |= inside["nuts"] | around | {"noise": _noise(book["deepnet"])}
    found["deepnet_advi"] |= inside["advi"] | around
    found["cover"] = _forest(book)
    kept = [results.provenance(name) for name in (*book, "forest")]
    found["frozen"] = {
        "date": max(one.made["date"] for one in kept),
        "seconds": round(sum(float(one.made["seconds"]) for one in kept)),
        "machine": kept[0].made["machine"],
        "cores": kept[0].made["cores"],
        "python": kept[0].made["python"],
    }
    found["versions"] = {name.replace("-", "_"): metadata.version(name) for name in _LIBRARIES}
    found["results"] = [_colophon(book[name]) for name in book]
    return found


def _noise(recipe: Recipe) -> float:
    return float(refit.simulated(recipe).attrs["noise"])


def _of_fit(recipe: Recipe) -> dict[str, Any]:
    """What every fit tells: how, from which seed, how long, and how well it converged."""
    known = results.provenance(recipe.name)
    told = dict(known.diagnostics)
    if recipe.data != "covertype":
        told["n"] = refit.simulated(recipe).sizes["obs"]
    return {
        **told,
        "method": _METHODS[recipe.method],
        "seed": recipe.seed,
        "seconds": known.made["seconds"],
        "date": known.made["date"],
        "chains": told.get("chain", 1),
        "draws": told.get("draw", 0),
        "prior": {"weight": recipe.prior.weight, "bias": recipe.prior.bias},
    }


def _regression(recipe: Recipe) -> dict[str, Any]:
    """Truth, posterior mean, SD and 95 % interval of each weight and the bias."""
    tree = results.read(recipe.name)
    data = refit.SIMULATED[recipe.data]()
    inputs = NETWORKS[recipe.network].inputs
    w1, b1 = (tree["posterior"][name].to_numpy().astype(float) for name in ("w1", "b1"))
    draws = {name: w1[:, :, row, 0] for row, name in enumerate(inputs)} | {"bias": b1[:, :, 0]}
    low_high = {name: np.quantile(one, (0.025, 0.975)) for name, one in draws.items()}
    return {
        "truth": {name: float(data.attrs[f"truth_{name}"]) for name in draws},
        "mean": {name: float(one.mean()) for name, one in draws.items()},
        "sd": {name: float(one.std()) for name, one in draws.items()},
        "low": {name: float(low_high[name][0]) for name in draws},
        "high": {name: float(low_high[name][1]) for name in draws},
    }


def _treeline(recipe: Recipe) -> dict[str, float]:
    """Elevation in metres at which a tree is as likely as not."""
    tree = results.read(recipe.name)
    reference = float(refit.simulated(recipe).attrs["elevation_reference"])
    w = tree["posterior"]["w1"].to_numpy().astype(float).ravel()
    b = tree["posterior"]["b1"].to_numpy().astype(float).ravel()
    height = 1000 * (reference - b / w)
    low, high = np.quantile(height, (0.025, 0.975))
    return {"mean": float(np.median(height)), "low": float(low), "high": float(high)}


def _forest(book: dict[str, Recipe]) -> dict[str, Any]:
    tree = results.read("forest")
    known = results.provenance("forest").diagnostics
    sampled = results.provenance("cover-sampled")
    network = NETWORKS[book["cover-sampled"].network]
    scores = sources.scores()
    return {
        "weights": network.size,
        "inputs": len(FEATURES),
        "classes": len(CLASSES_BY_ELEVATION),
        "rows": {
            "train": known["rows_train"],
            "validation": known["rows_validation"],
            "natural": known["rows_natural"],
            "all": int(tree["classes"].attrs["all_rows"]),
        },
        "scores": _scores(scores),
        "difference": _differences(scores),
        "floor": {
            _key(rows): float(scores["ece_floor"].sel(rows=rows)) for rows in _names(scores, "rows")
        },
        "sampled": dict(sampled.diagnostics)
        | {
            "chains": sampled.diagnostics["chain"],
            "draws": sampled.diagnostics["draw"],
            "rhat_logdensity": sampled.diagnostics["rhat_log_density"],
            "seed": book["cover-sampled"].seed,
            "seconds": sampled.made["seconds"],
        },
        "coverage": _coverage(tree["coverage"].to_dataset()),
        "twins": _twins(tree["twins"].to_dataset()),
        "uncertainty": {
            which: {
                part: float(tree["uncertainty"][f"{which}_{part}"])
                for part in ("aleatoric", "epistemic")
            }
            for which in ("right", "wrong")
        },
    }


def _names(data: xr.Dataset, dim: str) -> list[str]:
    return [str(name) for name in data[dim].to_numpy()]


def _key(name: str) -> str:
    return name.replace("-", "_")


def _scores(scores: xr.Dataset) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for method in _names(scores, "method"):
        one = scores.sel({"method": method})
        found[method] = {
            _key(rows): {
                measure: {
                    "value": float(one["value"].sel(rows=rows, measure=measure)),
                    "se": float(one["se"].sel(rows=rows, measure=measure)),
                }
                for measure in _names(scores, "measure")
            }
            for rows in _names(scores, "rows")
        } | {
            "seconds": float(one["seconds"]),
            "label": str(one["label"].to_numpy()),
            "reference": bool(one["reference"]),
        }
    return found


def _differences(scores: xr.Dataset) -> dict[str, Any]:
    return {
        method: {
            _key(rows): {
                "value": float(scores["nll_difference"].sel({"method": method, "rows": rows})),
                "se": float(scores["nll_difference_se"].sel({"method": method, "rows": rows})),
            }
            for rows in _names(scores, "rows")
        }
        for method in _names(scores, "method")
    }


def _coverage(coverage: xr.Dataset) -> dict[str, dict[str, float]]:
    kept = coverage["accuracy"].sel({"method": "sampled"})
    return {
        _key(score): {
            f"p{percent}": float(
                kept.sel(score=score).sel(fraction=percent / 100, method="nearest")
            )
            for percent in (50, 80, 90, 100)
        }
        for score in _names(coverage, "score")
    }


def _twins(twins: xr.Dataset) -> dict[str, Any]:
    classes = _names(twins, "class")
    return {
        twin: {
            "top": classes[int(twins["top"].sel(twin=twin))],
            "true": classes[int(twins["true"].sel(twin=twin))],
            "p": float(twins["p_mean"].sel(twin=twin).max()),
            "spread": float(twins["spread"].sel(twin=twin)),
            "aleatoric": float(twins["aleatoric"].sel(twin=twin)),
            "epistemic": float(twins["epistemic"].sel(twin=twin)),
        }
        for twin in _names(twins, "twin")
    }


def _colophon(recipe: Recipe) -> dict[str, Any]:
    """One result for the colophon: what it is, how it was made, whether it may be trusted."""
    known = results.provenance(recipe.name)
    told = known.diagnostics
    return {
        "name": recipe.name,
        "method": _METHODS[recipe.method],
        "data": recipe.data,
        "seed": recipe.seed,
        "chains": told.get("chain", 1),
        "draws": told.get("draw", 0),
        "seconds": known.made["seconds"],
        "date": known.made["date"],
        "key": known.key,
        "machine": known.made["machine"],
        "versions": dict(known.made["versions"]),
        "diagnostics": sentences(told),
        "passed": bool(told.get("passed", True)),
    }


def sentences(told: dict[str, Any] | Any) -> list[str]:
    """Diagnostics in words."""
    found = []
    if "rhat_max" in told:
        found.append(
            f"R̂ of {told['judged_on']} at most {told['rhat_max']:.3f}; effective draws at least "
            f"{told['ess_bulk_min']:.0f} (bulk) and {told['ess_tail_min']:.0f} (tail); "
            f"{told['divergences']} divergences."
        )
    if "rhat_log_probability_median" in told:
        found.append(
            f"R̂ across chains of the log probability of {told['rows']} held-out rows: median "
            f"{told['rhat_log_probability_median']:.2f}, 90th percentile "
            f"{told['rhat_log_probability_q90']:.2f}; of the log density "
            f"{told['rhat_log_density']:.2f}."
        )
        found.append(
            f"On average {100 * told['disagreement_between_chains']:.1f} % of the probability of a "
            "row differs between a chain and all chains together."
        )
        if not told["passed"]:
            found.append(
                "The chains have not mixed: each explores its own neighbourhood of weights. "
                "Their average is an ensemble, not a sample from the whole posterior."
            )
    if "loss_last" in told:
        found.append(
            f"Negative evidence lower bound {told['loss_last']:.0f} nats over the last tenth of "
            f"the steps, changed by {told['loss_change_last_tenth']:.1f} since the tenth before."
        )
    return found or ["Judged by its scores on held-out rows alone."]
