"""A result that several builds want is made by one of them, and taken by the others."""

import os
import threading
import time
from pathlib import Path

from bayestalk import freshness, provenance
from bayestalk.once import Once
from bayestalk.provenance import Provenance

PARTS = {"recipe": 1}
KEY = freshness.key(PARTS)


def freeze(folder: Path, seconds_ago: float = 0) -> None:
    """Write a small result, now or a while ago."""
    folder.mkdir(exist_ok=True)
    (folder / "small.nc").write_bytes(b"1")
    known = Provenance("small", KEY, freshness.sha256(b"1"), PARTS, {})
    provenance.write(known, folder)
    when = time.time() - seconds_ago
    os.utime(folder / "small.json", (when, when))


def test_whoever_waited_takes_what_was_made(tmp_path: Path) -> None:
    """It says what it waits for, and finds the result."""
    first = Once(tmp_path / "locks", tmp_path)
    second = Once(tmp_path / "locks", tmp_path)
    told: list[str] = []
    waits = threading.Event()
    taken: list[Provenance | None] = []

    def say(line: str) -> None:
        told.append(line)
        waits.set()

    def want() -> None:
        with second.alone("small", KEY, say) as found:
            taken.append(found)

    with first.alone("small", KEY, told.append) as found:
        assert found is None
        other = threading.Thread(target=want)
        other.start()
        assert waits.wait(10)
        freeze(tmp_path)
    other.join(10)
    assert taken[0] is not None
    assert taken[0].key == KEY
    assert [line.split(" ")[1] for line in told] == ["waits", "taken"]


def test_asked_for_alone_it_is_made_again(tmp_path: Path) -> None:
    """A result of an earlier day does not stand in for the one that is asked for."""
    freeze(tmp_path, seconds_ago=3600)
    with Once(tmp_path / "locks", tmp_path).alone("small", KEY, print) as found:
        assert found is None


def test_a_build_takes_what_is_fresh_by_now(tmp_path: Path) -> None:
    """A build wants what is stale, and no longer what another one made before it came."""
    freeze(tmp_path, seconds_ago=3600)
    with Once(tmp_path / "locks", tmp_path, only_stale=True).alone("small", KEY, print) as found:
        assert found is not None


def test_another_key_is_another_result(tmp_path: Path) -> None:
    """A result that is stale or damaged is not taken, and not waited for."""
    freeze(tmp_path)
    once = Once(tmp_path / "locks", tmp_path, only_stale=True)
    with once.alone("small", "0" * 64, print) as found:
        assert found is None
    (tmp_path / "small.nc").write_bytes(b"2")
    with once.alone("small", KEY, print) as found:
        assert found is None
