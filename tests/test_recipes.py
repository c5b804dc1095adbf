"""Recipes say what is fitted; what they cannot mean is refused."""

from importlib import import_module

import pytest

from bayestalk import recipes
from bayestalk.models.networks import NETWORKS

GOOD = """
[line]
data = "temperature"
network = "linear-line"
model = "linear"
method = "nuts"
prior = { weight = 10.0 }
seed = 1
"""


def test_a_recipe_is_read() -> None:
    """Every key arrives, and what is left out has its default."""
    recipe = recipes.parse(GOOD)["line"]
    assert (recipe.method, recipe.seed, recipe.prior) == ("nuts", 1, recipes.Prior(10.0, 1.0))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("method =", "methd =", "did you mean 'method'"),
        ("weight =", "wieght =", "did you mean 'weight'"),
        ("seed = 1", "", "seed missing"),
        ("seed = 1", "seed = -1", "whole number"),
        ("seed = 1", "seed = true", "whole number"),
        ("10.0", "0", "above 0"),
        ("10.0", '"wide"', "above 0"),
        ("seed = 1", 'seed = 1\nwithout = { aera = "Rawah" }', "did you mean 'area'"),
        ("seed = 1", 'seed = 1\nwithout = "Rawah"', "one area or one class"),
        ("[line]", "[line", "not valid TOML"),
        ("[line]", "x = 1\n[line]", "wanted a table"),
    ],
)
def test_what_cannot_be_meant_is_refused(old: str, new: str, message: str) -> None:
    """The message names the table, the key and the nearest key that is known."""
    with pytest.raises(recipes.RecipeError, match=message):
        recipes.parse(GOOD.replace(old, new))


def test_what_is_left_out_decides_the_result() -> None:
    """Rows left out are told with all else; where there are none, nothing is told."""
    plain = recipes.parse(GOOD)["line"]
    without = recipes.parse(GOOD + 'without = { area = "Rawah" }')["line"]
    assert without.as_dict() == plain.as_dict() | {"without": {"area": "Rawah"}}
    assert plain.without == {}


def test_unknown_settings_are_refused_with_the_nearest_name() -> None:
    """A setting that the method does not know is named."""
    from bayestalk.inference.nuts import Settings

    recipe = recipes.parse(GOOD.replace("seed = 1", "seed = 1\nsettings = { drawz = 10 }"))["line"]
    with pytest.raises(recipes.RecipeError, match="did you mean 'draws'"):
        recipes.settings_from(Settings, recipe)


@pytest.mark.parametrize("name", recipes.read())
def test_the_talks_own_recipes_can_be_followed(name: str) -> None:
    """Every recipe's network, model, method and settings exist."""
    recipe = recipes.read()[name]
    assert recipe.network in NETWORKS
    assert callable(import_module(f"bayestalk.models.{recipe.model}").build)
    method = import_module(f"bayestalk.inference.{recipe.method}")
    assert recipes.settings_from(method.Settings, recipe)


def test_a_missing_file_is_named(tmp_path) -> None:
    """No recipes file is one clear error."""
    with pytest.raises(recipes.RecipeError, match="no such file"):
        recipes.read(tmp_path / "recipes.toml")
