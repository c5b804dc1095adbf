"""How far long work has come, and how long it will take."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from bayestalk.report import Report, silent

__all__ = ["Report", "bars", "silent"]

_SECONDS_BETWEEN_LINES = 20.0


@contextmanager
def bars(console: Console | None = None) -> Iterator[Report]:
    """Show a bar with time left for each task; plain lines now and then where no terminal is."""
    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    columns = (
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def report(task: str, done: int, total: int) -> None:
            if task not in tasks:
                tasks[task] = progress.add_task(task, total=total)
            progress.update(tasks[task], completed=done, total=total)

        yield report


class _Lines:
    """Progress for logs: one line a task every so often, with the time left."""

    def __init__(self) -> None:
        self.started: dict[str, float] = {}
        self.said: dict[str, float] = {}
        self.finished: set[str] = set()

    def __call__(self, task: str, done: int, total: int) -> None:
        now = time.monotonic()
        started = self.started.setdefault(task, now)
        early = done < total and now - self.said.get(task, 0.0) < _SECONDS_BETWEEN_LINES
        if early or task in self.finished:
            return
        if done >= total:
            self.finished.add(task)
        self.said[task] = now
        spent = now - started
        left = f", about {spent / done * (total - done):.0f} s left" if 0 < done < total else ""
        print(f"{task}: {done} of {total}, {spent:.0f} s{left}", file=sys.stderr, flush=True)
