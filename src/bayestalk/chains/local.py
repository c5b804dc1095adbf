"""Workers on this machine: processes of one thread each, kept to one core each."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from bayestalk.chains.errors import ChainError
from bayestalk.chains.task import ONE_THREAD, Task, work
from bayestalk.report import Report

_SECONDS_BETWEEN_LOOKS = 0.2


class Workers:
    """``jobs`` processes, started when first needed, ended at the end of a ``with`` block."""

    shares_code = True

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._reports: list[Report] = []

    @property
    def size(self) -> int:
        """How many workers there are."""
        return self._jobs

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is None:
            return
        if kind is not None:
            self.abandon()
        self._pool.shutdown(cancel_futures=True)
        for end in (self._lifeline, self._held, self._said, self._saying):
            end.close()
        self._pool = None

    def abandon(self) -> None:
        """End the workers, which hang on their lifeline; whoever waits for them gets an error."""
        if self._pool is not None:
            self._lifeline.close()

    def submit(self, task: Task, report: Report) -> "Future[Any]":
        """Hand a task to a worker."""
        self._reports.append(report)
        with _one_thread_each():
            return self._started().submit(_work, task, len(self._reports) - 1)

    def wait(self, futures: Iterable["Future[Any]"]) -> "set[Future[Any]]":
        """Wait until one or more are done, passing on what workers report meanwhile.

        Raises
        ------
        ChainError
            Where a worker was ended from outside.
        """
        futures = list(futures)
        done: set[Future[Any]] = set()
        while not done:
            done = wait(futures, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED).done
            while self._said.poll():
                number, *said = self._said.recv()
                self._reports[number](*said)
        if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
            msg = (
                "a worker process was ended from outside, perhaps for want of memory: "
                "finished chains were kept, so run this again, with fewer --jobs if it recurs"
            )
            raise ChainError(msg)
        return done

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._said, self._saying = context.Pipe(duplex=False)
            self._held, self._lifeline = context.Pipe(duplex=False)
            one_speaks = context.Lock()
            place = context.Value("i", os.getpid())
            self._pool = ProcessPoolExecutor(
                self._jobs, context, _settle, (self._held, self._saying, one_speaks, place)
            )
        return self._pool


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that are started inside keep to one thread."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_saying: Connection
_one_speaks: Any


def _settle(held: Connection, saying: Connection, one_speaks: Any, place: Any) -> None:
    """Make a process a worker.

    It keeps to one core, since two chains side by side waste less than one on two cores; and
    it ends when whoever started it lets go of the other end of ``held``, or was killed.
    """
    global _saying, _one_speaks  # a pool's tasks have no other way to what it began with
    _saying, _one_speaks = saying, one_speaks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        with place.get_lock():
            mine = cores[place.value % len(cores)]
            place.value += 1
        os.sched_setaffinity(0, {mine})


def _end_with(held: Connection) -> None:
    try:
        held.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def _work(todo: Task, number: int) -> Any:
    def report(task: str, done: int, total: int) -> None:
        with _one_speaks:
            _saying.send((number, task, done, total))

    return work(todo, report)
