"""Show a build as it goes: a bar on a terminal, a line a step elsewhere.

Registered with pytask as a plugin (see ``pyproject.toml``); it shows nothing unless a build of
ours is under way.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pytask import TaskOutcome, hookimpl
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Display:
    """What is shown of one build."""

    def __init__(self, total: int, console: Console) -> None:
        self.total = total
        self.console = console
        self.over = 0
        self.running: dict[str, float] = {}
        self.bar = Progress(
            TextColumn("  "),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
        )
        self.line = self.bar.add_task("", total=total)

    def start(self, name: str) -> None:
        """A step is looked at, and done if it must be."""
        self.running[name] = time.monotonic()
        self._refresh()

    def end(self, name: str, outcome: TaskOutcome) -> None:
        """A step is over."""
        seconds = time.monotonic() - self.running.pop(name, time.monotonic())
        self.over += 1
        if outcome is TaskOutcome.FAIL:
            self.console.print(f"  [red]failed[/red] {name}")
        elif outcome is TaskOutcome.SUCCESS and not self.console.is_terminal:
            print(f"  [{self.over}/{self.total}] {name} {seconds:.1f} s", flush=True)
        self._refresh()

    def _refresh(self) -> None:
        names = ", ".join(name.replace("/", " ", 1) for name in list(self.running)[:3])
        self.bar.update(self.line, completed=self.over, description=names)


_shown: Display | None = None


@contextmanager
def shown(total: int) -> Iterator[None]:
    """Show the build of ``total`` steps that runs inside."""
    global _shown  # pytask calls the hooks below, which must find it
    console = Console(file=sys.stdout, highlight=False)
    _shown = Display(total, console)
    try:
        if console.is_terminal:
            with _shown.bar:
                yield
        else:
            yield
    finally:
        _shown = None


@hookimpl(tryfirst=True)
def pytask_execute_task_log_start(task: Any) -> bool | None:
    """Tell the display that a step starts."""
    if _shown is None:
        return None
    _shown.start(task.name)
    return True


@hookimpl(tryfirst=True)
def pytask_execute_task_log_end(report: Any) -> bool | None:
    """Tell the display that a step is over."""
    if _shown is None:
        return None
    _shown.end(report.task.name, report.outcome)
    return True
