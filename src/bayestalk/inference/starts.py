"""One net, optimised: where the methods begin that look around a MAP estimate."""

from typing import NamedTuple

import jax
import numpy as np
import pytensor

from bayestalk.inference.density import log_density
from bayestalk.inference.fit import Arrays, Fit
from bayestalk.inference.optimise import climb
from bayestalk.report import Report

_START_SPREAD = 0.3


class Start(NamedTuple):
    """Parameters by name, and their log density."""

    parameters: Arrays
    lp: float


def maximise(
    fit: Fit, number: int, steps: int, rate: float, report: Report, task: str = ""
) -> Start:
    """The MAP estimate from one random start.

    In single precision, which PyTensor's import of JAX would otherwise switch off: it is
    nearly twice as fast, and the error of a float32 density is far below that of a step.

    Parameters
    ----------
    number
        Which start; each has a seed of its own, made from the recipe's.
    steps, rate
        How many gradients of the whole density, and Adam's first rate.
    task
        What the report calls this; the recipe's name if empty.
    """
    task = task or fit.recipe.name
    report(task, 0, steps)
    with jax.enable_x64(False), pytensor.config.change_flags(floatX="float32"):
        density = log_density(fit.model())
        key = jax.random.fold_in(jax.random.key(fit.recipe.seed), number)
        spread = _START_SPREAD * fit.recipe.prior.weight
        first = spread * jax.random.normal(key, (density.size,))
        best, lp = climb(density, first, steps, rate, lambda done: report(task, done, steps))
        named = {name: np.asarray(value) for name, value in density.unravel(best).items()}
    return Start(named, float(lp))


def as_draw(parameters: Arrays) -> Arrays:
    """Parameters as one chain of one draw, shape (1, 1, …) each."""
    return {name: value[np.newaxis, np.newaxis] for name, value in parameters.items()}
