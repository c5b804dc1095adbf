"""Work that was interrupted is timed as if it had not been."""

from pathlib import Path

import pytest

from bayestalk import stopwatch
from bayestalk.stopwatch import Stopwatch


def test_seconds_go_on_where_they_were_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run counts from what the first one noted; the time between does not count."""
    now = [100.0]
    monkeypatch.setattr(stopwatch.time, "monotonic", lambda: now[0])
    first = Stopwatch(tmp_path / "fit" / "seconds")
    now[0] += 7
    assert first.seconds == 0
    first.note()
    now[0] += 30
    first.note()
    now[0] += 500
    second = Stopwatch(tmp_path / "fit" / "seconds")
    second.note()
    now[0] += 12
    assert second.seconds == pytest.approx(42)


def test_damaged_notes_are_no_time(tmp_path: Path) -> None:
    """A note that is not as it was written counts as none."""
    (tmp_path / "seconds").write_text("1000\n")
    assert Stopwatch(tmp_path / "seconds").seconds < 1
