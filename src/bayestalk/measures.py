"""How good predictions are: proper scores, calibration, and what kind of doubt is left.

Every function takes plain arrays: ``p`` (row, class) are predicted probabilities, ``y`` (row)
the classes as 0, 1, …
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

BINS = 15
_TINY = 1e-12


class Estimate(NamedTuple):
    """A score and its standard error."""

    value: float
    se: float


def mean_of(values: Floats) -> Estimate:
    """The mean of one number a row, with the standard error of that mean."""
    return Estimate(float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values))))


def log_loss(p: Floats, y: Ints) -> Floats:
    """Negative log probability of what happened, in nats, for each row."""
    return -np.log(np.maximum(p[np.arange(len(y)), y], _TINY))


def brier(p: Floats, y: Ints) -> Floats:
    """Squared distance to what happened, summed over classes, for each row (0 to 2).

    Source: Brier 1950, Monthly Weather Review 78(1).
    """
    return np.asarray(((p - np.eye(p.shape[1])[y]) ** 2).sum(axis=1))


def hits(p: Floats, y: Ints) -> Floats:
    """1 where the most probable class is the true one, else 0, for each row."""
    return np.asarray(p.argmax(axis=1) == y, dtype=float)


def balanced_accuracy(p: Floats, y: Ints) -> Estimate:
    """The mean over classes of the share of each class's rows that are right."""
    right = hits(p, y)
    shares = [right[y == k] for k in np.unique(y)]
    variance = sum(float(s.var(ddof=1)) / len(s) if len(s) > 1 else 0.0 for s in shares)
    value = float(np.mean([s.mean() for s in shares]))
    return Estimate(value, float(np.sqrt(variance)) / len(shares))


class Reliability(NamedTuple):
    """Equal-mass bins of confidence: mean confidence, share right, how many rows, expected band."""

    confidence: Floats
    accuracy: Floats
    rows: Ints
    low: Floats
    high: Floats


def reliability(p: Floats, y: Ints, bins: int = BINS) -> Reliability:
    """Whether rows that are given 80 % are right 80 % of the time.

    Bins hold equally many rows. ``low`` and ``high`` bound the central 95 % of what a model
    would show that is right exactly as often as it says (binomial, normal approximation
    refined by simulation with a fixed seed).
    """
    confidence, right = p.max(axis=1), hits(p, y)
    order = np.argsort(confidence, kind="stable")
    parts = np.array_split(order, bins)
    rng = np.random.default_rng(20)
    expected = [
        np.quantile(
            (rng.random((2_000, len(part))) < confidence[part]).mean(axis=1), (0.025, 0.975)
        )
        for part in parts
    ]
    return Reliability(
        np.array([confidence[part].mean() for part in parts]),
        np.array([right[part].mean() for part in parts]),
        np.array([len(part) for part in parts]),
        np.array([low for low, _ in expected]),
        np.array([high for _, high in expected]),
    )


def calibration_error(p: Floats, y: Ints, bins: int = BINS) -> float:
    """Expected calibration error of the top class over equal-mass bins (L1)."""
    found = reliability(p, y, bins)
    return float(np.average(np.abs(found.confidence - found.accuracy), weights=found.rows))


def calibration_se(p: Floats, y: Ints, repeats: int = 200) -> float:
    """The calibration error's standard error, by bootstrap over rows with a fixed seed."""
    rng = np.random.default_rng(21)
    confidence, right = p.max(axis=1), hits(p, y)
    found = []
    for _ in range(repeats):
        rows = rng.integers(0, len(y), len(y))
        found.append(_equal_mass_error(confidence[rows], right[rows]))
    return float(np.std(found))


def _equal_mass_error(confidence: Floats, right: Floats, bins: int = BINS) -> float:
    order = np.argsort(confidence, kind="stable")
    gaps = [
        abs(float((confidence[part] - right[part]).sum())) for part in np.array_split(order, bins)
    ]
    return sum(gaps) / len(confidence)


def calibration_floor(p: Floats, repeats: int = 200) -> float:
    """The calibration error that chance alone gives a model that is right as often as it says."""
    rng = np.random.default_rng(22)
    confidence = p.max(axis=1)
    return float(
        np.mean(
            [
                _equal_mass_error(confidence, (rng.random(len(p)) < confidence).astype(float))
                for _ in range(repeats)
            ]
        )
    )


def correct_prior(p: Floats, known: Floats, trained: Floats) -> Floats:
    """Probabilities as they would be had the training rows had the known class frequencies.

    Source: Saerens, Latinne & Decaestecker 2002, Neural Computation 14(1), eq. 4.
    """
    weighted = p * (known / trained)
    return np.asarray(weighted / weighted.sum(axis=1, keepdims=True))


def estimate_prior(
    p: Floats, trained: Floats, steps: int = 1_000, tolerance: float = 1e-10
) -> Floats:
    """The class frequencies of unlabelled rows, by expectation–maximisation.

    Source: Saerens, Latinne & Decaestecker 2002, Neural Computation 14(1), eq. 9.
    """
    prior = trained.copy()
    for _ in range(steps):
        updated = correct_prior(p, prior, trained).mean(axis=0)
        if np.abs(updated - prior).max() < tolerance:
            return updated
        prior = updated
    return prior


def entropy(p: Floats) -> Floats:
    """Entropy over the last axis, in nats."""
    return np.asarray(-(p * np.log(np.maximum(p, _TINY))).sum(axis=-1))


class Doubt(NamedTuple):
    """Entropy of the mean prediction, and its two parts, in nats, for each row."""

    total: Floats
    aleatoric: Floats
    epistemic: Floats


def doubt(draws: Floats) -> Doubt:
    """Split a prediction's entropy into what each draw is unsure of and what they differ in.

    total = aleatoric (mean entropy of the draws) + epistemic (mutual information), as the
    model estimates them; see Wimmer et al. 2023 (arXiv 2209.03302) for what that leaves open.

    Parameters
    ----------
    draws
        Probabilities of shape (draw, row, class).
    """
    total, aleatoric = entropy(draws.mean(axis=0)), entropy(draws).mean(axis=0)
    return Doubt(total, aleatoric, np.maximum(total - aleatoric, 0))


def accuracy_kept(right: Floats, score: Floats, fractions: Floats) -> Floats:
    """The share right among the rows a model is surest of, for each fraction kept.

    Parameters
    ----------
    score
        One number a row, larger where the model is less sure.
    """
    cumulated = np.cumsum(right[np.argsort(score, kind="stable")])
    kept = np.clip(np.round(fractions * len(right)).astype(int), 1, len(right))
    return np.asarray(cumulated[kept - 1] / kept)
