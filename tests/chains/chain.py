"""A chain that is quick, and leaves a mark that it ran."""

import os
import time
from pathlib import Path

import numpy as np

from bayestalk.inference.fit import Arrays, Fit
from bayestalk.report import Report


def count(fit: Fit, number: int, report: Report) -> Arrays:
    """Its number and its seed, and what its process may use."""
    report(f"chain {number + 1}", 1, 1)
    (Path(fit.recipe.settings["marks"]) / f"ran-{number}").touch()
    threads = [int(os.environ[f"{name}_NUM_THREADS"]) for name in ("OMP", "OPENBLAS", "NUMBA")]
    return {
        "w1": np.full((3, 2), number),
        "seed": np.asarray(fit.recipe.seed),
        "process": np.asarray(os.getpid()),
        "threads": np.asarray(threads),
    }


def wait_for_ever(fit: Fit, number: int, report: Report) -> Arrays:
    """Tell its process, and never come back."""
    (Path(fit.recipe.settings["marks"]) / f"{os.getpid()}").touch()
    while True:
        time.sleep(0.1)


def die(fit: Fit, number: int, report: Report) -> Arrays:
    """Be killed, as by a machine without memory."""
    os.kill(os.getpid(), 9)
    return {}
