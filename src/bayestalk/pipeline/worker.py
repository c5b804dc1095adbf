"""A warm process that builds when it is asked to.

Importing what a build needs takes seconds, an edited word a fraction of one. So a worker imports
the libraries once and waits. Of this package it imports only this module, until it is asked for
the first time: a worker that waits always runs today's code, and one that has built is replaced
when code changes.
"""

import importlib
import multiprocessing
import os
import signal
import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

LIBRARIES = (
    *("xarray", "h5netcdf", "scipy.stats", "matplotlib.figure", "matplotlib.backends.backend_svg"),
    *("markdown", "jinja2", "pygments.lexers.python", "pygments.formatters.html", "lxml.html"),
    *("pymdownx.superfences", "pymdownx.arithmatex", "pymdownx.details", "pymdownx.highlight"),
    *("mkdocs.commands.build", "mkdocs.config.defaults", "material.plugins.search.plugin"),
    *("mkdocs_jupyter.plugin", "pytask", "pytask_parallel"),
)
SECONDS_TO_STOP = 5.0


@dataclass(frozen=True)
class Answer:
    """What came of a build.

    Parameters
    ----------
    ok
        Whether the site is up to date now.
    said
        The build in one line.
    done
        The steps that were done, by name.
    problem
        What went wrong, a line each.
    stale
        Results that are not those of today's code, with the reason; None where that is not known.
    concerned
        By address of a page or slide, which of these results it shows.
    """

    ok: bool
    said: str = ""
    done: Sequence[str] = ()
    problem: str = ""
    stale: Mapping[str, str] | None = None
    concerned: Mapping[str, Sequence[str]] = field(default_factory=dict)


def build(root: Path, jobs: int | None) -> Answer:
    """Build the site of a project and look at its results."""
    from bayestalk.pipeline.problems import explain

    try:
        return _build(root, jobs)
    except Exception as error:  # whatever it is, the preview goes on
        return Answer(ok=False, problem=explain(error) or traceback.format_exc())


def _build(root: Path, jobs: int | None) -> Answer:
    from bayestalk.pipeline.build import build as build_site
    from bayestalk.pipeline.concerned import addresses, concerned
    from bayestalk.pipeline.fits import states
    from bayestalk.pipeline.layout import Layout
    from bayestalk.pipeline.plan import plan
    from bayestalk.pipeline.records import State

    layout = Layout(root)
    stale = {
        one.name.removeprefix("result/"): one.reason
        for one in states(layout)
        if one.state is not State.FRESH
    }
    built = build_site(layout, jobs=jobs)
    shown: dict[str, list[str]] = defaultdict(list)
    steps = plan(layout) if stale else []
    for name in stale:
        for address in addresses(steps, concerned(steps, [name])):
            shown[address].append(name)
    lines = [
        f"{error.name}: {line}"
        for error in built.outcome.errors
        for line in (error.trace or error.message).splitlines()
    ]
    return Answer(built.ok, built.said(), built.outcome.done, "\n".join(lines), stale, dict(shown))


def wait_and_build(pipe: Connection) -> None:
    """Be a worker: import, then answer every ``(root, jobs)`` until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which ends us
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    for name in LIBRARIES:
        importlib.import_module(name)
    rehearsed = False
    while True:
        try:
            root, jobs = pipe.recv()
            pipe.send(build(Path(root), jobs))
        except (EOFError, BrokenPipeError):
            return
        if not rehearsed:
            rehearse(Path(root))
            rehearsed = True


def rehearse(root: Path) -> None:
    """Go through what a build may not have needed yet, so that the first edit shows at once."""
    from bayestalk.pipeline.layout import Layout

    layout = Layout(root)
    with suppress(Exception), TemporaryDirectory() as scratch:  # a build will tell what is wrong
        from bayestalk.content import render  # noqa: F401
        from bayestalk.pipeline import html, materials, publish, runner  # noqa: F401
        from bayestalk.pipeline.shelf import Shelf

        runner.run([], layout)
        materials.materials(layout)
        html.render(layout, Path(scratch), Shelf(layout.build / "html"))


class Worker:
    """A worker process, as the preview sees it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=wait_and_build, args=(theirs,))
        self.process.start()
        theirs.close()

    def build(self, root: Path, jobs: int | None) -> Answer:
        """Have a project built."""
        try:
            self.pipe.send((str(root), jobs))
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            status = self.process.exitcode
            return Answer(ok=False, problem=f"the process that builds ended (status {status})")
        assert isinstance(answer, Answer)  # noqa: S101 - nothing else is ever sent
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self.process.is_alive()

    def stop(self) -> None:
        """End it."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(SECONDS_TO_STOP)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Workers:
    """The worker in use, and a warm one that waits for the next change of code."""

    def __init__(self) -> None:
        self.current = Worker()
        self.spare: Worker | None = None

    def build(self, root: Path, jobs: int | None, *, code_changed: bool = False) -> Answer:
        """Have a project built by a process that runs today's code."""
        if code_changed or not self.current.alive:
            self.current.stop()
            self.current, self.spare = self.spare or Worker(), None
        answer = self.current.build(root, jobs)
        if self.spare is None:
            self.spare = Worker()
        return answer

    def stop(self) -> None:
        """End both."""
        for worker in (self.current, self.spare):
            if worker is not None:
                worker.stop()
