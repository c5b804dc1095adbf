"""Whether probabilities come true: equal-mass bins of confidence, and errors of calibration.

Confidence is the probability of the most probable class. Every function takes plain arrays:
``p`` (row, class) are predicted probabilities, ``y`` (row) the classes as 0, 1, …

Sources: Kumar, Liang & Ma 2019, Verified Uncertainty Calibration (arXiv 1909.10155), for
equal-mass bins and for both debiased estimators.
"""

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import erf

from bayestalk.measures import Estimate, hits

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]

BINS: Final = 15
_REPEATS: Final = 200
_TINY: Final = 1e-12


class Reliability(NamedTuple):
    """Equal-mass bins of confidence: mean confidence, share right, how many rows, expected band."""

    confidence: Floats
    accuracy: Floats
    rows: Ints
    low: Floats
    high: Floats


class Errors(NamedTuple):
    """Errors of calibration: L1 as observed, L1 debiased, and L2 debiased and not yet rooted."""

    plain: Estimate
    debiased: Estimate
    squared: Estimate


def reliability(p: Floats, y: Ints, bins: int = BINS) -> Reliability:
    """Whether rows that are given 80 % are right 80 % of the time.

    Bins hold equally many rows. ``low`` and ``high`` bound the central 95 % of what a model
    would show that is right exactly as often as it says (binomial, by simulation with a fixed
    seed).
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


def errors(p: Floats, y: Ints, bins: int = BINS) -> Errors:
    """Errors of calibration over equal-mass bins, each with its bootstrap standard error.

    Let a bin with a share ``s`` of the ``n`` rows hold ``m`` of them, and let its mean
    confidence and its share of right answers ``a`` differ by ``d``.

    - ``plain``, the expected calibration error: Σ s |d|. Chance alone makes it positive.
    - ``debiased``: twice that, less its mean over resampled shares of right answers, each
      normal around ``a`` with variance a (1 − a) / m. It is what Kumar, Liang & Ma 2019 use
      for the L1 error (``get_calibration_error(p=1, debias=True)`` of their
      ``verified-calibration``), except that the mean of |normal| is taken in closed form and
      not by Monte Carlo. It is nearly unbiased where |d| is large; of a perfectly calibrated
      model it leaves 2 − √2, or 59 %, of what chance gives the plain one.
    - ``squared``: Σ s (d² − a (1 − a) / (m − 1)), their debiased estimator of the squared L2
      error. It is unbiased for its bins, and therefore negative about as often as not where
      there is no error.
    """
    confidence, right = p.max(axis=1), hits(p, y)
    order = np.argsort(confidence, kind="stable")
    confidence, right = confidence[order], right[order]
    found = _errors(confidence[np.newaxis], right[np.newaxis], bins)[:, 0]
    rng = np.random.default_rng(21)
    rows = np.sort(rng.integers(0, len(y), (_REPEATS, len(y))), axis=1)
    se = _errors(confidence[rows], right[rows], bins).std(axis=1)
    return Errors(*(Estimate(float(v), float(s)) for v, s in zip(found, se, strict=True)))


def floors(p: Floats, bins: int = BINS) -> tuple[float, float]:
    """The plain and the debiased error that a model shows that is right as often as it says.

    By simulation with a fixed seed.
    """
    rng = np.random.default_rng(22)
    confidence = np.sort(p.max(axis=1))
    right = rng.random((_REPEATS, len(p))) < confidence
    every = np.broadcast_to(confidence, right.shape)
    plain, debiased, _ = _errors(every, right.astype(float), bins).mean(axis=1)
    return float(plain), float(debiased)


def _errors(confidence: Floats, right: Floats, bins: int) -> Floats:
    """The three errors, shape (3, sample), of rows sorted by confidence, (sample, row) each."""
    edges = np.linspace(0, confidence.shape[1], bins + 1).astype(int)
    rows = np.diff(edges)
    share = rows / rows.sum()
    said = np.add.reduceat(confidence, edges[:-1], axis=1) / rows
    true = np.add.reduceat(right, edges[:-1], axis=1) / rows
    gap = np.abs(said - true)
    noise = true * (1 - true)
    sd = np.sqrt(noise / rows)
    return np.stack(
        [
            gap @ share,
            (2 * gap - _mean_size(gap, sd)) @ share,
            (gap**2 - noise / (rows - 1)) @ share,
        ]
    )


def _mean_size(mean: Floats, sd: Floats) -> Floats:
    """The mean of |x| for normal x."""
    # far from zero |x| is x, and the normal's tail underflows
    z = np.minimum(mean / (np.sqrt(2) * np.maximum(sd, _TINY)), 20)
    return np.asarray(sd * np.sqrt(2 / np.pi) * np.exp(-np.square(z)) + mean * erf(z))
