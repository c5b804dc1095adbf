"""Workers of a Dask cluster that is there already: each chain is a task of its own."""

import itertools
import os
from asyncio import CancelledError
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from bayestalk.chains.errors import ChainError
from bayestalk.chains.task import ONE_THREAD, Task, work
from bayestalk.report import Report

_SECONDS_TO_ANSWER = 10
_LOST = (
    "the Dask cluster gave up a piece of work ({}): finished chains were kept, so look at its "
    "workers and run this again"
)


class Cluster:
    """A Dask scheduler and its workers, left as they were at the end of a ``with`` block.

    Parameters
    ----------
    address
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    ChainError
        Where no scheduler answers at the address, it has no workers, or Dask is not installed.
    """

    shares_code = False

    def __init__(self, address: str) -> None:
        connect: Any = _client()
        try:
            _refuse_without_port(address)
            self._client = connect(
                address, timeout=_SECONDS_TO_ANSWER, set_as_default=False, direct_to_workers=False
            )
        except (OSError, ValueError, TimeoutError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            msg = (
                f"--dask {address}: wanted a Dask scheduler, but none answers there ({why}); "
                "start one by `dask scheduler`, and on each machine `dask worker "
                "ADDRESS --nthreads 1 --nworkers auto`"
            )
            raise ChainError(msg) from error
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_ANSWER)
        except TimeoutError as error:
            self._client.close()
            msg = (
                f"--dask {address}: the scheduler there has no workers, and at least one is "
                f"wanted; start some by `dask worker {address} --nthreads 1 --nworkers auto`"
            )
            raise ChainError(msg) from error
        self._topic = f"bayestalk-{uuid4().hex}"
        self._reports: dict[int, Report] = {}
        self._numbers = itertools.count()
        self._running: set[Any] = set()

    @property
    def size(self) -> int:
        """How many workers there are now."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def __enter__(self) -> "Cluster":
        self._client.subscribe_topic(self._topic, self._told)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abandon()
        self._client.unsubscribe_topic(self._topic)
        self._client.close()

    def abandon(self) -> None:
        """Give up what was submitted; whoever waits for it gets an error.

        A chain that runs on a worker already comes to its end there, unheard.
        """
        if self._running:
            self._client.cancel(list(self._running), force=True)

    def submit(self, task: Task, report: Report) -> "Future[Any]":
        """Hand a task to a worker."""
        number = next(self._numbers)
        self._reports[number] = report
        remote: Any = self._client.submit(_work, task, self._topic, number, pure=False)
        self._running.add(remote)
        here: Future[Any] = Future()
        here.set_running_or_notify_cancel()
        remote.add_done_callback(lambda _: self._arrived(remote, here))
        return here

    def wait(self, futures: Iterable["Future[Any]"]) -> "set[Future[Any]]":
        """Wait until one or more are done; reports come in by themselves."""
        return wait(list(futures), return_when=FIRST_COMPLETED).done

    def _arrived(self, remote: Any, here: "Future[Any]") -> None:
        self._running.discard(remote)
        try:
            here.set_result(remote.result())
        except BaseException as error:
            lost = isinstance(error, CancelledError) or _is_of_dask(error)
            here.set_exception(ChainError(_LOST.format(error)) if lost else error)

    def _told(self, event: tuple[float, list[Any]]) -> None:
        number, name, done, total = event[1]
        self._reports[number](name, done, total)


def _is_of_dask(error: BaseException) -> bool:
    return type(error).__module__.split(".")[0] == "distributed"


def _client() -> type:
    """Dask's client, which only those install who have a cluster."""
    try:
        from distributed import Client
    except ImportError as error:
        msg = "--dask needs Dask, which is not installed here: `make setup` installs it"
        raise ChainError(msg) from error
    return Client


def _refuse_without_port(address: str) -> None:
    """A client that was made with half an address keeps trying while it is thrown away."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if not parts.hostname or not parts.port:
        msg = "an address has a host and a port"
        raise ValueError(msg)


def _work(todo: Task, topic: str, number: int) -> Any:
    from distributed import get_worker

    worker = get_worker()
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)

    def report(task: str, done: int, total: int) -> None:
        worker.log_event(topic, [number, task, done, total])

    return work(todo, report)
