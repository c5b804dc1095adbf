"""Following a recipe gives a result that is fresh until something behind it changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from bayestalk import freshness, keys, observations, recipes, refit, results, storage
from bayestalk.refit import Order

pytestmark = pytest.mark.filterwarnings("ignore")  # numba warns of its own generated code


@pytest.fixture(scope="module")
def recipe() -> recipes.Recipe:
    """Linear regression on elevation, sampled briefly."""
    return replace(recipes.read()["linear-line"], settings={"draws": 600, "tune": 300})


@pytest.fixture(scope="module")
def frozen(recipe: recipes.Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds its result."""
    folder = tmp_path_factory.mktemp("results")
    refit.refit(recipe, Order(folder=folder))
    return folder


def state(recipe: recipes.Recipe, folder: Path) -> results.State:
    return results.state("linear-line", freshness.key(keys.parts(recipe)), folder)


def test_a_result_is_fresh_until_its_recipe_changes(recipe: recipes.Recipe, frozen: Path) -> None:
    """Another prior, seed or number of draws makes it stale; the same recipe does not."""
    assert state(recipe, frozen) is results.State.FRESH
    for changed in (
        replace(recipe, seed=recipe.seed + 1),
        replace(recipe, prior=recipes.Prior(9.0, 30.0)),
        replace(recipe, settings={"draws": 601, "tune": 300}),
    ):
        assert state(changed, frozen) is results.State.STALE


def test_the_same_seed_gives_the_same_bytes(
    recipe: recipes.Recipe, frozen: Path, tmp_path: Path
) -> None:
    """Fitting again writes a file that is the same to the last byte."""
    refit.refit(recipe, Order(folder=tmp_path))
    assert (tmp_path / "linear-line.nc").read_bytes() == (frozen / "linear-line.nc").read_bytes()


def test_draws_are_thinned_after_they_were_judged(frozen: Path) -> None:
    """At most 500 draws a chain are kept; the diagnostics are those of all draws."""
    kept = results.read("linear-line", frozen)
    assert set(kept.children) == {"posterior", "sample_stats"}
    assert kept["posterior"].sizes["draw"] <= 500
    known = results.provenance("linear-line", frozen)
    assert known.diagnostics["draw"] == 600
    assert known.diagnostics["rhat_max"] < 1.05
    assert known.made["seconds"] > 0


def test_unknown_data_are_refused(recipe: recipes.Recipe) -> None:
    """A recipe on data that nobody simulates names those that there are."""
    with pytest.raises(recipes.RecipeError, match="temperature, treeline, hillshade"):
        observations.simulated(replace(recipe, data="rainfall"))


def test_kept_chains_are_given_up_once_frozen(recipe: recipes.Recipe, tmp_path: Path) -> None:
    """What was kept for a fit that breaks off does not stand in for the next one."""
    kept = tmp_path / "cache" / freshness.key(keys.parts(recipe))
    storage.write_sealed(kept / "seconds", b"1000")
    known = refit.refit(recipe, Order(folder=tmp_path, cache=tmp_path / "cache"))
    assert known.made["seconds"] > 1000
    assert not kept.exists()


def test_methods_without_chains_run_on_a_worker(tmp_path: Path) -> None:
    """Mean-field ADVI gives the same bytes, however many cores there are."""
    recipe = replace(recipes.read()["deepnet-advi"], settings={"steps": 200, "float32": False})
    for jobs in (1, 2):
        refit.refit(recipe, Order(folder=tmp_path / str(jobs), jobs=jobs))
    one, two = (tmp_path / jobs / "deepnet-advi.nc" for jobs in "12")
    assert one.read_bytes() == two.read_bytes()


def test_what_was_observed_is_told(recipe: recipes.Recipe, frozen: Path) -> None:
    """The digest of the observations and the commit stand beside the result."""
    made = results.provenance("linear-line", frozen).made
    digest = observations.simulated(recipe).attrs["digest"]
    assert made["observed"] == {"temperature": digest}
    assert "commit" in made


def test_what_was_made_is_said(recipe: recipes.Recipe, tmp_path: Path) -> None:
    """One line says that it was made, how long it took, and whether to trust it."""
    told: list[str] = []
    refit.refit(recipe, Order(folder=tmp_path, say=told.append))
    (line,) = told
    assert line.startswith("linear-line: made in ")
    assert "rhat_max" in line


def test_unknown_networks_models_and_methods_are_refused(recipe: recipes.Recipe) -> None:
    """A recipe that names what does not exist is refused, by name."""
    with pytest.raises(recipes.RecipeError, match="did you mean 'linear-line'"):
        keys.parts(replace(recipe, network="linear-lime"))
    with pytest.raises(recipes.RecipeError, match=r"bayestalk\.inference\.nutz"):
        keys.parts(replace(recipe, method="nutz"))
