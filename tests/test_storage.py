"""Files are whole, seals notice every flipped bit, and locks let one in at a time."""

import contextlib
import threading
from pathlib import Path

import numpy as np

from bayestalk import storage


def test_what_was_sealed_comes_back(tmp_path: Path) -> None:
    """A sealed entry gives back exactly its bytes, and a missing one gives nothing."""
    storage.write_sealed(tmp_path / "entry", b"draws\n\x00")
    assert storage.read_sealed(tmp_path / "entry") == b"draws\n\x00"
    assert storage.read_sealed(tmp_path / "other") is None


def test_no_damaged_entry_is_accepted() -> None:
    """Of a thousand truncations and bit flips, none is taken for the entry."""
    rng = np.random.default_rng(3)
    whole = storage.seal(rng.bytes(2_000))
    for _ in range(500):
        assert storage.unseal(whole[: rng.integers(len(whole))]) is None
        flipped = bytearray(whole)
        flipped[rng.integers(len(whole))] ^= 1 << int(rng.integers(8))
        assert storage.unseal(bytes(flipped)) is None


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new content cannot be written, the old file and nothing else is there."""
    target = tmp_path / "page"
    storage.write(target, "old")
    with contextlib.suppress(UnicodeEncodeError):
        storage.write(target, "\ud800")
    assert [path.name for path in tmp_path.iterdir()] == ["page"]
    assert target.read_text() == "old"


def test_one_at_a_time_holds_a_lock(tmp_path: Path) -> None:
    """The second to come is told that it waits, and enters when the first has left."""
    told = threading.Event()
    entered: list[bool] = []

    def second() -> None:
        with storage.locked(tmp_path / "lock", told.set) as waited:
            entered.append(waited)

    with storage.locked(tmp_path / "lock") as waited:
        assert not waited
        other = threading.Thread(target=second)
        other.start()
        assert told.wait(5)
        assert not entered
    other.join(5)
    assert entered == [True]
