"""Chains in processes of their own, one core each, kept as they finish."""

import multiprocessing
import os
import queue
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing.managers import SyncManager
from pathlib import Path
from typing import Any

import numpy as np

from bayestalk.inference.fit import Fit
from bayestalk.progress import Report

Arrays = dict[str, np.ndarray]
Chain = Callable[[Fit, int, Report], Arrays]

_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}


def run_chains(
    chain: Chain, fit: Fit, chains: int, report: Report, keep: Path | None = None
) -> list[Arrays]:
    """Run a chain ``chains`` times, ``fit.jobs`` at once.

    Parameters
    ----------
    chain
        A module-level function of the fit, the chain's number and a report; it must give the
        same arrays whenever it is given the same.
    keep
        Folder where finished chains wait; one that is there already is not run again, so an
        interrupted fit goes on with the chain it was in. Name it after the fit's key.
    """
    found = {number: arrays for number in range(chains) if (arrays := _kept(keep, number))}
    missing = [number for number in range(chains) if number not in found]
    if not missing:
        return [found[number] for number in range(chains)]
    context = multiprocessing.get_context("spawn")
    workers = min(fit.jobs, len(missing))
    with SyncManager(ctx=context) as manager:
        said: queue.Queue[tuple[str, int, int]] = manager.Queue()
        cores: queue.Queue[int] = manager.Queue()
        for core in _cores()[:workers]:
            cores.put(core)
        with ProcessPoolExecutor(workers, context, _settle, (cores,)) as pool:
            running: dict[Future[Arrays], int] = {
                pool.submit(_run, chain, fit, number, said): number for number in missing
            }
            while running:
                done, _ = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)
                while not said.empty():
                    report(*said.get())
                for future in done:
                    number = running.pop(future)
                    found[number] = future.result()
                    _store(keep, number, found[number])
    return [found[number] for number in range(chains)]


def _cores() -> list[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _settle(cores: "queue.Queue[int]") -> None:
    """Keep a worker to one core: two chains side by side waste less than one on two cores."""
    os.environ.update(_ONE_THREAD)
    if not cores.empty() and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {cores.get()})


def _run(chain: Chain, fit: Fit, number: int, said: "queue.Queue[Any]") -> Arrays:
    parent = os.getppid()

    def report(task: str, done: int, total: int) -> None:
        if os.getppid() != parent:
            # whoever wanted this chain was killed: do not go on unseen
            os._exit(1)
        said.put((task, done, total))

    return chain(fit, number, report)


def _path(keep: Path, number: int) -> Path:
    return keep / f"chain-{number}.npz"


def _kept(keep: Path | None, number: int) -> Arrays | None:
    """A finished chain's arrays; None where there are none or the file is damaged.

    A zip archive carries a checksum for each array, so a damaged one is noticed.
    """
    if keep is None or not _path(keep, number).is_file():
        return None
    try:
        with np.load(_path(keep, number), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except Exception:
        return None


def _store(keep: Path | None, number: int, arrays: Arrays) -> None:
    if keep is None:
        return
    keep.mkdir(parents=True, exist_ok=True)
    temporary = keep / f".chain-{number}-{os.getpid()}.npz"
    np.savez(temporary, **arrays)  # type: ignore[arg-type]
    temporary.replace(_path(keep, number))
