"""One build at a time in one folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from bayestalk import storage
from bayestalk.pipeline.layout import Layout


@contextmanager
def building(layout: Layout) -> Iterator[None]:
    """Keep other builds of this folder waiting; whoever waits for another says so."""
    with storage.locked(layout.locks / "build", _say_waiting):
        yield


def _say_waiting() -> None:
    print("  another build is running here; waiting for it", flush=True)
