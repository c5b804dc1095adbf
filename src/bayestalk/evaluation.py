"""Score the forest fits on rows they did not see, and freeze what figures need of it.

Only computed quantities are kept: scores, counts, curves, and probabilities for a dozen rows.
"""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import xarray as xr
from threadpoolctl import threadpool_limits

from bayestalk import freshness, keys, measures, results
from bayestalk.circumstances import circumstances
from bayestalk.compared import FITS, METHODS, NAME
from bayestalk.data.columns import CLASSES, CLASSES_BY_ELEVATION
from bayestalk.data.release import COVERTYPE
from bayestalk.forest_rows import covertype_rows
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe
from bayestalk.refit import Order, sentence
from bayestalk.scoring import comparison, doubts
from bayestalk.scoring.predictions import draws_of, mean_predictions, probabilities

_ORDER: Final = [CLASSES.index(name) for name in CLASSES_BY_ELEVATION]
_NAMES: Final = list(CLASSES_BY_ELEVATION)


def evaluate(
    recipes: Mapping[str, Recipe], order: Order, fits: Mapping[str, str]
) -> results.Provenance:
    """Score every method on the held-out rows and freeze the scores.

    Parameters
    ----------
    fits
        Key of each fit in ``compared.FITS``.
    """
    parts = keys.scores(fits)
    with order.once.alone(NAME, freshness.key(parts), order.say) as taken:
        if taken:
            return taken
        with threadpool_limits(1):  # sums are rounded alike, however many cores there are
            frozen = _evaluate(recipes, order, parts)
        order.say(sentence(frozen))
        return frozen


def _evaluate(
    recipes: Mapping[str, Recipe], order: Order, parts: dict[str, Any]
) -> results.Provenance:
    started = time.monotonic()
    rows = covertype_rows(order.covertype)
    network = NETWORKS[recipes["cover-sampled"].network]
    trees = {name: results.read(name, order.folder) for name in FITS}
    steps = 6

    def told(step: int) -> None:
        order.report("scoring the forest", step, steps)

    told(0)
    validation, natural = rows["validation"].to_dataset(), rows["natural"].to_dataset()
    xv, yv = validation["x"].to_numpy(), validation["y"].to_numpy()
    xn, yn = natural["x"].to_numpy(), natural["y"].to_numpy()
    sets = comparison.row_sets(
        mean_predictions(trees, xv, "validation", network),
        mean_predictions(trees, xn, "natural", network),
        rows["prior"].to_numpy(),
    )
    told(1)
    learned = {
        method.name: 0 if method.reference and method.name != "logistic" else network.size
        for method in METHODS
    } | {"logistic": 66 * 7}
    scored = comparison.scores(sets, {"validation": yv, "natural": yn}, learned)
    told(2)
    said = {
        name: probabilities(xv, draws_of(trees[result], group), network)
        for name, result, group in (
            ("ensemble", "cover-sampled", "start"),
            ("advi", "cover-advi", "posterior"),
            ("sampled", "cover-sampled", "posterior"),
        )
    }
    told(3)
    sampled = said["sampled"]
    xn_said = {
        "sampled": measures.correct_prior(
            probabilities(xn, draws_of(trees["cover-sampled"], "posterior"), network).reshape(
                -1, len(CLASSES)
            ),
            rows["prior"].to_numpy(),
            np.full(len(CLASSES), 1 / len(CLASSES)),
        ).reshape(-1, len(yn), len(CLASSES))
    }
    told(4)
    tree = xr.DataTree.from_dict(
        {
            "scores": scored,
            "confusion": comparison.confusion(sets["validation"], yv, _ORDER, _NAMES),
            "reliability": comparison.reliability(sets["validation"], yv),
            "coverage": comparison.coverage(sets["natural-known"], xn_said, yn),
            "uncertainty": doubts.uncertainty(sampled, yv),
            "cases": doubts.cases(sampled, yv, _ORDER, _NAMES),
            "twins": doubts.twins(sampled, yv, _ORDER, _NAMES),
            "classes": classes(rows),
        }
    )
    told(steps)
    made = {
        "seconds": round(time.monotonic() - started, 1),
        "date": datetime.now(UTC).date().isoformat(),
        **circumstances(),
    }
    return results.write(
        NAME,
        tree,
        parts=parts,
        made=made,
        diagnostics={
            "rows_train": rows["train"].sizes["obs"],
            "rows_validation": len(yv),
            "rows_natural": len(yn),
        },
        folder=order.folder,
    )


def classes(rows: xr.DataTree) -> xr.Dataset:
    """How high each cover type stands among the training rows, and how common it is."""
    train = rows["train"].to_dataset()
    elevation, y = train["elevation"].to_numpy().astype(float), train["y"].to_numpy()
    of = [elevation[y == k] for k in _ORDER]
    return xr.Dataset(
        {
            "elevation_mean": ("class", [one.mean() for one in of]),
            "elevation_sd": ("class", [one.std() for one in of]),
            "elevation_quantiles": (
                ("class", "quantile"),
                [np.quantile(one, (0.05, 0.25, 0.5, 0.75, 0.95)) for one in of],
            ),
            "prior": ("class", rows["prior"].to_numpy()[_ORDER]),
        },
        coords={"class": _NAMES, "quantile": [0.05, 0.25, 0.5, 0.75, 0.95]},
        attrs={"rows": len(y), "all_rows": sum(COVERTYPE.counts)},
    )
