"""A power and a prior are chosen by what rows that were held out say of them."""

from dataclasses import replace

import numpy as np
import pytest

from bayestalk import recipes
from bayestalk.measures import sharpen
from choose_power import main, surprise, with_prior


def test_rows_count_as_often_as_their_class() -> None:
    """Where one class is all there is, its rows alone are counted, and expected."""
    p, y = np.array([[0.6, 0.4], [0.3, 0.7]]), np.array([0, 1])
    balanced, natural = surprise(p, y, np.array([1.0, 1e-12]))
    assert balanced == pytest.approx(-np.log([0.6, 0.7]).mean())
    assert natural == pytest.approx(0, abs=1e-9)


def test_an_average_that_is_too_modest_is_sharpened() -> None:
    """Softened probabilities are least surprising at the power that undoes the softening."""
    rng = np.random.default_rng(4)
    honest = rng.dirichlet([1, 1, 1], 20_000)
    y = (rng.random((len(honest), 1)) > honest.cumsum(axis=1)).sum(axis=1)
    known = np.full(3, 1 / 3)
    soft = sharpen(honest, 0.8)
    found = {power: surprise(sharpen(soft, power), y, known)[0] for power in (1, 1.25, 1.5)}
    assert min(found, key=lambda power: found[power]) == 1.25


def test_what_has_no_chains_is_refused() -> None:
    """A recipe of another method ends with the names of those that will do."""
    with pytest.raises(SystemExit, match="wide-sampled"):
        main(["linear"])


def test_a_prior_is_changed_where_it_is_told() -> None:
    """What is given of a prior replaces the recipe's; all else stays as it is."""
    recipe = recipes.read()["cover-sampled"]
    changed = with_prior(recipe, ["input=0.25", "freedom=4"])
    assert changed.prior == replace(recipe.prior, input=0.25, freedom=4.0)
    assert replace(changed, prior=recipe.prior) == recipe


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("inputs=1", "did you mean 'input'"),
        *((f"input={number}", "a number above 0") for number in ("wide", "-1", "nan", "inf")),
    ],
)
def test_a_prior_that_cannot_be_is_refused(change: str, told: str) -> None:
    """A name that no prior has, or no number above 0, ends it with what to write instead."""
    with pytest.raises(SystemExit, match=told):
        main(["cover-sampled", "--prior", change])
