"""Start every Python of a build at another time, and hand it folders in another order.

Python runs this by itself where this folder is on ``PYTHONPATH``: in the build, its workers,
MkDocs and the notebooks' kernels alike.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import time_machine

# It ticks on, and only what tells the date is moved: sockets and locks that wait keep their
# own clock, which counts from the machine's start.
time_machine.travel(datetime.fromisoformat(os.environ["ODD_TIME"]).replace(tzinfo=UTC)).start()

listdir, scandir = os.listdir, os.scandir


def listed(*args: Any, **more: Any) -> list[Any]:
    """A folder's names, the last first."""
    return sorted(listdir(*args, **more), reverse=True)


class Scanned:
    """A folder's entries, the last first."""

    def __init__(self, *args: Any) -> None:
        with scandir(*args) as entries:
            self._entries = iter(sorted(entries, key=lambda one: one.name, reverse=True))

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> "Scanned":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left open."""

    def close(self) -> None:
        """Nothing is left open."""


os.listdir, os.scandir = listed, Scanned  # type: ignore[assignment,misc]
