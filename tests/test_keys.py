"""A result is made of what decides its bytes, and of nothing that only brings it about."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bayestalk import compared, freshness, keys, recipes
from bayestalk.models.networks import NETWORKS
from bayestalk.network import Activation, Layer

BOOK = recipes.read()
STATES = """
import sys
from pathlib import Path
from bayestalk import memory
from bayestalk.pipeline import fits, layout
with memory.kept(Path(sys.argv[1])):
    found = list(fits.states(layout.Layout(layout.find_root())))
assert len(found) > 10
heavy = {"numpy", "xarray", "pymc", "pytensor", "jax", "matplotlib", "distributed", "pytask"}
print(sorted(heavy & set(sys.modules)))
"""


def test_states_need_nothing_heavy(tmp_path: Path) -> None:
    """Once the simulations are known, all states are told without NumPy or anything above it."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", STATES, str(tmp_path / "facts")],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", BOOK)
def test_orchestration_is_no_part_of_a_result(name: str) -> None:
    """Where and when chains run, and how that is shown, makes no posterior stale."""
    code = keys.parts(BOOK[name])["code"]
    outside = {"refit", "progress", "freshness", "results", "provenance", "once", "chains"}
    assert not {module for module in code if module.split(".")[1] in outside}
    assert {"bayestalk.judging", "bayestalk.packing"} <= set(code)


def test_a_layer_counts_for_its_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more hidden unit makes the fits of that network stale, and no others."""
    before = {name: freshness.key(keys.parts(recipe)) for name, recipe in BOOK.items()}
    layers = (Layer(4, Activation.TANH), *NETWORKS["deepnet"].layers[1:])
    monkeypatch.setitem(NETWORKS, "deepnet", replace(NETWORKS["deepnet"], layers=layers))
    changed = {name for name in BOOK if freshness.key(keys.parts(BOOK[name])) != before[name]}
    assert changed == {"deepnet", "deepnet-advi"}


@pytest.mark.parametrize(
    ("without", "message"),
    [({"area": "Rawa"}, "did you mean 'Rawah'"), ({"class": "Krumholz"}, "'Krummholz'")],
)
def test_rows_that_do_not_exist_cannot_be_left_out(without: dict[str, str], message: str) -> None:
    """An area or a cover type that there is not is refused with the nearest name."""
    with pytest.raises(recipes.RecipeError, match=message):
        keys.parts(replace(BOOK["cover-sampled"], without=without))
    with pytest.raises(recipes.RecipeError, match="no areas or classes"):
        keys.parts(replace(BOOK["linear"], without=without))


def test_parts_are_read_back_as_they_were_told() -> None:
    """They are plain values, so that what changed can be named after a look at the file."""
    import json

    for recipe in BOOK.values():
        parts = keys.parts(recipe)
        assert json.loads(json.dumps(parts)) == parts


def test_scores_are_of_the_fits_they_score() -> None:
    """Another key of any fit gives the scores another key."""
    fits = dict.fromkeys(compared.FITS, "a")
    one = freshness.key(keys.scores(fits))
    assert one == freshness.key(keys.scores(dict(fits)))
    assert one != freshness.key(keys.scores(fits | {"cover-advi": "b"}))
