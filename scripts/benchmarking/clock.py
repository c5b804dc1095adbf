"""The seconds that a method needs, and how good it is at each moment."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from bayestalk.measures import log_loss

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.integer[Any]]


class Over(Exception):  # noqa: N818  the time is over, which is no error
    """The method has had its time."""


class Clock:
    """Seconds of a method's own work, from when it starts.

    Parameters
    ----------
    limit
        Seconds that the method may take.
    now
        The time in seconds.
    """

    def __init__(self, limit: float, now: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._now = now
        self._started: float | None = None

    def start(self) -> None:
        """Begin to count: libraries are imported, rows read, processes up."""
        self._started = self._now()

    @property
    def seconds(self) -> float:
        """Seconds since the start, pauses left out."""
        return self.at(self._now())

    def at(self, moment: float) -> float:
        """Seconds from the start to a moment, as ``now`` tells it.

        Raises
        ------
        RuntimeError
            Where the clock was not started.
        """
        if self._started is None:
            msg = "the clock was not started: a method calls clock.start() when it is ready"
            raise RuntimeError(msg)
        return moment - self._started

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is done inside is not the method's work."""
        before = self.seconds
        try:
            yield
        finally:
            self._started = self._now() - before

    def check(self) -> None:
        """Stop a method that has had its time.

        Raises
        ------
        Over
            Where the seconds are more than the limit.
        """
        if self.seconds > self.limit:
            raise Over

    def report(self, task: str, done: int, total: int) -> None:  # noqa: ARG002
        """As a method's report: whoever says how far it is may be stopped."""
        self.check()


def until_over[T](made: Iterable[T]) -> tuple[list[T], bool]:
    """What is made until the time is over, and whether it was."""
    found: list[T] = []
    try:
        for one in made:
            found.append(one)  # noqa: PERF402  what came before the end counts
    except Over:
        return found, True
    return found, False


@dataclass
class Track:
    """Negative log-likelihood of the validation rows at the moments a method can be asked.

    Parameters
    ----------
    clock
        The method's clock; it stands still while scores are computed.
    y
        The validation rows' classes, shape (row,).
    """

    clock: Clock
    y: Ints
    seconds: list[float] = field(default_factory=list)
    nll: list[float] = field(default_factory=list)

    def __call__(self, *said: Floats, at: float | None = None) -> None:
        """Note how good some probabilities are; of several, the best.

        Parameters
        ----------
        said
            Probabilities, shape (row, class) each.
        at
            Seconds at which they were to be had, where that was earlier; now if left out.

        Raises
        ------
        Over
            Where that is past the limit; nothing is noted.
        """
        seconds = self.clock.seconds if at is None else at
        if seconds > self.clock.limit:
            raise Over
        with self.clock.paused():
            self.nll.append(min(float(log_loss(p, self.y).mean()) for p in said))
            self.seconds.append(seconds)
