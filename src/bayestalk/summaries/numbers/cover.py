"""The forest: rows, scores of every method on both nets, abstention, twins."""

from typing import Any

import numpy as np
import xarray as xr

from bayestalk import recipes, results
from bayestalk.data.columns import CLASSES_BY_ELEVATION, FEATURES
from bayestalk.models.networks import NETWORKS
from bayestalk.summaries.numbers.reliability import reliability
from bayestalk.summaries.numbers.shift import graded, left_out
from bayestalk.summaries.sources.scores import scores as compared

_MEASURES_OF_DOUBT = ("aleatoric", "epistemic")


def cover() -> dict[str, Any]:
    """Everything that texts say of the forest."""
    tree = results.read("forest")
    evaluated = results.provenance("forest")
    known = evaluated.diagnostics
    scores = compared()
    coverage = tree["coverage"].to_dataset()
    return {
        "date": evaluated.made["date"],
        "weights": _weights("cover-sampled"),
        "wide_weights": _weights("wide-sampled"),
        "inputs": len(FEATURES),
        "classes": len(CLASSES_BY_ELEVATION),
        "rows": {
            "train": known["rows_train"],
            "validation": known["rows_validation"],
            "natural": known["rows_natural"],
            "all": int(tree["classes"].attrs["all_rows"]),
        },
        "scores": _scores(scores),
        "difference": _differences(scores, "sampled"),
        "wide_difference": _differences(scores, "wide-sampled"),
        "floor": _by_rows(scores["ece_floor"]),
        "plain_floor": _by_rows(scores["ece_plain_floor"]),
        "sampled": _ensemble("cover-sampled"),
        "wide_sampled": _ensemble("wide-sampled"),
        "coverage": _coverage(coverage, "sampled"),
        "wide_coverage": _coverage(coverage, "wide-sampled"),
        "areas": _areas(coverage),
        "left_out": left_out(tree["left_out"].to_dataset()),
        "noisy": graded(tree["graded"].to_dataset()),
        "twins": _twins(tree["twins"].to_dataset()),
        "uncertainty": _uncertainty(tree["uncertainty"].to_dataset()),
        "reliability": reliability(tree["reliability"].to_dataset()),
    }


def _uncertainty(found: xr.Dataset) -> dict[str, Any]:
    """How many rows are right and wrong, and the two parts of their doubt."""
    wrong = int(found.attrs["wrong"])
    rows = {"right": int(found.attrs["rows"]) - wrong, "wrong": wrong}
    return {
        which: {part: float(found[f"{which}_{part}"]) for part in _MEASURES_OF_DOUBT}
        | {"rows": rows[which]}
        for which in rows
    }


def _weights(name: str) -> int:
    return NETWORKS[recipes.read()[name].network].size


def _ensemble(name: str) -> dict[str, Any]:
    """A sampled ensemble: how large it is, how it was made, how well its chains agree."""
    made, recipe = results.provenance(name), recipes.read()[name]
    return dict(made.diagnostics) | {
        "chains": made.diagnostics["chain"],
        "draws": made.diagnostics["draw"],
        "rhat_logdensity": made.diagnostics["rhat_log_density"],
        "power": float(recipe.settings.get("power", 1.0)),
        "seed": recipe.seed,
        "seconds": made.made["seconds"],
    }


def _by_rows(floor: xr.DataArray) -> dict[str, float]:
    return {_key(str(rows)): float(floor.sel(rows=rows)) for rows in floor["rows"].to_numpy()}


def _names(data: xr.Dataset, dim: str) -> list[str]:
    return [str(name) for name in data[dim].to_numpy()]


def _key(name: str) -> str:
    return name.replace("-", "_")


def _scores(scores: xr.Dataset) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for method in _names(scores, "method"):
        one = scores.sel({"method": method})
        found[_key(method)] = {
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
            "gradients": int(one["gradients"]),
            "label": str(one["label"].to_numpy()),
            "reference": bool(one["reference"]),
        }
    return found


def _differences(scores: xr.Dataset, against: str) -> dict[str, Any]:
    """How much more surprised than one method each other one is."""
    ours = scores.sel(against=against)
    return {
        _key(method): {
            _key(rows): {
                "value": float(ours["nll_difference"].sel({"method": method, "rows": rows})),
                "se": float(ours["nll_difference_se"].sel({"method": method, "rows": rows})),
            }
            for rows in _names(scores, "rows")
        }
        for method in _names(scores, "method")
    }


def _coverage(coverage: xr.Dataset, method: str) -> dict[str, dict[str, float]]:
    kept = coverage["accuracy"].sel({"method": method})
    return {
        _key(score): {
            f"p{percent}": float(
                kept.sel(score=score).sel(fraction=percent / 100, method="nearest")
            )
            for percent in (50, 80, 90, 100)
        }
        for score in _names(coverage, "score")
    }


def _areas(coverage: xr.Dataset) -> dict[str, Any]:
    """Risk–coverage areas by method and score of doubt; scores that a method lacks left out."""
    found: dict[str, Any] = {}
    for method in _names(coverage, "method"):
        one = coverage.sel({"method": method})
        found[_key(method)] = {
            _key(score): {
                area: {
                    "value": float(one[area].sel(score=score)),
                    "se": float(one[f"{area}_se"].sel(score=score)),
                }
                for area in ("aurc", "augrc", "aurc_excess")
            }
            for score in _names(coverage, "score")
            if np.isfinite(one["aurc"].sel(score=score))
        }
    return found


def _twins(twins: xr.Dataset) -> dict[str, Any]:
    classes = _names(twins, "class")
    return {
        twin: {
            "top": classes[int(twins["top"].sel(twin=twin))],
            "true": classes[int(twins["true"].sel(twin=twin))],
            "p": float(twins["p_mean"].sel(twin=twin).max()),
            "spread": float(twins["spread"].sel(twin=twin)),
            "middle": int(twins["middle"].sel(twin=twin)),
            "draws": int(twins.attrs["draws"]),
            "dots": twins.sizes["dot"],
            "aleatoric": float(twins["aleatoric"].sel(twin=twin)),
            "epistemic": float(twins["epistemic"].sel(twin=twin)),
        }
        for twin in _names(twins, "twin")
    }
