"""Files, written whole or not at all."""

import hashlib
import json
import os
import shutil
from pathlib import Path


def write(path: Path, content: bytes | str) -> None:
    """Write a file under a temporary name beside it, then rename.

    Whoever reads ``path`` sees the old file or the new one, never half of one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_json(path: Path, content: object) -> None:
    """Write JSON with sorted keys, alike on every run."""
    write(path, json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def sha256(path: Path) -> str | None:
    """The SHA-256 of a file's bytes; None where it is missing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, IsADirectoryError):
        return None


def files_under(folder: Path, *patterns: str) -> tuple[Path, ...]:
    """The files of a folder, sorted; temporary ones and caches are left out."""
    found = {
        path
        for pattern in patterns or ("*",)
        for path in folder.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith(".tmp")
    }
    return tuple(sorted(found))


def swap(fresh: Path, place: Path) -> None:
    """Put a folder in the place of another, which is removed.

    Two renames, so that a reader sees the whole old folder or the whole new one.
    """
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
