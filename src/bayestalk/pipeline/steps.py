"""One step of the build: what it reads, what it writes, and what else decides its bytes."""

import importlib
import time
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bayestalk import freshness
from bayestalk.pipeline.files import sha256, write_json


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
    code
        Digest of everything else that decides the bytes: the code that runs, the arguments,
        the versions of libraries.
    arguments
        What the function is to know; plain values.
    """

    name: str
    run: str
    reads: tuple[Path, ...]
    writes: tuple[Path, ...]
    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What sort of thing it makes: ``figure``."""
        return self.name.split("/", 1)[0]

    @property
    def only(self) -> Path:
        """The file it writes, for steps that write one."""
        (path,) = self.writes
        return path


def step(
    name: str,
    run: str,
    *,
    reads: Iterable[Path] = (),
    writes: Iterable[Path],
    modules: Iterable[str] = (),
    libraries: Iterable[str] = (),
    arguments: Mapping[str, object] | None = None,
) -> Step:
    """Describe a step.

    Its code is that of the function's module and of ``modules``, with all that they import
    from this package; of ``libraries`` the minor version counts.
    """
    arguments = arguments or {}
    code = freshness.key(
        {
            "code": freshness.code_digest([run.split(":")[0], *modules]),
            "arguments": arguments,
            "libraries": freshness.library_versions(sorted(libraries)),
        }
    )
    reads = tuple(sorted(set(reads)))
    return Step(name, run, reads, tuple(writes), code, arguments)


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


def is_known(error: BaseException) -> bool:
    """Whether an error speaks for itself: ours, or one of the machine's."""
    ours = type(error).__module__.split(".")[0] == "bayestalk"
    return ours or isinstance(error, OSError)


def execute(made: Step, records: Path, root: Path) -> None:
    """Run a step and record what it was made from.

    Raises
    ------
    StepError
        Whatever went wrong; it travels between processes as plain text.
    """
    module, _, function = made.run.partition(":")
    start = time.monotonic()
    try:
        getattr(importlib.import_module(module), function)(made)
        missing = [path for path in made.writes if not path.exists()]
        if missing:
            msg = f"it was to write {missing[0]} and did not"
            raise StepError(made.name, msg)  # noqa: TRY301 - one way out for every failure
    except StepError:
        raise
    except Exception as error:
        trace = "" if is_known(error) else traceback.format_exc()
        message = str(error) or type(error).__name__
        raise StepError(made.name, message, trace) from None
    write_json(
        record_path(records, made.name),
        {
            "name": made.name,
            "code": made.code,
            "reads": {_name(path, root): sha256(path) for path in made.reads},
            "writes": {_name(path, root): sha256(path) for path in made.writes},
            "seconds": round(time.monotonic() - start, 3),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        },
    )


def record_path(records: Path, name: str) -> Path:
    """Where the record of a step is."""
    return records / f"{name.replace('/', '--')}.json"


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
