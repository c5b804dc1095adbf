"""How long a piece of work took, interruptions left out."""

import time
from pathlib import Path

from bayestalk import storage

_SECONDS_BETWEEN_NOTES = 2.0


class Stopwatch:
    """Counts seconds of work, and goes on counting where an interrupted run left off.

    It starts at the first note: until then workers may still be starting.

    Parameters
    ----------
    notes
        File in which the seconds so far are kept; None keeps them nowhere.
    """

    def __init__(self, notes: Path | None = None) -> None:
        self._notes = notes
        self._before = _read(notes)
        self._started: float | None = None
        self._noted = 0.0

    @property
    def seconds(self) -> float:
        """Seconds of work so far, earlier runs counted in."""
        if self._started is None:
            return self._before
        return self._before + time.monotonic() - self._started

    def note(self) -> None:
        """Keep the seconds so far; call it as often as you like."""
        now = time.monotonic()
        if self._started is None:
            self._started = self._noted = now
        if self._notes is None or now - self._noted < _SECONDS_BETWEEN_NOTES:
            return
        self._noted = now
        storage.write_sealed(self._notes, f"{self.seconds:.1f}\n".encode())


def _read(notes: Path | None) -> float:
    kept = storage.read_sealed(notes) if notes else None
    return max(0.0, float(kept)) if kept else 0.0
