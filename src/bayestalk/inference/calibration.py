"""Probabilities made as sure as they should be, by two numbers chosen on rows not fitted to.

They are mixed with the uniform distribution, because a forest may call a class impossible that
its trees merely did not see; then raised to a power, which is 1 / temperature (Guo et al. 2017,
arXiv 1706.04599).
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import softmax

from bayestalk.inference.temperature import choose

Floats = npt.NDArray[np.floating[Any]]

_UNIFORM_SHARES = (1e-6, 1e-3, 3e-3, 1e-2, 3e-2)


class Calibration(NamedTuple):
    """The two numbers, and the mean negative log-likelihood that they were chosen for (nats)."""

    uniform_share: float
    power: float
    nll: float


def calibrate(p: Floats, y: npt.NDArray[np.integer[Any]]) -> Calibration:
    """The best calibration of probabilities of shape (obs, class), given the classes (obs,)."""
    found = []
    for share in _UNIFORM_SHARES:
        chosen = choose(np.log(_mixed(p, share)), y)
        found.append(Calibration(share, 1 / chosen.temperature, chosen.nll))
    return min(found, key=lambda one: one.nll)


def calibrated(p: Floats, calibration: Calibration) -> Floats:
    """Probabilities of shape (obs, class), calibrated."""
    mixed = _mixed(p, calibration.uniform_share)
    return np.asarray(softmax(calibration.power * np.log(mixed), axis=1))


def _mixed(p: Floats, share: float) -> Floats:
    return np.asarray((1 - share) * p.astype(np.float64) + share / p.shape[1])
