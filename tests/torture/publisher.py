"""What the processes of these tests do; imported by them, so it imports little."""

import os
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

from bayestalk.pipeline.layout import Layout
from bayestalk.storage import write

# One more than the versions that are kept: each must be written anew when its turn comes.
WORDS = ("The prior.", "The likelihood.", "The evidence.")
PRELOADED = ("bayestalk.pipeline.publish", "material.plugins.search.plugin")


def reword(page: Path) -> None:
    """Give a page the next of the three wordings."""
    text = page.read_text(encoding="utf-8")
    (now,) = (number for number, words in enumerate(WORDS) if words in text)
    write(page, text.replace(WORDS[now], WORDS[(now + 1) % len(WORDS)]))


def republish(root: str, started: Event) -> None:
    """Publish a project over and over, its words changing, until killed."""
    from bayestalk.pipeline.publish import publish

    layout = Layout(Path(root))
    while True:
        reword(layout.pages / "talk" / "one.md")
        publish(layout)
        started.set()


def publish_once(root: str) -> None:
    """Publish a project as it is."""
    from bayestalk.pipeline.publish import publish

    publish(Layout(Path(root)))


def watch(
    home: str, over: Event, looks: "Synchronized[c_int]", missed: "Synchronized[c_int]"
) -> None:
    """Look for a site's home page as often as this machine can, and count when it is not there."""
    while not over.is_set():
        for _ in range(1000):
            if not os.path.exists(home):  # noqa: PTH110 - the shortest way there is
                missed.value += 1
        looks.value += 1000
