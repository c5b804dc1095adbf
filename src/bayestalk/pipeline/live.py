"""Serve the built site: to present from, or with a rebuild at every saved file."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from bayestalk.pipeline import commands
from bayestalk.pipeline.layout import Layout, here
from bayestalk.pipeline.preview import Preview
from bayestalk.pipeline.server import open_browser, serving
from bayestalk.pipeline.watching import Events, Over, Saved, Typed
from bayestalk.pipeline.worker import Workers

# What only words and looks are made of: a few steps, sooner done by one process than by many.
LIGHT = ("docs", "web", "mkdocs.yml")


class NotBuiltError(Exception):
    """There is no site to serve."""


def present(*, port: int, browser: bool) -> None:
    """Serve the deck until stopped; built first where there is none."""
    layout = here()
    if not (layout.site / "slides" / "index.html").is_file() and not commands.site():
        msg = "there is no deck to present: mend what is named above, then run this again"
        raise NotBuiltError(msg)
    with serving(layout.site, port) as address:
        deck = f"{address}slides/index.html"
        print(f"The deck is at {deck}")
        print("S: speaker view. F: full screen. Esc: overview. Ctrl-C here stops.")
        if browser:
            open_browser(deck)
        _until_stopped()


def serve(*, port: int, jobs: int | None, browser: bool) -> None:
    """Build, serve, and build again whenever a source is saved."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be ended is to be stopped
    desk = Desk(here(), jobs)
    try:
        desk.events.watch(desk.layout)
        desk.rebuild()
        desk.workers.current.rehearse(desk.layout.root)
        if not (desk.layout.site / "index.html").is_file():
            msg = "there is no site to preview: mend what is named above, then run this again"
            raise NotBuiltError(msg)
        with serving(desk.layout.site, port, desk.preview) as address:
            print(f"The preview is at {address} (Ctrl-C stops). Saved files show by themselves.")
            print("r and Enter fits again what is stale.", flush=True)
            desk.events.listen()
            if browser:
                open_browser(address)
            while True:
                desk.workers.prepare()
                desk.see_to_events()
    except KeyboardInterrupt:
        print()
    finally:
        desk.stop()


class Desk:
    """Where an author works: what is built, what is stale, what is being fitted."""

    def __init__(self, layout: Layout, jobs: int | None) -> None:
        self.layout = layout
        self.jobs = jobs
        self.preview = Preview()
        self.events = Events()
        self.workers = Workers()
        self.fitting: subprocess.Popen[bytes] | None = None

    def see_to_events(self) -> None:
        """Wait for something to happen, and do what it asks for."""
        for event in self.events.next():
            if isinstance(event, Saved):
                names = sorted(map(self.layout.relative, event.paths))
                more = " …" if len(names) > 4 else ""
                print(f"Saved: {', '.join(names[:4])}{more}", flush=True)
                self.rebuild(event.paths)
            elif isinstance(event, Over):
                self._fitted(well=event.well)
            elif isinstance(event, Typed) and event.line == "r":
                self.refit()

    def rebuild(self, saved: frozenset[Path] = frozenset()) -> None:
        """Build what some saved files touch, and tell the pages."""
        start = time.monotonic()
        rooms = {self.layout.relative(path).split("/")[0] for path in saved}
        light = bool(rooms) and rooms <= set(LIGHT)
        if "src" in rooms:
            self.workers.renew()
        if not light:
            self._look()
        answer = self.workers.build(self.layout.root, 1 if light else self.jobs)
        self.preview.tell(rebuilt=bool(answer.done) and answer.ok, problem=answer.problem)
        if answer.problem:
            print(answer.problem, file=sys.stderr, flush=True)
            print("  the last good site is still served", flush=True)
        else:
            print(f"  {answer.said} (shown after {time.monotonic() - start:.1f} s)", flush=True)

    def _look(self) -> None:
        """Say which results are not those of today's code, here and on the pages that show them."""
        found = self.workers.current.look(self.layout.root)
        if found is None or found.stale == self.preview.news.stale:
            return
        self.preview.tell(stale=found.stale, concerned=found.concerned)
        for name, reason in found.stale.items():
            print(f"  stale: {name} ({reason})", flush=True)
        if found.stale and not self.fitting:
            print("  type r and Enter to fit again what is stale", flush=True)

    def refit(self) -> None:
        """Fit again what is stale, in a process of its own; the preview goes on."""
        stale = sorted(self.preview.news.stale)
        if self.fitting or not stale:
            print("  already fitting" if self.fitting else "  nothing is stale", flush=True)
            return
        command = [sys.executable, "-m", "bayestalk", "refit", *stale]
        if self.jobs:
            command += ["--jobs", str(self.jobs)]
        self.fitting = fitting = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=self.layout.root, stdin=subprocess.DEVNULL
        )
        self.preview.tell(fitting=True)
        threading.Thread(
            target=lambda: self.events.put(Over(well=fitting.wait() == 0)), daemon=True
        ).start()

    def _fitted(self, *, well: bool) -> None:
        self.fitting = None
        self.preview.tell(fitting=False)
        if not well:
            print("  the fits were not finished: mend what is named above, then type r again")
        self.rebuild()

    def stop(self) -> None:
        """End everything that was started."""
        self.events.stop()
        if self.fitting:
            self.fitting.terminate()
            self.fitting.wait()
        self.workers.stop()


def _until_stopped() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print()
