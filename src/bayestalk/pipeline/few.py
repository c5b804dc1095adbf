"""Do a few steps here and now: sooner done than pytask is imported."""

import os
from collections.abc import Sequence
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


def run(steps: Sequence[Step]) -> Outcome:
    """Bring a few steps' files up to date, one after another.

    Parameters
    ----------
    steps
        In order: who reads what another writes comes after it.

    Returns
    -------
    Outcome
        As ``runner.run`` gives it: a step whose files are right by now is left alone, and what
        needs one that failed is blocked.
    """
    one_core()
    done, unchanged, blocked = [], [], []
    errors: list[StepError] = []
    lost: set[Path] = set()
    for made in steps:
        if lost.intersection(made.reads):
            blocked.append(made.name)
            lost.update(made.writes)
        elif holds(made):
            unchanged.append(made.name)
        else:
            try:
                execute(made)
            except StepError as error:
                errors.append(error)
                lost.update(made.writes)
            else:
                print(f"  {made.name}", flush=True)
                done.append(made.name)
    return Outcome(tuple(done), tuple(unchanged), tuple(errors), tuple(blocked))
