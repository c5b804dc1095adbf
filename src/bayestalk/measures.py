"""How good predictions are: proper scores, prior shift, and what kind of doubt is left.

Every function takes plain arrays: ``p`` (row, class) are predicted probabilities, ``y`` (row)
the classes as 0, 1, …
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

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


def sharpen(p: Floats, power: float) -> Floats:
    """Probabilities raised to a power and renormalised: surer above 1, less sure below."""
    if power == 1:
        return p
    raised = p**power
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def correct_prior(p: Floats, known: Floats, trained: Floats) -> Floats:
    """Probabilities as they would be had the training rows had the known class frequencies.

    ``p`` may have leading axes before (row, class).

    Source: Saerens, Latinne & Decaestecker 2002, Neural Computation 14(1), eq. 4.
    """
    weighted = p * (known / trained)
    return np.asarray(weighted / weighted.sum(axis=-1, keepdims=True))


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
