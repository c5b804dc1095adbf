"""The honest table: every method on the same held-out rows, with standard errors."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from bayestalk import calibration, measures
from bayestalk.compared import METHODS

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

MEASURES: Final = (
    *("accuracy", "balanced_accuracy", "nll", "brier"),
    *("ece", "ece_plain", "squared_calibration_error"),
)
ROWS: Final = ("validation", "natural", "natural-known", "natural-estimated")
OURS: Final = ("sampled", "wide-sampled")
"""The methods that every other one is compared with, row by row."""
_BOOTSTRAPS: Final = 2_000
_AT_ONCE: Final = 100


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
    """Every measure of one method on one set of rows.

    ``ece`` is the debiased error of ``calibration.errors``, ``ece_plain`` the one as observed.
    """
    errors = calibration.errors(p, y)
    return {
        "accuracy": measures.mean_of(measures.hits(p, y)),
        "balanced_accuracy": measures.balanced_accuracy(p, y),
        "nll": measures.mean_of(measures.log_loss(p, y)),
        "brier": measures.mean_of(measures.brier(p, y)),
        "ece": errors.debiased,
        "ece_plain": errors.plain,
        "squared_calibration_error": errors.squared,
    }


def paired(better: Floats, other: Floats, seed: int = 23) -> measures.Estimate:
    """Mean of ``other − better`` over the same rows; its SE by paired bootstrap."""
    means, ses = _paired((other - better)[np.newaxis], seed)
    return measures.Estimate(float(means[0]), float(ses[0]))


def _paired(differences: Floats, seed: int = 23) -> tuple[Floats, Floats]:
    """The means of differences (method, row) and their standard errors, by bootstrap of rows."""
    rows = differences.shape[1]
    rng = np.random.default_rng(seed)
    shift = np.arange(_AT_ONCE)[:, np.newaxis] * rows
    means = []
    for _ in range(_BOOTSTRAPS // _AT_ONCE):
        drawn = rng.integers(0, rows, (_AT_ONCE, rows)) + shift
        counts = np.bincount(drawn.ravel(), minlength=_AT_ONCE * rows).reshape(_AT_ONCE, rows)
        means.append(counts @ differences.T / rows)
    return differences.mean(axis=1), np.concatenate(means).std(axis=0)


def scores(
    sets: Mapping[str, Mapping[str, Floats]],
    y: Mapping[str, Ints],
    weights: Mapping[str, int],
) -> xr.Dataset:
    """The comparison over ``method``, ``rows`` and ``measure``.

    ``nll_difference`` is how much worse a method's negative log-likelihood is than that of
    each of ``OURS`` (``against``). The floors are the calibration errors that chance alone
    gives a model as sure as the sampled ensemble.

    Parameters
    ----------
    sets
        As ``row_sets`` gives them.
    y
        Classes for ``validation`` and ``natural``.
    weights
        Method name to how many weights it learned (0 where that means little).
    """
    found = {
        rows: _of_rows(sets[rows], y[rows.partition("-")[0]]).expand_dims(rows=[rows])
        for rows in ROWS
    }
    return (
        xr.concat(found.values(), "rows")
        .transpose("against", "method", "rows", "measure")
        .assign(
            weights=("method", [weights[method.name] for method in METHODS]),
            reference=("method", [int(method.reference) for method in METHODS]),
        )
        .assign_coords(
            label=("method", [method.label for method in METHODS]),
            net=("method", [method.net or "" for method in METHODS]),
        )
        .assign_attrs(n_validation=len(y["validation"]), n_natural=len(y["natural"]))
    )


def _of_rows(p: Mapping[str, Floats], y: Ints) -> xr.Dataset:
    """Every method's scores on one set of rows."""
    names = [method.name for method in METHODS]
    found = [score(p[name], y) for name in names]
    loss = np.stack([measures.log_loss(p[name], y) for name in names])
    differences = [_paired(loss - measures.log_loss(p[ours], y)) for ours in OURS]
    plain, debiased = calibration.floors(p["sampled"])
    return xr.Dataset(
        {
            "value": (("method", "measure"), [[f[m].value for m in MEASURES] for f in found]),
            "se": (("method", "measure"), [[f[m].se for m in MEASURES] for f in found]),
            "nll_difference": (("against", "method"), [mean for mean, _ in differences]),
            "nll_difference_se": (("against", "method"), [se for _, se in differences]),
            "ece_floor": ((), debiased),
            "ece_plain_floor": ((), plain),
        },
        coords={"method": names, "measure": list(MEASURES), "against": list(OURS)},
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
    found = [calibration.reliability(one, y) for one in p.values()]
    return xr.Dataset(
        {
            "count" if name == "rows" else name: (
                ("method", "bin"),
                np.stack([getattr(one, name) for one in found]),
            )
            for name in calibration.Reliability._fields
        },
        coords={"method": list(p)},
    )
