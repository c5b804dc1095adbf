"""What is frozen of the small models may be trusted: the bars are met by what was written."""

import pytest

from bayestalk import recipes, results
from bayestalk.diagnostics import ESS_BAR, RHAT_BAR
from bayestalk.ranks import LEAST_P

BOOK = recipes.read()
BY_NUTS = [name for name, recipe in BOOK.items() if recipe.method == "nuts"]
BY_ADVI = [
    name for name, recipe in BOOK.items() if recipe.method == "advi" and recipe.data != "covertype"
]
RANKED = [name for name, recipe in BOOK.items() if recipe.method == "sbc"]


@pytest.mark.parametrize("name", BY_NUTS)
def test_chains_of_nuts_agree(name: str) -> None:
    """R̂ is at most 1.01, bulk and tail effective sizes are 400 or more, nothing diverged."""
    told = results.provenance(name).diagnostics
    assert (RHAT_BAR, ESS_BAR) == (1.01, 400)
    assert told["rhat_max"] <= RHAT_BAR
    assert told["ess_bulk_min"] >= ESS_BAR
    assert told["ess_tail_min"] >= ESS_BAR
    assert told["divergences"] == 0
    assert told["passed"]


@pytest.mark.parametrize("name", BY_ADVI)
def test_mean_field_came_to_rest(name: str) -> None:
    """The evidence lower bound no longer moves by more than noise."""
    assert results.provenance(name).diagnostics["passed"]


@pytest.mark.parametrize("name", RANKED)
def test_simulated_truths_rank_evenly(name: str) -> None:
    """Of 200 replications, no quantity's ranks are less likely than one in a hundred."""
    told = results.provenance(name).diagnostics
    assert told["replications"] >= 200
    assert LEAST_P == 0.01
    assert all(p > LEAST_P for p in told["p"].values()), told["p"]
    assert told["passed"]


def test_all_small_models_are_judged() -> None:
    """Each simulated data set has a fit by NUTS; the two regressions are ranked, too."""
    assert {BOOK[name].model for name in BY_NUTS} == {"linear", "logistic", "deepnet"}
    assert {BOOK[name].model for name in RANKED} == {"linear", "logistic"}
