"""Chains in processes of one core each, and what each of them gives as soon as it gives it."""

import multiprocessing
import os
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

from bayestalk.chains.task import ONE_THREAD
from bayestalk.inference.fit import Fit
from bayestalk.report import silent
from benchmarking.clock import Clock

_READY, _GAVE, _DONE, _FAILED = "ready", "gave", "done", "failed"


class WorkerError(RuntimeError):
    """A chain failed; the message is its traceback."""


class Given(NamedTuple):
    """What a chain gave, and after how many seconds."""

    chain: int
    seconds: float
    value: Any


class Team:
    """Processes that are up, with all imported, before the clock starts."""

    def __init__(self, ends: Sequence[Connection], processes: Sequence[BaseProcess]) -> None:
        self._ends, self._processes = ends, processes

    def run(self, chains: int, clock: Clock) -> Iterator[Given]:
        """Run chains, one a process at a time, until all are done.

        Raises
        ------
        Over
            Where the time is over before.
        WorkerError
            Where a chain fails, or its process ends.
        """
        todo = list(range(chains))
        running: dict[Connection, int] = {}
        for end in self._ends:
            if todo:
                running[end] = todo.pop(0)
                end.send(running[end])
        while running:
            clock.check()
            ready = wait(list(running), max(0.0, clock.limit - clock.seconds))
            for end in [one for one in running if one in ready]:
                chain = running[end]
                kind, moment, value = _heard(end)
                if kind == _GAVE:
                    yield Given(chain, clock.at(moment), value)
                elif todo:
                    running[end] = todo.pop(0)
                    end.send(running[end])
                else:
                    del running[end]

    def stop(self) -> None:
        """End the processes, whatever they are doing."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()


@contextmanager
def team(fit: Fit, module: str, function: str, size: int) -> Iterator[Team]:
    """Processes that know a fit and wait for the numbers of chains.

    Parameters
    ----------
    module, function
        What to call with the fit, a chain's number and a report: a generator, of which each
        value is given at once, or a function that gives one.
    """
    context = multiprocessing.get_context("spawn")
    before = dict(os.environ)
    os.environ.update(ONE_THREAD)
    ends, processes = [], []
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [None]
    for number in range(size):
        here, there = context.Pipe()
        core = cores[number % len(cores)]
        process = context.Process(
            target=_work, args=(there, core, fit, module, function), daemon=True
        )
        process.start()
        there.close()  # so that it is noticed when the process ends
        ends.append(here)
        processes.append(process)
    os.environ.clear()
    os.environ.update(before)
    own = Team(ends, processes)
    try:
        for end in ends:
            _heard(end)
        yield own
    finally:
        own.stop()


def _heard(end: Connection) -> tuple[str, float, Any]:
    try:
        kind, moment, value = end.recv()
    except EOFError:
        msg = "a chain's process ended by itself, perhaps for want of memory: try fewer --cores"
        raise WorkerError(msg) from None
    if kind == _FAILED:
        raise WorkerError(str(value))
    return kind, moment, value


def _work(end: Connection, core: int | None, fit: Fit, module: str, function: str) -> None:
    def say(kind: str, value: Any = None) -> None:
        end.send((kind, time.monotonic(), value))

    try:
        if core is not None:
            os.sched_setaffinity(0, {core})
        call = getattr(import_module(module), function)
        import_module(f"bayestalk.models.{fit.recipe.model}")
        say(_READY)
        while True:
            found = call(fit, end.recv(), silent)
            for value in found if isinstance(found, Iterator) else [found]:
                say(_GAVE, value)
            say(_DONE)
    except EOFError:
        return  # whoever asked is gone
    except BaseException:  # it is told and raised where it is heard
        say(_FAILED, traceback.format_exc())
