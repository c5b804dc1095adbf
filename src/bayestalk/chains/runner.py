"""Fits cut into tasks, handed to workers, and put together again."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4
from weakref import WeakKeyDictionary

from bayestalk.chains import kept
from bayestalk.chains.task import Task
from bayestalk.report import Report

if TYPE_CHECKING:
    from bayestalk.inference.fit import Arrays, Chain, Fit

_marks: "WeakKeyDictionary[Fit, str]" = WeakKeyDictionary()


class Pool(Protocol):
    """Workers, wherever they are."""

    shares_code: bool
    """Whether workers run the code that is here, and write to this machine's disk."""

    @property
    def size(self) -> int:
        """How many workers there are."""

    def abandon(self) -> None:
        """Give up what was submitted; whoever waits for it gets an error."""

    def __enter__(self) -> "Pool":
        """Ready for tasks."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the workers, and after an error of what was submitted."""

    def submit(self, task: Task, report: Report) -> "Future[Any]":
        """Hand a task to a worker."""

    def wait(self, futures: Iterable["Future[Any]"]) -> "set[Future[Any]]":
        """Wait until one or more are done, passing on what workers report meanwhile."""


@dataclass(frozen=True)
class Chains:
    """A fit's runner: chains become tasks, those that were kept are not run again.

    Parameters
    ----------
    key
        The fit's key; None leaves unchecked that workers elsewhere have the same code.
    say
        Told what a person should know.
    """

    pool: Pool
    key: str | None = None
    say: Callable[[str], None] = print

    def __call__(
        self,
        chain: "Chain",
        fit: "Fit",
        chains: int,
        report: Report,
        keep: Path | None = None,
    ) -> "list[Arrays]":
        """Run a chain ``chains`` times; see ``bayestalk.inference.fit.Runner``."""
        found: dict[int, Arrays] = {}
        if keep is not None:
            for number in range(chains):
                arrays = kept.find(keep, number, self.say)
                if arrays is not None:
                    found[number] = arrays
        missing = [number for number in range(chains) if number not in found]
        running = {}
        try:
            for number in missing:
                task = self._task(fit, chain.__module__, chain.__name__, number, keep)
                running[self.pool.submit(task, report)] = number
            while running:
                for future in self.pool.wait(running):
                    number = running.pop(future)
                    found[number] = future.result()
                    if keep is not None and not self.pool.shares_code:
                        kept.store(keep, number, found[number])
        finally:
            for future in running:
                future.cancel()
        return [found[number] for number in range(chains)]

    def whole(self, module: str, fit: "Fit", report: Report) -> Any:
        """Run a method without chains on one worker."""
        task = self._task(fit, module, "sample", None, None)
        future = self.pool.submit(task, report)
        try:
            self.pool.wait([future])
            return future.result()
        finally:
            future.cancel()

    def _task(
        self, fit: "Fit", module: str, function: str, number: int | None, keep: Path | None
    ) -> Task:
        here = self.pool.shares_code
        mark = _marks.setdefault(fit, uuid4().hex)
        key, keep = (None, keep) if here else (self.key, None)
        return Task(fit, mark, module, function, number, key, keep)
