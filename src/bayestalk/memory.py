"""Facts that follow from their key alone, kept from one run to the next.

What a source imports follows from its bytes; what a simulation gives, from its code. Such facts
take a second to find and a moment to read. A key names all that decides the fact, so that a
remembered one is never out of date; the file is sealed, so that a damaged one is as good as
none.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bayestalk import storage

_facts: dict[str, Any] = {}
_used: set[str] = set()


def recall(kind: str, key: str, find: Callable[[], Any]) -> Any:
    """A fact, found only where it is not remembered.

    Parameters
    ----------
    kind, key
        Name it; the key holds everything that decides it.
    find
        Finds it, as a value that JSON can hold.
    """
    name = f"{kind} {key}"
    _used.add(name)
    if name not in _facts:
        _facts[name] = find()
    return _facts[name]


@contextmanager
def kept(file: Path, *, whole: bool = True) -> Iterator[None]:
    """Start with the facts of a file, and leave those that were used in it.

    Parameters
    ----------
    whole
        Whether all there is was looked at, so that what was not used is of no use any more.
    """
    before = _read(file)
    _facts.update(before)
    try:
        yield
    finally:
        used = {name: _facts[name] for name in _used if name in _facts}
        if used.keys() - before.keys():
            used = used if whole else before | used
            storage.write_sealed(file, json.dumps(used, sort_keys=True).encode())


def _read(file: Path) -> dict[str, Any]:
    data = storage.read_sealed(file)
    return dict(json.loads(data)) if data else {}
