"""What the last build made each file from, and whether that still holds."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bayestalk.pipeline.files import sha256
from bayestalk.pipeline.steps import Step, record_path


class State(StrEnum):
    """Whether what a step made is what it would make today."""

    FRESH = "fresh"
    STALE = "stale"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """The state of one step, and the change that made it so."""

    name: str
    state: State
    reason: str = ""


def read(made: Step) -> dict[str, Any] | None:
    """A step's record; None where it was never made, or the record is unreadable."""
    try:
        found = json.loads(record_path(made.layout, made.name).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) else None


def look(steps: Iterable[Step]) -> list[Finding]:
    """The state of every step, in order; each file is read once."""
    digest = cache(sha256)
    findings: dict[Path, Finding] = {}
    found = []
    for made in in_order(steps):
        finding = _look(made, digest, findings)
        found.append(finding)
        findings.update(dict.fromkeys(made.writes, finding))
    return found


def _look(made: Step, digest: Any, upstream: dict[Path, Finding]) -> Finding:
    record = read(made)
    absent = [path for path in made.writes if digest(path) is None]
    if record is None or absent:
        what = made.layout.relative(absent[0]) if absent else "its record"
        return Finding(made.name, State.MISSING, f"{what} is not there")
    for path in made.writes:
        if record["writes"].get(made.layout.relative(path)) != digest(path):
            reason = f"{made.layout.relative(path)} changed since it was made"
            return Finding(made.name, State.DAMAGED, reason)
    for path in made.reads:
        before = upstream.get(path)
        if before is not None and before.state is not State.FRESH:
            return Finding(made.name, State.STALE, f"{before.name} is {before.state}")
        if record["reads"].get(made.layout.relative(path)) != digest(path):
            return Finding(made.name, State.STALE, f"{made.layout.relative(path)} changed")
    gone = set(record["reads"]) - {made.layout.relative(path) for path in made.reads}
    if gone:
        return Finding(made.name, State.STALE, f"{min(gone)} is no longer read")
    if record["code"] != made.code:
        return Finding(made.name, State.STALE, "its code, arguments or libraries changed")
    return Finding(made.name, State.FRESH)


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
