"""The honest table: every method on the same held-out rows, with standard errors."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import measures
from bayestalk.compared import METHODS

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

MEASURES: Final = ("accuracy", "balanced_accuracy", "nll", "brier", "ece")
ROWS: Final = ("validation", "natural", "natural-known", "natural-estimated")
_BOOTSTRAPS: Final = 2_000


def row_sets(
    validation: Mapping[str, Floats], natural: Mapping[str, Floats], known: Floats
) -> dict[str, dict[str, Floats]]:
    """Predictions by set of rows and method; the natural rows raw and with two priors.

    The training classes are balanced. ``natural-known`` corrects for the published class
    frequencies, ``natural-estimated`` for frequencies estimated from the predictions alone.
    """
    balanced = np.full(len(known), 1 / len(known))
    return {
        "validation": dict(validation),
        "natural": dict(natural),
        "natural-known": {
            name: measures.correct_prior(p, known, balanced) for name, p in natural.items()
        },
        "natural-estimated": {
            name: measures.correct_prior(p, measures.estimate_prior(p, balanced), balanced)
            for name, p in natural.items()
        },
    }


def score(p: Floats, y: Ints) -> dict[str, measures.Estimate]:
    """Every measure of one method on one set of rows."""
    return {
        "accuracy": measures.mean_of(measures.hits(p, y)),
        "balanced_accuracy": measures.balanced_accuracy(p, y),
        "nll": measures.mean_of(measures.log_loss(p, y)),
        "brier": measures.mean_of(measures.brier(p, y)),
        "ece": measures.Estimate(measures.calibration_error(p, y), measures.calibration_se(p, y)),
    }


def paired(better: Floats, other: Floats, seed: int = 23) -> measures.Estimate:
    """Mean of ``other − better`` over the same rows; its SE by paired bootstrap."""
    difference = other - better
    rng = np.random.default_rng(seed)
    means = [
        difference[rng.integers(0, len(difference), len(difference))].mean()
        for _ in range(_BOOTSTRAPS)
    ]
    return measures.Estimate(float(difference.mean()), float(np.std(means)))


def scores(
    sets: Mapping[str, Mapping[str, Floats]],
    y: Mapping[str, Ints],
    weights: Mapping[str, int],
) -> xr.Dataset:
    """The comparison over ``method``, ``rows`` and ``measure``.

    Parameters
    ----------
    sets
        As ``row_sets`` gives them.
    y
        Classes for ``validation`` and ``natural``.
    weights
        Method name to how many weights it learned (0 where that means little).
    """
    names = [method.name for method in METHODS]
    shape = (len(names), len(ROWS), len(MEASURES))
    value, se = np.empty(shape), np.empty(shape)
    difference, difference_se = np.zeros(shape[:2]), np.zeros(shape[:2])
    floor = np.empty(len(ROWS))
    for r, rows in enumerate(ROWS):
        truth = y[rows.partition("-")[0]]
        ours = measures.log_loss(sets[rows]["sampled"], truth)
        floor[r] = measures.calibration_floor(sets[rows]["sampled"])
        for m, name in enumerate(names):
            found = score(sets[rows][name], truth)
            value[m, r] = [found[measure].value for measure in MEASURES]
            se[m, r] = [found[measure].se for measure in MEASURES]
            gain = paired(ours, measures.log_loss(sets[rows][name], truth))
            difference[m, r], difference_se[m, r] = gain
    return xr.Dataset(
        {
            "value": (("method", "rows", "measure"), value),
            "se": (("method", "rows", "measure"), se),
            "ece_floor": ("rows", floor),
            "nll_difference": (("method", "rows"), difference),
            "nll_difference_se": (("method", "rows"), difference_se),
            "weights": ("method", [weights[method.name] for method in METHODS]),
            "reference": ("method", [int(method.reference) for method in METHODS]),
        },
        coords={
            "method": names,
            "label": ("method", [method.label for method in METHODS]),
            "rows": list(ROWS),
            "measure": list(MEASURES),
        },
        attrs={"n_validation": len(y["validation"]), "n_natural": len(y["natural"])},
    )


def confusion(p: Mapping[str, Floats], y: Ints, order: list[int], names: list[str]) -> xr.Dataset:
    """Counts by true and predicted class, classes in a given order."""
    place = np.argsort(order)
    counts = np.zeros((len(p), len(order), len(order)), dtype=np.int32)
    for m, found in enumerate(p.values()):
        np.add.at(counts[m], (place[y], place[found.argmax(axis=1)]), 1)
    return xr.Dataset(
        {"counts": (("method", "true", "predicted"), counts)},
        coords={"method": list(p), "true": names, "predicted": names},
    )


def reliability(p: Mapping[str, Floats], y: Ints) -> xr.Dataset:
    """Equal-mass reliability of every method, with the band of a calibrated one."""
    found = [measures.reliability(one, y) for one in p.values()]
    return xr.Dataset(
        {
            "count" if name == "rows" else name: (
                ("method", "bin"),
                np.stack([getattr(one, name) for one in found]),
            )
            for name in measures.Reliability._fields
        },
        coords={"method": list(p)},
    )


def coverage(
    p: Mapping[str, Floats], draws: Mapping[str, Floats], y: Ints, points: int = 100
) -> xr.Dataset:
    """Accuracy on the rows kept when the least sure are left out, by three scores.

    Methods without draws have no mutual information: there it is NaN.
    """
    fractions = np.linspace(1 / points, 1, points)
    kinds = ("max-probability", "mutual-information", "entropy")
    kept = np.full((len(p), len(kinds), points), np.nan)
    for m, (name, found) in enumerate(p.items()):
        right = measures.hits(found, y)
        unsure: dict[str, Floats] = {
            "max-probability": -found.max(axis=1),
            "entropy": measures.entropy(found),
        }
        if name in draws:
            unsure["mutual-information"] = measures.doubt(draws[name]).epistemic
        for k, kind in enumerate(kinds):
            if kind in unsure:
                kept[m, k] = measures.accuracy_kept(right, unsure[kind], fractions)
    return xr.Dataset(
        {"accuracy": (("method", "score", "fraction"), kept)},
        coords={"method": list(p), "score": list(kinds), "fraction": fractions},
    )
