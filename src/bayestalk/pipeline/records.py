"""What the last build made each file from, and whether that still holds."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bayestalk import storage
from bayestalk.pipeline.files import files_under, sha256
from bayestalk.pipeline.reasons import change
from bayestalk.pipeline.steps import Step, record_path

Digest = Callable[[Path], str | None]


class State(StrEnum):
    """Whether what a step made is what it would make today."""

    FRESH = "fresh"
    STALE = "stale"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """The state of one thing, and the change that made it so.

    ``because`` names what it waits for, where that is something else that is not fresh.
    """

    name: str
    state: State
    reason: str = ""
    because: str = ""


def read(made: Step) -> dict[str, Any] | None:
    """A step's record; None where it was never made, or the record is damaged."""
    kept = storage.read_sealed(record_path(made.layout, made.name))
    return json.loads(kept) if kept else None


def look(steps: Iterable[Step], upstream: Mapping[Path, Finding] | None = None) -> list[Finding]:
    """The state of every step, in order; each file is read once.

    Parameters
    ----------
    upstream
        The state of files that no step makes: those of the frozen results.
    """
    digest = cache(sha256)
    findings = dict(upstream or {})
    found = []
    for made in in_order(steps):
        finding = _look(made, digest, findings)
        found.append(finding)
        findings.update(dict.fromkeys(made.writes, finding))
    return found


def holds(made: Step) -> bool:
    """Whether a step's files are what it would make of the files there are now."""
    return _look(made, sha256, {}).state is State.FRESH


def _look(made: Step, digest: Digest, upstream: Mapping[Path, Finding]) -> Finding:
    name = made.layout.relative
    record = read(made)
    for path in made.writes:
        if digest(path) is None:
            return Finding(made.name, State.MISSING, f"{name(path)} is not there")
    if record is None:
        there = record_path(made.layout, made.name)
        state = State.DAMAGED if there.exists() else State.MISSING
        return Finding(made.name, state, f"{name(there)} is {state}")
    for path in made.writes:
        if record["writes"].get(name(path)) != digest(path):
            reason = f"{name(path)} changed since it was made"
            return Finding(made.name, State.DAMAGED, reason)
    for path in _listed(made, digest):
        return Finding(made.name, State.DAMAGED, f"{name(path)} changed since it was made")
    for path in made.reads:
        before = upstream.get(path)
        if before is not None and before.state is not State.FRESH:
            reason = f"{before.name} is {before.state}"
            return Finding(made.name, State.STALE, reason, before.name)
        if record["reads"].get(name(path)) != digest(path):
            return Finding(made.name, State.STALE, f"{name(path)} changed")
    changed = change(record["made_of"], json.loads(json.dumps(made.made_of)))
    if changed:
        return Finding(made.name, State.STALE, changed)
    return Finding(made.name, State.FRESH)


def _listed(made: Step, digest: Digest) -> Iterator[Path]:
    """Files of a step's manifest that are not as it says, and files that it does not name."""
    if made.manifest is None:
        return
    listing, folder = made.manifest
    told = json.loads(listing.read_text(encoding="utf-8"))
    for path, sha in told.items():
        if digest(folder / path) != sha:
            yield folder / path
    for path in files_under(folder):
        if path.relative_to(folder).as_posix() not in told:
            yield path


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Steps so that whoever reads what another writes comes after it."""
    steps = list(steps)
    maker = {path: made for made in steps for path in made.writes}
    done: dict[str, Step] = {}

    def visit(made: Step) -> None:
        if made.name in done:
            return
        for path in made.reads:
            if path in maker and maker[path] is not made:
                visit(maker[path])
        done[made.name] = made

    for made in steps:
        visit(made)
    return list(done.values())


def touched(steps: Iterable[Step], names: Iterable[str]) -> list[Step]:
    """The named steps and all that is made from what they make, in order."""
    wanted = set(names)
    written: set[Path] = set()
    found = []
    for made in in_order(steps):
        if made.name in wanted or written.intersection(made.reads):
            found.append(made)
            written.update(made.writes)
    return found
