"""The forest: rows, scores, abstention, twins."""

from typing import Any

import xarray as xr

from bayestalk import recipes, results
from bayestalk.data.columns import CLASSES_BY_ELEVATION, FEATURES
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.sources.scores import scores as compared


def cover() -> dict[str, Any]:
    """Everything that texts say of the forest."""
    book = recipes.read()
    tree = results.read("forest")
    evaluated = results.provenance("forest")
    known = evaluated.diagnostics
    sampled = results.provenance("cover-sampled")
    network = NETWORKS[book["cover-sampled"].network]
    scores = compared()
    return {
        "date": evaluated.made["date"],
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
