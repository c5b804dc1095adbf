"""A warm process that builds when it is asked to.

Importing what a build needs takes seconds, an edited word a fraction of one. So a worker imports
the libraries once and waits. This package it imports anew when it is asked for the first time: a
worker that waits will run today's code, and one that has built is replaced when code changes.
"""

import importlib
import multiprocessing
import os
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LIBRARIES = (
    *("xarray", "h5netcdf", "scipy.stats", "matplotlib.figure", "matplotlib.backends.backend_svg"),
    *("markdown", "jinja2", "pygments.lexers.python", "pygments.formatters.html", "lxml.html"),
    *("pymdownx.superfences", "pymdownx.arithmatex", "pymdownx.details", "pymdownx.highlight"),
    *("mkdocs.commands.build", "mkdocs.config.defaults", "material.plugins.search.plugin"),
    *("mkdocs_jupyter.plugin", "cloudpickle", "loky", "optree", "sqlalchemy.orm"),
    *("fontTools.subset", "fontTools.ttLib.woff2"),
)
"""What takes long to import; pytask is not among them, because it imports a plugin of ours."""

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
    """

    ok: bool
    said: str = ""
    done: Sequence[str] = ()
    problem: str = ""


@dataclass(frozen=True)
class Look:
    """Which results are not those of today's code.

    Parameters
    ----------
    stale
        Each of them, with the change that made it so.
    concerned
        By address of a page or slide, which of them it shows.
    """

    stale: Mapping[str, str] = field(default_factory=dict)
    concerned: Mapping[str, Sequence[str]] = field(default_factory=dict)


def build(root: Path, jobs: int | None) -> Answer:
    """Build the site of a project."""
    from bayestalk.pipeline.problems import explain

    try:
        from bayestalk.pipeline.build import build as build_site
        from bayestalk.pipeline.layout import Layout

        built = build_site(Layout(root), jobs=jobs, printing=False)
    except Exception as error:  # whatever it is, the preview goes on
        return Answer(ok=False, problem=explain(error) or traceback.format_exc())
    lines = [
        f"{error.name}: {line}"
        for error in built.outcome.errors
        for line in (error.trace or error.message).splitlines()
    ]
    return Answer(built.ok, built.said(), built.outcome.done, "\n".join(lines))


def look(root: Path) -> Look | None:
    """Look at the results of a project; None where its sources cannot be understood."""
    try:
        from bayestalk import memory
        from bayestalk.pipeline.concerned import addresses, concerned
        from bayestalk.pipeline.fits import states
        from bayestalk.pipeline.layout import Layout
        from bayestalk.pipeline.plan import plan
        from bayestalk.pipeline.records import State

        layout = Layout(root)
        with memory.kept(layout.facts, whole=False):
            stale = {
                one.name.removeprefix("result/"): one.reason
                for one in states(layout)
                if one.state is not State.FRESH
            }
        steps = plan(layout) if stale else []
        shown: dict[str, list[str]] = defaultdict(list)
        for name in stale:
            for address in addresses(steps, concerned(steps, [name])):
                shown[address].append(name)
    except Exception:  # the build that follows tells what is wrong
        return None
    return Look(stale, dict(shown))


def wait_and_work(pipe: Connection) -> None:
    """Be a worker: import, then answer until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which ends us
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    for name in LIBRARIES:
        importlib.import_module(name)
    _limber_up()
    today = None
    while True:
        try:
            what, *arguments = pipe.recv()
            today = today or imported_anew()
            found = getattr(today, what)(*arguments)
            # plain values: classes that were imported anew are not those of the other side
            pipe.send(found and asdict(found))
        except (EOFError, BrokenPipeError):
            return


def _limber_up() -> None:
    """Have xarray look for kinds of arrays and matplotlib for its font, which they put off."""
    import matplotlib as mpl
    import xarray as xr
    from matplotlib.figure import Figure

    xr.Dataset({"weight": ("draw", [0.0])})
    # an author's own matplotlibrc may ask for LaTeX, which need not be there
    with mpl.rc_context({"text.usetex": False, "font.family": "DejaVu Sans"}):
        figure = Figure()
        figure.text(0.5, 0.5, "prior")
        figure.savefig(BytesIO(), format="svg")


def imported_anew() -> Any:
    """Give this module as its file is now, and with it everything that it will import."""
    for name in [name for name in sys.modules if name.split(".")[0] == __name__.split(".")[0]]:
        del sys.modules[name]
    return importlib.import_module(__name__)


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
        self.process = context.Process(target=wait_and_work, args=(theirs,))
        self.process.start()
        theirs.close()

    def build(self, root: Path, jobs: int | None) -> Answer:
        """Have a project built."""
        try:
            return Answer(**self._ask("build", root, jobs))
        except (EOFError, OSError):
            self.process.join()
            status = self.process.exitcode
            return Answer(ok=False, problem=f"the process that builds ended (status {status})")

    def look(self, root: Path) -> Look | None:
        """Have a project's results looked at; None where that fails."""
        try:
            found = self._ask("look", root)
        except (EOFError, OSError):
            return None
        return found and Look(**found)

    def rehearse(self, root: Path) -> None:
        """Have it go through a build, so that the first edit shows at once."""
        with suppress(EOFError, OSError):
            self._ask("rehearse", root)

    def _ask(self, *what: object) -> Any:
        self.pipe.send(what)
        return self.pipe.recv()

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

    def renew(self) -> None:
        """Code changed: let the worker that waits take over."""
        self.current.stop()
        self.current, self.spare = self.spare or Worker(), None

    def prepare(self) -> None:
        """See to it that the next worker warms up."""
        if self.spare is None:
            self.spare = Worker()

    def build(self, root: Path, jobs: int | None) -> Answer:
        """Have a project built."""
        if not self.current.alive:
            self.renew()
        return self.current.build(root, jobs)

    def stop(self) -> None:
        """End both."""
        for worker in (self.current, self.spare):
            if worker is not None:
                worker.stop()
