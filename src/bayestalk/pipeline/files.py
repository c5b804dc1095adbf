"""Files, written whole or not at all."""

import hashlib
import json
from pathlib import Path

from bayestalk.storage import write

__all__ = ["files_under", "sha256", "write", "write_json"]


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
