"""One step of the build: what it reads, what it writes, and what else decides its bytes."""

import importlib
import json
import time
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from bayestalk import freshness, keys, storage
from bayestalk.pipeline.files import sha256
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.problems import explain

BY_VALUE = frozenset(("bayestalk.models.networks",))
"""Modules whose values count and not their code: see ``step``."""


@dataclass(frozen=True)
class Step:
    """A file or a few, made by one function.

    Parameters
    ----------
    name
        Kind and name, ``figure/gap``: it is what ``bayestalk why`` takes.
    run
        The function that makes it, as ``module:function``; it is called with the step.
    reads, writes
        Files, absolute.
    made_of
        Everything else that decides the bytes: digests of the code that runs, the arguments,
        the versions of libraries.
    root
        The project's folder.
    arguments
        What the function is to know; plain values.
    sources
        Files of which only parts count, which ``arguments`` hold.
    manifest
        A file it writes that lists others with their SHA-256, and the folder they lie in.
    """

    name: str
    run: str
    root: Path
    reads: tuple[Path, ...]
    writes: tuple[Path, ...]
    made_of: Mapping[str, object]
    arguments: Mapping[str, object] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()
    manifest: tuple[Path, Path] | None = None

    @cached_property
    def code(self) -> str:
        """Digest of what decides the bytes besides the files that are read."""
        return freshness.key(self.made_of)

    @property
    def kind(self) -> str:
        """What sort of thing it makes: ``figure``."""
        return self.name.split("/", 1)[0]

    @property
    def layout(self) -> Layout:
        """Where everything of the project lies."""
        return Layout(self.root)

    @property
    def only(self) -> Path:
        """The file it writes, for steps that write one."""
        (path,) = self.writes
        return path


def step(
    layout: Layout,
    name: str,
    run: str,
    *,
    reads: Iterable[Path] = (),
    writes: Iterable[Path],
    modules: Iterable[str] = (),
    alone: Iterable[str] = (),
    libraries: Iterable[str] = (),
    arguments: Mapping[str, object] | None = None,
    sources: Iterable[Path] = (),
    networks: Iterable[str] = (),
    manifest: tuple[Path, Path] | None = None,
) -> Step:
    """Describe a step.

    Its code is ``modules`` with all that they import from this package; the function's own
    module and those of ``alone`` only pick what to call, and count without what they import.
    Of ``libraries`` the minor version counts. Of the networks of the talk those count that it
    shows or computes with, ``networks``.
    """
    arguments = dict(arguments or {})
    shown = {name: keys.described(name) for name in sorted(set(networks))}
    bindings = (run.split(":")[0], *alone)
    reads, writes = tuple(sorted(set(reads))), tuple(writes)
    made_of = {
        "code": {
            **freshness.modules_behind(modules, BY_VALUE),
            **{one: freshness.syntax_of(one) for one in bindings},
        },
        "arguments": arguments,
        "networks": shown,
        "libraries": freshness.library_versions(sorted(libraries)),
        # a file that is no longer read, or another that is written, changes the result too
        "reads": [layout.relative(path) for path in reads],
        "writes": [layout.relative(path) for path in writes],
    }
    return Step(name, run, layout.root, reads, writes, made_of, arguments, tuple(sources), manifest)


class StepError(Exception):
    """A step failed.

    Parameters
    ----------
    name
        The step.
    message
        One line.
    trace
        The traceback as text, where the failure is not one of the known kinds.
    """

    def __init__(self, name: str, message: str, trace: str = "") -> None:
        super().__init__(name, message, trace)
        self.name = name
        self.message = message
        self.trace = trace

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


@dataclass(frozen=True)
class Outcome:
    """What a build did, by names of steps."""

    done: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    errors: tuple[StepError, ...] = ()
    blocked: tuple[str, ...] = ()


def execute(made: Step) -> None:
    """Run a step and record what it was made from.

    Raises
    ------
    StepError
        Whatever went wrong; it travels between processes as plain text.
    """
    start = time.monotonic()
    failure = _failure(made)
    if failure is not None:
        # raised out here, so that it carries no other error that could not travel
        raise failure
    record = {
        "name": made.name,
        "made_of": made.made_of,
        "reads": {made.layout.relative(path): sha256(path) for path in made.reads},
        "writes": {made.layout.relative(path): sha256(path) for path in made.writes},
        "seconds": round(time.monotonic() - start, 3),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    storage.write_sealed(
        record_path(made.layout, made.name), json.dumps(record, sort_keys=True).encode()
    )


def _failure(made: Step) -> StepError | None:
    """Run a step; what went wrong, if anything did."""
    module, _, function = made.run.partition(":")
    try:
        getattr(importlib.import_module(module), function)(made)
    except StepError as error:
        return error
    except Exception as error:
        message = explain(error)
        trace = "" if message else traceback.format_exc()
        return StepError(made.name, message or f"{type(error).__name__}: {error}", trace)
    for path in made.writes:
        if not path.exists():
            return StepError(made.name, f"it was to write {path} and did not")
    return None


def record_path(layout: Layout, name: str) -> Path:
    """Where the record of a step is."""
    return layout.records / f"{name.replace('/', '--')}.json"
