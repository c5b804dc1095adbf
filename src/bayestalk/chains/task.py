"""A piece of a fit, as it is sent to a worker: a chain, or all of a method that has none.

Nothing heavy is imported before a worker has settled how many threads it may use.
"""

import os
import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bayestalk.chains import kept
from bayestalk.chains.errors import ChainError
from bayestalk.report import Report

if TYPE_CHECKING:
    from bayestalk.inference.fit import Fit

_THREADS = (
    *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"),
    *("VECLIB_MAXIMUM_THREADS", "NUMBA_NUM_THREADS"),
)
ONE_THREAD = {
    **dict.fromkeys(_THREADS, "1"),
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
    "NPROC": "1",  # XLA's own name for how many threads it keeps
}
"""What keeps the libraries of a worker to one thread; most of them read it when imported."""

_FITS_AT_HAND = 8
_alone = threading.Lock()
_at_hand: "dict[str, Fit]" = {}


@dataclass(frozen=True)
class Task:
    """What a worker is to do.

    Parameters
    ----------
    fit
        What is fitted.
    mark
        Names the fit among all others, so that a worker knows it again, and has its model built
        and compiled already.
    module, function
        What to call, by name: with the fit, the chain's number if there is one, and a report.
    number
        Which chain; None for a method without chains.
    key
        The fit's key, where the worker's code may differ from the code here.
    keep
        Folder that the worker writes the finished chain to.
    """

    fit: "Fit"
    mark: str
    module: str
    function: str
    number: int | None = None
    key: str | None = None
    keep: Path | None = None


def work(task: Task, report: Report) -> Any:
    """Do a task, here and now.

    One at a time in a process: libraries are switched to single precision as a whole.

    Raises
    ------
    ChainError
        Where the code here is not the code that the task was made for.
    """
    with _alone:
        fit = _known(task)
        if task.key is not None:
            _refuse_other_code(fit, task.key)
        function = getattr(import_module(task.module), task.function)
        with _one_blas_thread():
            if task.number is None:
                return function(fit, report)
            arrays = function(fit, task.number, report)
        if task.keep is not None:
            kept.store(task.keep, task.number, arrays)
        return arrays


def _known(task: Task) -> "Fit":
    """The fit that an earlier task brought, if there was one; else this task's own."""
    fit = _at_hand.pop(task.mark, task.fit)
    _at_hand[task.mark] = fit  # the last one is the latest used
    while len(_at_hand) > _FITS_AT_HAND:
        del _at_hand[next(iter(_at_hand))]
    return fit


def _one_blas_thread() -> Any:
    """One thread for libraries that were loaded before their variables were set."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1)


def _refuse_other_code(fit: "Fit", key: str) -> None:
    from bayestalk import freshness, keys

    freshness.forget()
    here = freshness.key(keys.parts(fit.recipe))
    if here != key:
        msg = (
            f"the worker {os.uname().nodename} would fit {fit.recipe.name} with other code or "
            f"libraries: its key is {here[:12]}, wanted {key[:12]}; give all workers the same "
            "checkout and environment, and start them again"
        )
        raise ChainError(msg)
