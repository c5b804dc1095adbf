"""Where a result comes from is read as it was written, or not at all."""

import json
from pathlib import Path

import numpy as np
import pytest

from bayestalk import freshness, provenance, recipes
from bayestalk.observations import simulated
from bayestalk.provenance import Provenance, ResultError, State

PARTS = {"recipe": {"seed": 1, "rate": 1e-05}, "words": "É 3 → 1"}


def written(folder: Path) -> Provenance:
    """A result whose numbers are three bytes."""
    found = Provenance(
        "small", freshness.key(PARTS), freshness.sha256(b"123"), PARTS, {"seconds": 0.1 + 0.2}, {}
    )
    provenance.write(found, folder)
    (folder / "small.nc").write_bytes(b"123")
    return found


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    """It is read as it was, and the file holds a seal."""
    known = written(tmp_path)
    assert provenance.read("small", tmp_path) == known
    told = json.loads((tmp_path / "small.json").read_text("utf-8"))
    seal = told.pop("seal")
    assert seal == freshness.digest_of(told)


def test_no_flipped_bit_and_no_missing_end_is_accepted(tmp_path: Path) -> None:
    """Every bit that is flipped, and every truncation, makes the result damaged."""
    key = written(tmp_path).key
    source = tmp_path / "small.json"
    whole = source.read_bytes()
    assert provenance.state("small", key, tmp_path) is State.FRESH
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        source.write_bytes(bytes(flipped))
        assert provenance.state("small", key, tmp_path) is State.DAMAGED
    for end in range(len(whole)):
        source.write_bytes(whole[:end])
        assert provenance.state("small", key, tmp_path) is State.DAMAGED


def test_a_result_under_another_name_is_damaged(tmp_path: Path) -> None:
    """A file that was copied does not stand for another result."""
    key = written(tmp_path).key
    for suffix in (".json", ".nc"):
        (tmp_path / f"other{suffix}").write_bytes((tmp_path / f"small{suffix}").read_bytes())
    assert provenance.state("other", key, tmp_path) is State.DAMAGED
    with pytest.raises(ResultError, match="bayestalk refit other"):
        provenance.read("other", tmp_path)


def test_a_kill_between_numbers_and_provenance_is_damage(tmp_path: Path) -> None:
    """New numbers beside old provenance are noticed, as are numbers without any."""
    key = written(tmp_path).key
    (tmp_path / "small.nc").write_bytes(b"124")
    assert provenance.state("small", key, tmp_path) is State.DAMAGED
    (tmp_path / "small.json").unlink()
    assert provenance.state("small", key, tmp_path) is State.MISSING


@pytest.mark.parametrize(
    "name", [name for name, one in recipes.read().items() if one.data != "covertype"]
)
def test_frozen_fits_are_of_the_observations_of_today(name: str) -> None:
    """What was observed when a fit was made is what the simulation gives now."""
    recipe = recipes.read()[name]
    observed = simulated(recipe).attrs["digest"]
    assert provenance.read(name).made["observed"] == {recipe.data: observed}


def test_frozen_results_say_which_code_made_them() -> None:
    """Each has a commit, or none where that was not noted."""
    for name in (*recipes.read(), "forest"):
        commit = provenance.read(name).made["commit"]
        assert commit is None or len(commit.removesuffix("+changes")) == 40
        assert np.isfinite(provenance.read(name).made["seconds"])
