"""A shelf of finished pieces: each under the digest of all that it was made from."""

import json
from pathlib import Path
from typing import Any

from bayestalk.freshness import digest_of
from bayestalk.storage import read_sealed, write_sealed

SPARE = 300


class Shelf:
    """Pieces by key, as sealed JSON; a damaged one is not there, so that it is made anew.

    Parameters
    ----------
    folder
        Where the pieces lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def get(self, *key: object) -> Any:
        """The piece made from ``key``; None where there is none."""
        path = self._path(key)
        data = read_sealed(path)
        if data is None:
            return None
        self.used.add(path.name)
        return json.loads(data)

    def put(self, value: object, *key: object) -> None:
        """Keep a piece; what JSON cannot hold is not kept."""
        path = self._path(key)
        try:
            data = json.dumps(value, ensure_ascii=False).encode("utf-8")
        except (TypeError, ValueError):
            return
        write_sealed(path, data)
        self.used.add(path.name)

    def tidy(self, spare: int = SPARE) -> None:
        """Remove what was not used, but for the newest: an edit is often taken back."""
        others = []
        for path in self.folder.glob("*"):
            if path.name not in self.used:
                try:
                    others.append((path.stat().st_mtime_ns, path))
                except FileNotFoundError:
                    continue  # another build tidies too
        for _, path in sorted(others, reverse=True)[spare:]:
            path.unlink(missing_ok=True)

    def _path(self, key: tuple[object, ...]) -> Path:
        return self.folder / digest_of(key)
