"""Publishers killed at any moment, while somebody reads."""

import json
import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from bayestalk.pipeline import sites
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.publish import publish
from pipeline.small import small_site

from .publisher import PRELOADED, WORDS, publish_once, republish, reword, watch


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Where publishers start from: a process that has imported what they need."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["torture.publisher", "mkdocs_jupyter.plugin", *PRELOADED])
    return context


@contextmanager
def read_all_the_time(
    layout: Layout, allowed: set[str], processes: ForkServerContext
) -> Iterator[list[str]]:
    """Look at the site as a server would; gives what was seen that was wrong."""
    wrong: list[str] = []
    over, looks, missed = processes.Event(), processes.Value("i", 0), processes.Value("i", 0)

    def look() -> None:
        """Read all files of one version; it may be removed meanwhile, two versions later."""
        while not over.is_set():
            version = layout.site.resolve()
            try:
                found = digest(version)
            except OSError:
                found = "gone"
            if found not in allowed and sites.shown(layout) == version:
                wrong.append("a site that nobody published")

    home = str(layout.site / "index.html")
    watcher = processes.Process(target=watch, args=(home, over, looks, missed))
    reader = threading.Thread(target=look)
    watcher.start()
    reader.start()
    try:
        yield wrong
    finally:
        over.set()
        reader.join()
        watcher.join()
    assert looks.value > 0
    if missed.value:
        wrong.append(f"the home page was not there {missed.value} times of {looks.value}")


def digest(version: Path) -> str:
    """The digest of all files of a site."""
    parts = {}
    for folder, _, names in os.walk(version):
        for name in names:
            path = Path(folder) / name
            parts[path.relative_to(version).as_posix()] = sha256(path.read_bytes()).hexdigest()
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@pytest.fixture
def killing(tmp_path: Path) -> tuple[Layout, set[str]]:
    """A small project with three versions of its words, and the site of each."""
    layout = small_site(tmp_path / "project")
    allowed = set()
    for _ in WORDS:
        publish(layout)
        allowed.add(digest(layout.site.resolve()))
        reword(layout.pages / "talk" / "one.md")
    assert len(allowed) == len(WORDS)
    return layout, allowed


@pytest.mark.slow
def test_killed_publishers(
    killing: tuple[Layout, set[str]], processes: ForkServerContext, full: bool
) -> None:
    """After every kill the site is whole and one of three; a reader never sees anything else."""
    layout, allowed = killing
    chance = random.Random(3)
    interrupted = 0
    with read_all_the_time(layout, allowed, processes) as wrong:
        for _ in range(200 if full else 10):
            started = processes.Event()
            publisher = processes.Process(target=republish, args=(str(layout.root), started))
            publisher.start()
            assert started.wait(60), "the next publish does not work"
            time.sleep(chance.uniform(0, 0.3))
            assert publisher.pid is not None
            os.kill(publisher.pid, signal.SIGKILL)
            publisher.join()
            version = sites.shown(layout)
            assert version is not None
            assert sites.whole(version), "the site is not that of its manifest"
            assert digest(version) in allowed
            interrupted += bool(list(sites.folder(layout).glob(f"{sites.UNFINISHED}*")))
    assert wrong == []
    assert interrupted, "no kill came while something was being published"
    publish(layout)
    assert not list(sites.folder(layout).glob(".*"))


@pytest.mark.slow
def test_publishers_side_by_side(
    killing: tuple[Layout, set[str]], processes: ForkServerContext, full: bool
) -> None:
    """Publishers at once wait for each other: none fails, and the site is whole."""
    layout, allowed = killing
    for _ in range(20 if full else 2):
        running = [
            processes.Process(target=publish_once, args=(str(layout.root),)) for _ in range(4)
        ]
        for one in running:
            one.start()
        for one in running:
            one.join(60)
        assert [one.exitcode for one in running] == [0] * len(running)
        assert digest(layout.site.resolve()) in allowed
