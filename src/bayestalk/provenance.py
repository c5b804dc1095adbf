"""Where a frozen result comes from, and whether today's code would give it.

Read without any numbers, so that to look at every result takes no time. A result is two files
in ``results/``: ``NAME.nc`` holds the numbers, ``NAME.json`` what stands here. The latter is
sealed: it holds the digest of all else in it, and is written in one way only, so that a single
flipped bit is noticed.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from bayestalk import freshness, storage


class ResultError(RuntimeError):
    """A result that is missing or damaged; the message says what to do."""


class State(StrEnum):
    """Whether a frozen result may be published."""

    FRESH = "fresh"
    STALE = "stale"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class Provenance:
    """Where a result comes from.

    ``digest`` is that of the numbers' bytes, ``parts`` what the key was made of, ``made`` when,
    how long and with what, ``diagnostics`` the numbers that tell whether to trust it.
    """

    name: str
    key: str
    digest: str
    parts: Mapping[str, Any]
    made: Mapping[str, Any]
    diagnostics: Mapping[str, Any] = field(default_factory=dict)


def root() -> Path:
    """The folder of frozen results: ``BAYESTALK_RESULTS``, the project's, or the package's."""
    if given := os.environ.get("BAYESTALK_RESULTS"):
        return Path(given)
    beside = Path(__file__).parents[2] / "results"
    return beside if beside.is_dir() else Path(__file__).parent / "_results"


def path(name: str, suffix: str = ".nc", folder: Path | None = None) -> Path:
    """Where a result's file is."""
    return (folder or root()) / f"{name}{suffix}"


def write(provenance: Provenance, folder: Path | None = None) -> None:
    """Write where a result comes from, sealed."""
    storage.write(path(provenance.name, ".json", folder), _sealed(vars(provenance)))


def read(name: str, folder: Path | None = None) -> Provenance:
    """Where a result comes from.

    Raises
    ------
    ResultError
        Where there is none, or it is not as it was written.
    """
    source = path(name, ".json", folder)
    try:
        text = source.read_text(encoding="utf-8")
        told = json.loads(text)
        told.pop("seal", None)
        found = Provenance(**told)
    except FileNotFoundError:
        msg = f"no result {name!r}: {source} is missing; run `bayestalk refit {name}`"
        raise ResultError(msg) from None
    except (ValueError, TypeError, AttributeError) as error:
        msg = f"result {name!r} is damaged: {source}: {error}; run `bayestalk refit {name}`"
        raise ResultError(msg) from error
    if text != _sealed(told) or found.name != name or freshness.key(found.parts) != found.key:
        msg = (
            f"result {name!r} is damaged: {source} is not as it was written; "
            f"run `bayestalk refit {name}`"
        )
        raise ResultError(msg)
    return found


def state(name: str, key: str, folder: Path | None = None) -> State:
    """Whether a result is what today's code, recipe, data and libraries would give."""
    source = path(name, folder=folder)
    if not source.is_file() or not path(name, ".json", folder).is_file():
        return State.MISSING
    try:
        known = read(name, folder)
    except ResultError:
        return State.DAMAGED
    if freshness.sha256(source.read_bytes()) != known.digest:
        return State.DAMAGED
    return State.FRESH if known.key == key else State.STALE


def _sealed(told: Mapping[str, Any]) -> str:
    whole = {**told, "seal": freshness.digest_of(told)}
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
