"""Score the forest fits on rows they did not see, and freeze what figures need of it.

Only computed quantities are kept: scores, counts, curves, and probabilities for a dozen rows.
"""

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import xarray as xr
from threadpoolctl import threadpool_limits

from bayestalk import freshness, keys, results
from bayestalk.circumstances import circumstances
from bayestalk.compared import LEFT_OUT, METHODS, NAME
from bayestalk.data.columns import CLASSES, CLASSES_BY_ELEVATION, FEATURES
from bayestalk.data.release import COVERTYPE
from bayestalk.forest_rows import belongs, covertype_rows
from bayestalk.models.networks import NETWORKS
from bayestalk.recipes import Recipe
from bayestalk.refit import Order, sentence
from bayestalk.scoring import comparison, doubts, pruning, shift
from bayestalk.scoring.coverage import coverage
from bayestalk.scoring.held_out import HeldOut, hear, hear_left_out, held_out
from bayestalk.scoring.predictions import probabilities_by

_ORDER: Final = [CLASSES.index(name) for name in CLASSES_BY_ELEVATION]
_NAMES: Final = list(CLASSES_BY_ELEVATION)
_CLOSE_LOOK: Final = "cover-sampled"
"""The posterior whose rows are looked at one by one."""


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
    place = circumstances()
    rows = covertype_rows(order.covertype)
    tree = scored(recipes, order, rows)
    made = {
        "seconds": round(time.monotonic() - started, 1),
        "date": datetime.now(UTC).date().isoformat(),
        **place,
    }
    return results.write(
        NAME,
        tree,
        parts=parts,
        made=made,
        diagnostics={f"rows_{name}": data.sizes["obs"] for name, data in rows.children.items()},
        folder=order.folder,
    )


def scored(recipes: Mapping[str, Recipe], order: Order, rows: xr.DataTree) -> xr.DataTree:
    """All that is kept of the evaluation, a group a figure or so."""
    steps = _steps(order, len(METHODS) + len(LEFT_OUT) + len(pruning.SHARES) + 3)

    def told() -> None:
        next(steps)

    def read(name: str) -> xr.DataTree:
        return results.read(name, order.folder)

    told()
    seen = held_out(rows)
    heard = hear(read, NETWORKS, seen, told)
    left_out = hear_left_out(read, NETWORKS["cover"], seen, told)
    sets = comparison.row_sets(heard.validation, heard.natural, seen.known)
    y = {"validation": seen.y, "natural": seen.natural_y}
    groups = {
        "scores": comparison.scores(sets, y, _learned()),
        "confusion": comparison.confusion(sets["validation"], seen.y, _ORDER, _NAMES),
        "reliability": comparison.reliability(sets["validation"], seen.y),
        "coverage": coverage(sets["natural-known"], heard.natural_said, seen.natural_y),
        "graded": shift.graded(heard.noisy, seen.y),
        "left_out": shift.left_out(
            left_out, np.concatenate([seen.y, seen.natural_y]), _members(recipes, rows)
        ).assign_attrs({kind: _name(recipes[fit]) for kind, fit in LEFT_OUT.items()}),
        "classes": classes(rows),
        "pruned": pruning.pruned(
            read(_CLOSE_LOOK)["posterior"].to_dataset(), NETWORKS["cover"], seen.x, seen.y, told
        ),
        **_close_look(read(_CLOSE_LOOK), seen),
    }
    told()
    return xr.DataTree.from_dict(groups)


def _steps(order: Order, count: int) -> Iterator[None]:
    for step in range(count):
        order.report("scoring the forest", step, count - 1)
        yield


def _learned() -> dict[str, int]:
    """How many weights each method learned; 0 where that means little."""
    found = {m.name: NETWORKS[m.net].size if m.net else 0 for m in METHODS}
    return found | {"logistic": len(FEATURES) * len(CLASSES)}


def _name(recipe: Recipe) -> str:
    """What a fit never saw."""
    return next(iter(recipe.without.values()))


def _members(recipes: Mapping[str, Recipe], rows: xr.DataTree) -> dict[str, Any]:
    """Which held-out rows, natural ones behind, are of the kind that a fit never saw."""
    sets = [rows[name].to_dataset() for name in ("validation", "natural")]
    return {
        kind: np.concatenate([belongs(data, kind, _name(recipes[fit])) for data in sets])
        for kind, fit in LEFT_OUT.items()
    }


def _close_look(tree: xr.DataTree, rows: HeldOut) -> dict[str, xr.Dataset]:
    """Validation rows one by one, with all that each draw says of them."""
    draws = probabilities_by(tree, NETWORKS["cover"])(rows.x)
    return {
        "uncertainty": doubts.uncertainty(draws, rows.y),
        "cases": doubts.cases(draws, rows.y, _ORDER, _NAMES),
        "twins": doubts.twins(draws, rows.y, _ORDER, _NAMES),
    }


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
