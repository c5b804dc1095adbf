"""A kept chain is exactly what was kept, or none."""

from pathlib import Path

import numpy as np

from bayestalk.chains import kept

ARRAYS = {"w1": np.arange(6.0).reshape(3, 2), "lp": np.asarray(-1.5, dtype=np.float32)}


def test_chains_come_back(tmp_path: Path) -> None:
    """Arrays keep their values, shapes and types."""
    kept.store(tmp_path, 3, ARRAYS)
    found = kept.find(tmp_path, 3, print)
    assert found is not None
    assert found.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(found[name], array, strict=True)


def test_a_chain_that_is_not_there_is_nothing_to_talk_of(tmp_path: Path) -> None:
    """Nothing is found, and nothing said."""
    told: list[str] = []
    assert kept.find(tmp_path, 0, told.append) is None
    assert told == []


def test_damaged_chains_are_named_and_never_used(tmp_path: Path) -> None:
    """Of 200 truncations and flipped bits each, none is taken for the chain; each is named."""
    rng = np.random.default_rng(8)
    kept.store(tmp_path, 0, ARRAYS)
    whole = kept.path(tmp_path, 0).read_bytes()
    told: list[str] = []
    for _ in range(200):
        flipped = bytearray(whole)
        flipped[rng.integers(len(whole))] ^= 1 << int(rng.integers(8))
        for damaged in (bytes(flipped), whole[: rng.integers(len(whole))]):
            kept.path(tmp_path, 0).write_bytes(damaged)
            assert kept.find(tmp_path, 0, told.append) is None
            assert not kept.path(tmp_path, 0).exists()
    assert len(told) == 400
    assert all(str(kept.path(tmp_path, 0)) in line for line in told)
