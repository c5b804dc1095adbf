"""Serve the built site: to present from, or with a rebuild at every saved file."""

import subprocess
import sys
import threading
from pathlib import Path

from bayestalk.pipeline import commands
from bayestalk.pipeline.layout import Layout, here
from bayestalk.pipeline.server import Preview, open_browser, serving

WATCHED = ("docs", "src", "web", "results", "recipes.toml", "mkdocs.yml")


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
    from watchfiles import watch

    layout = here()
    preview = Preview()
    _rebuild(layout, preview, jobs)
    if not (layout.site / "index.html").is_file():
        msg = "there is no site to preview: mend what is named above, then run this again"
        raise NotBuiltError(msg)
    with serving(layout.site, port, preview) as address:
        print(f"The preview is at {address} (Ctrl-C stops). Saved files show by themselves.")
        if browser:
            open_browser(address)
        paths = [path for name in WATCHED if (path := layout.root / name).exists()]
        for changes in watch(*paths, raise_interrupt=False):
            names = sorted({layout.relative(Path(path)) for _, path in changes})
            print(f"Saved: {', '.join(names[:4])}{' …' if len(names) > 4 else ''}", flush=True)
            _rebuild(layout, preview, jobs)


def _rebuild(layout: Layout, preview: Preview, jobs: int | None) -> None:
    """Build in a process of its own, so that edited code is what runs."""
    command = [sys.executable, "-m", "bayestalk", "site", "--preview"]
    if jobs:
        command += ["--jobs", str(jobs)]
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=layout.root, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr, end="", flush=True)
    preview.tell(rebuilt=done.returncode == 0, problem=done.stderr if done.returncode else "")


def _until_stopped() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print()
