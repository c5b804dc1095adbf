"""Frozen results are read as they were written, or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from bayestalk import results

PARTS = {"recipe": {"seed": 1}}


def a_tree(size: int = 50) -> xr.DataTree:
    rng = np.random.default_rng(3)
    draws = rng.normal(size=(2, size, 3)).astype(np.float32)
    return xr.DataTree.from_dict(
        {"posterior": xr.Dataset({"w1": (("chain", "draw", "unit"), draws)})}
    )


def frozen(folder: Path, size: int = 50) -> results.Provenance:
    return results.write("small", a_tree(size), parts=PARTS, made={"seconds": 1}, folder=folder)


def test_numbers_come_back(tmp_path: Path) -> None:
    """What is read equals what was written, and nothing else was left in the folder."""
    frozen(tmp_path)
    xr.testing.assert_equal(
        results.read("small", tmp_path)["posterior"].to_dataset(),
        a_tree()["posterior"].to_dataset(),
    )
    assert {path.name for path in tmp_path.iterdir()} == {"small.nc", "small.json"}


def test_large_results_are_read_exactly(tmp_path: Path) -> None:
    """Whatever packing did to many draws, they are read as they were."""
    frozen(tmp_path, size=20_000)
    back = results.read("small", tmp_path)["posterior"]["w1"].to_numpy()
    assert (back == a_tree(20_000)["posterior"]["w1"].to_numpy()).all()


def test_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    """Writing twice gives the same digest."""
    assert frozen(tmp_path / "a").digest == frozen(tmp_path / "b").digest


def test_state_tells_fresh_stale_damaged_missing(tmp_path: Path) -> None:
    """A key that differs is stale, bytes that differ are damage, no file is missing."""
    known = frozen(tmp_path)
    assert results.state("small", known.key, tmp_path) is results.State.FRESH
    assert results.state("small", "another", tmp_path) is results.State.STALE
    data = bytearray((tmp_path / "small.nc").read_bytes())
    data[-1] ^= 1
    (tmp_path / "small.nc").write_bytes(bytes(data))
    assert results.state("small", known.key, tmp_path) is results.State.DAMAGED
    with pytest.raises(results.ResultError, match="damaged"):
        results.read("small", tmp_path)
    (tmp_path / "small.nc").unlink()
    assert results.state("small", known.key, tmp_path) is results.State.MISSING


def test_what_a_killed_build_left_behind_is_swept_away(tmp_path: Path) -> None:
    """Old half-written files of the same result go; fresh ones, and those of others, stay."""
    left = tmp_path / ".small.json.17-140.tmp"
    packed = tmp_path / ".small.17.nc"
    other = tmp_path / ".small-line.17.nc"
    fresh = tmp_path / ".small.nc.18-141.tmp"
    for path in (left, packed, other, fresh):
        path.touch()
    for path in (left, packed, other):
        os.utime(path, (0, 0))
    frozen(tmp_path)
    assert {path.name for path in tmp_path.glob(".*")} == {other.name, fresh.name}


def test_missing_results_say_how_to_get_them(tmp_path: Path) -> None:
    """The message names the command that makes the result."""
    with pytest.raises(results.ResultError, match="bayestalk refit nothing"):
        results.read("nothing", tmp_path)


def test_provenance_that_was_edited_is_damage(tmp_path: Path) -> None:
    """Parts that do not give the key they stand beside are noticed."""
    known = frozen(tmp_path)
    text = (tmp_path / "small.json").read_text()
    (tmp_path / "small.json").write_text(text.replace('"seed": 1', '"seed": 2'))
    assert results.state("small", known.key, tmp_path) is results.State.DAMAGED
