"""Files that are written whole or not at all, caches that notice damage, and locks.

A cache entry is sealed: its first line is the SHA-256 of what follows. Whoever reads it gets
exactly what was written or nothing, and then makes it anew.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SEAL = b"sha256:"
_SECONDS_BEFORE_TELLING = 0.5


def write(path: Path, content: bytes | str) -> None:
    """Write a file under a temporary name beside it, then rename.

    Whoever reads ``path`` sees the old file or the new one, never half of one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def seal(data: bytes) -> bytes:
    """Data behind its own digest."""
    return _SEAL + hashlib.sha256(data).hexdigest().encode() + b"\n" + data


def unseal(sealed: bytes) -> bytes | None:
    """The data behind a seal; None where a single bit of either is not as written."""
    head, newline, data = sealed.partition(b"\n")
    if not newline or head != _SEAL + hashlib.sha256(data).hexdigest().encode():
        return None
    return data


def write_sealed(path: Path, data: bytes) -> None:
    """Write a cache entry, whole and sealed."""
    write(path, seal(data))


def read_sealed(path: Path) -> bytes | None:
    """A cache entry's data; None where there is none, or it is damaged."""
    try:
        return unseal(path.read_bytes())
    except OSError:
        return None


@contextmanager
def locked(path: Path, waiting: Callable[[], None] | None = None) -> Iterator[bool]:
    """Hold a lock that other processes of this machine respect; it dies with its holder.

    Parameters
    ----------
    path
        The lock's file; it stays behind, empty.
    waiting
        Called once where somebody else holds the lock, before waiting for it.

    Yields
    ------
    Whether the lock was waited for: somebody else may have done the work by now.
    """
    from filelock import FileLock, Timeout  # most who write or read files lock nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=_SECONDS_BEFORE_TELLING)
        waited = False
    except Timeout:
        if waiting:
            waiting()
        lock.acquire()
        waited = True
    try:
        yield waited
    finally:
        lock.release()
