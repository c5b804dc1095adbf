"""What happens while a site is previewed, in one queue: saved files, and what the author types."""

import os
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from bayestalk.pipeline.layout import Layout

FOLDERS = ("docs", "src", "web", "results")
FILES = ("recipes.toml", "mkdocs.yml", "package-lock.json")
# An editor writes a file in several strokes within a few milliseconds.
STROKES_MS = 20
AT_MOST_MS = 300


@dataclass(frozen=True)
class Saved:
    """Files were written, made or removed."""

    paths: frozenset[Path]


@dataclass(frozen=True)
class Typed:
    """The author typed a line."""

    line: str


@dataclass(frozen=True)
class Over:
    """Fits are over; True where all went well."""

    well: bool


Event = Saved | Typed | Over


class Events:
    """What happened and was not yet seen to."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[Event] = SimpleQueue()
        self.stopped = threading.Event()

    def put(self, event: Event) -> None:
        """Say that something happened."""
        self.queue.put(event)

    def next(self) -> list[Event]:
        """All that happened, at least one thing; everything saved meanwhile is one event."""
        found = [self.queue.get()]
        while True:
            try:
                found.append(self.queue.get_nowait())
            except Empty:
                break
        saved = frozenset().union(*(one.paths for one in found if isinstance(one, Saved)))
        others: list[Event] = [one for one in found if not isinstance(one, Saved)]
        return [*others, *([Saved(saved)] if saved else [])]

    def watch(self, layout: Layout) -> None:
        """Report saved files until stopped.

        Single files are watched through their folder: an editor that renames a new one into
        place would take the watch along with the old one.
        """
        folders = [path for name in FOLDERS if (path := layout.root / name).exists()]
        files = {layout.root / name for name in FILES}
        self._watch(folders, lambda _: True, recursive=True)
        self._watch([layout.root], lambda path: path in files, recursive=False)

    def _watch(
        self, places: Iterable[Path], wanted: Callable[[Path], bool], *, recursive: bool
    ) -> None:
        from watchfiles import watch

        def report() -> None:
            for changes in watch(
                *places,
                step=STROKES_MS,
                debounce=AT_MOST_MS,
                stop_event=self.stopped,
                raise_interrupt=False,
                recursive=recursive,
                rust_timeout=1000,
            ):
                paths = frozenset(path for _, name in changes if wanted(path := Path(name)))
                if paths:
                    self.put(Saved(paths))

        threading.Thread(target=report, daemon=True).start()

    def listen(self) -> None:
        """Report lines that are typed, where there is somebody to type."""
        if not _may_read():
            return

        def report() -> None:
            for line in sys.stdin:
                self.put(Typed(line.strip()))

        threading.Thread(target=report, daemon=True).start()

    def stop(self) -> None:
        """End the watching."""
        self.stopped.set()


def _may_read() -> bool:
    """Whether standard input may be read: a job in the background is stopped if it tries."""
    try:
        terminal = sys.stdin.fileno()
        return not os.isatty(terminal) or os.tcgetpgrp(terminal) == os.getpgrp()
    except (AttributeError, OSError, ValueError):
        return False
