"""One number that makes predictions more or less sure: chosen on rows not fitted to.

Source: Guo et al. 2017 (arXiv 1706.04599).
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

Floats = npt.NDArray[np.floating[Any]]

_WIDEST = np.log(20)


class Chosen(NamedTuple):
    """A temperature, and the mean negative log-likelihood (nats a row) at it and at 1."""

    temperature: float
    nll: float
    nll_before: float


def choose(logits: Floats, y: npt.NDArray[np.integer[Any]]) -> Chosen:
    """The temperature between 1/20 and 20 that makes held-out classes most likely.

    Parameters
    ----------
    logits
        Shape (obs, class); log probabilities will do, since softmax takes away a constant.
    y
        Shape (obs,), the true classes.
    """
    rows = np.arange(len(y))

    def nll(log_temperature: float) -> float:
        said = log_softmax(logits * np.exp(-log_temperature), axis=1)
        return float(-said[rows, y].mean())

    # the likelihood is log-concave in 1 / T, so there is one best temperature
    best = minimize_scalar(nll, bounds=(-_WIDEST, _WIDEST), method="bounded")
    return Chosen(float(np.exp(best.x)), float(best.fun), nll(0.0))
