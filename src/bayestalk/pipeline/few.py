"""Do a few steps here and now: sooner done than pytask is imported."""

import importlib
import os
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from bayestalk.pipeline.records import holds
from bayestalk.pipeline.steps import Outcome, Step, StepError, execute

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def one_core() -> None:
    """Keep libraries that are imported from now on from starting threads of their own.

    Workers would fight over the cores, and to start threads takes longer than a figure's sums.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")


def run(
    steps: Sequence[Step], beside: Collection[str] = (), meanwhile: Iterable[str] = ()
) -> Outcome:
    """Bring a few steps' files up to date.

    Parameters
    ----------
    steps
        In order: who reads what another writes comes after it.
    beside
        Kinds of steps that do little but wait for another program. They begin as soon as what
        they read is there, which is seen to first, and the others go on.
    meanwhile
        Modules that steps to come need and that take long to import, which is done when there
        is nothing else to do but wait.

    Returns
    -------
    Outcome
        As ``runner.run`` gives it: a step whose files are right by now is left alone, and what
        needs one that failed is blocked.
    """
    one_core()
    book = _Book()
    waiting = list(steps)
    modules = list(meanwhile)
    with ThreadPoolExecutor() as pool:
        going: dict[Future[_Result], Step] = {}
        while waiting or going:
            to_come = {path for made in (*waiting, *going.values()) for path in made.writes}
            ready = [made for made in waiting if not to_come.intersection(made.reads)]
            for made in ready:
                if made.kind in beside:
                    waiting.remove(made)
                    going[pool.submit(_do, made, book.lost)] = made
            urgent = {path for made in waiting if made.kind in beside for path in made.reads}
            ready = [made for made in ready if made in waiting]
            if ready:
                here = next((made for made in ready if urgent.intersection(made.writes)), ready[0])
                waiting.remove(here)
                book.enter(here, _do(here, book.lost))
            elif modules and waiting:
                importlib.import_module(modules.pop(0))
            else:
                wait(going, return_when=FIRST_COMPLETED)
            for future in [future for future in going if future.done()]:
                book.enter(going.pop(future), future.result())
    return book.outcome()


_Result = str | StepError
"""``done``, ``unchanged`` or ``blocked``; or what went wrong."""


def _do(made: Step, lost: Collection[Path]) -> _Result:
    """Do a step if it has to be done, and what it reads is there."""
    if any(path in lost for path in made.reads):
        return "blocked"
    if holds(made):
        return "unchanged"
    try:
        execute(made)
    except StepError as error:
        return error
    return "done"


class _Book:
    """What came of each step."""

    def __init__(self) -> None:
        self.lost: set[Path] = set()
        self._results: dict[str, _Result] = {}

    def enter(self, made: Step, result: _Result) -> None:
        """Keep a result, and tell the author of what was done."""
        self._results[made.name] = result
        if result == "done":
            print(f"  {made.name}", flush=True)
        elif result != "unchanged":
            self.lost.update(made.writes)

    def outcome(self) -> Outcome:
        """All of it."""

        def those(what: str) -> tuple[str, ...]:
            return tuple(name for name, result in self._results.items() if result == what)

        errors = (result for result in self._results.values() if isinstance(result, StepError))
        return Outcome(those("done"), those("unchanged"), tuple(errors), those("blocked"))
