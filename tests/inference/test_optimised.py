"""Methods that start from a MAP estimate are right where the right answer is known."""

import numpy as np
import pytest
from scipy.special import log_softmax

from bayestalk.forward import outputs, sums
from bayestalk.inference import ensemble, exact, laplace, prior, split, tempered
from bayestalk.inference import map as best
from bayestalk.inference.flat import flatten
from bayestalk.judging import judge
from bayestalk.recipes import RecipeError
from bayestalk.report import silent

from . import small_forest
from .closed_form import PRIOR, a_fit, flat, posterior

pytestmark = pytest.mark.filterwarnings("ignore")  # JAX warns of its own internals

CLIMB = {"steps": 3_000, "rate": 0.3}


def test_map_of_linear_regression_is_the_closed_forms_mean() -> None:
    """A normal posterior is highest at its mean: the MAP is there, to a fiftieth of an SD."""
    fit = a_fit("map", CLIMB)
    tree = best.sample(fit, silent)
    mean, covariance = posterior(fit.data)
    assert flat(tree).shape == (1, 1, 5)
    assert (np.abs(flat(tree)[0, 0] - mean) < 0.02 * np.sqrt(np.diag(covariance))).all()
    assert judge(fit, tree, None)["gradients"] == CLIMB["steps"]


def test_laplace_is_exact_for_linear_regression() -> None:
    """The posterior is normal, so mean and the whole covariance are those of the closed form."""
    fit = a_fit("laplace", CLIMB | {"draws": 40_000})
    tree = laplace.sample(fit, silent)
    mean, covariance = posterior(fit.data)
    sd = np.sqrt(np.diag(covariance))
    draws = flat(tree)[0]
    assert (np.abs(draws.mean(axis=0) - mean) < 0.04 * sd).all()
    np.testing.assert_allclose(np.cov(draws.T), covariance, atol=0.03 * np.outer(sd, sd).max())
    start = {n: v.to_numpy()[0, 0] for n, v in tree["start"].data_vars.items()}
    precision = laplace.posterior_precision(fit, start)
    np.testing.assert_allclose(precision, np.linalg.inv(covariance), rtol=1e-6, atol=1e-8)


def test_laplace_says_how_it_predicts() -> None:
    """The posterior is marked as linearised, and the point it is linearised at is kept."""
    tree = laplace.sample(small_forest.a_fit("laplace", {"steps": 200, "draws": 7}), silent)
    assert tree["posterior"].attrs["linearised"] == 1
    assert tree["posterior"].sizes["draw"] == 7
    assert dict(tree["start"].sizes)["draw"] == 1


def test_normal_priors_hold_as_firmly_everywhere() -> None:
    """The precision of a normal prior is 1 / scale², at zero as well as far out."""
    fit = a_fit("laplace", {})
    point = {"w1": np.array([[0.0], [1e-9], [1.0], [-7.0]]), "b1": np.array([20.0])}
    held = flatten(prior.precision(fit.model(), point), fit.network)
    wanted = np.array([PRIOR.weight] * 4 + [PRIOR.bias]) ** -2.0
    np.testing.assert_allclose(held, wanted, rtol=1e-5)


def test_exact_draws_have_the_closed_forms_moments() -> None:
    """Mean, covariance and draws are those that the tests compute by themselves."""
    fit = a_fit("exact", {"draws": 20_000})
    tree = exact.sample(fit, silent)
    mean, covariance = posterior(fit.data)
    np.testing.assert_allclose(tree["closed_form"]["covariance"], covariance, rtol=1e-9)
    np.testing.assert_allclose(tree["closed_form"]["w1_mean"].to_numpy()[:, 0], mean[:4])
    np.testing.assert_allclose(tree["closed_form"]["b1_sd"], np.sqrt(np.diag(covariance))[4:])
    sd = np.sqrt(np.diag(covariance))
    assert (np.abs(flat(tree)[0].mean(axis=0) - mean) < 0.04 * sd).all()
    np.testing.assert_allclose(flat(tree)[0].std(axis=0), sd, rtol=0.04)


def test_only_linear_regression_has_a_closed_form() -> None:
    """Asked for another network, the method says which one to use."""
    with pytest.raises(RecipeError, match="use nuts"):
        exact.sample(small_forest.a_fit("exact", {}), silent)


def test_members_of_an_ensemble_differ() -> None:
    """Every member is a chain of one draw, each in a place of its own."""
    fit = small_forest.a_fit("ensemble", {"members": 3, "steps": 100})
    tree = ensemble.sample(fit, silent)
    assert (tree["posterior"].sizes["chain"], tree["posterior"].sizes["draw"]) == (3, 1)
    w1 = tree["posterior"]["w1"].to_numpy()[:, 0]
    assert np.abs(w1[0] - w1[1]).max() > 0.01
    assert np.abs(w1[1] - w1[2]).max() > 0.01
    assert judge(fit, tree, None)["gradients"] == 300


def test_first_member_is_the_map() -> None:
    """An ensemble of one is the MAP estimate from the same seed."""
    settings = {"steps": 100, "rate": 0.03}
    one = ensemble.sample(small_forest.a_fit("ensemble", settings | {"members": 1}), silent)
    alone = best.sample(small_forest.a_fit("map", settings), silent)
    np.testing.assert_array_equal(one["posterior"]["w3"], alone["posterior"]["w3"])


def test_temperature_makes_held_out_rows_likelier() -> None:
    """The chosen temperature divides the MAP's logits, and is no worse than 1 on the split."""
    settings = {"steps": 500, "rate": 0.05}
    fit = small_forest.a_fit("tempered", settings)
    tree = tempered.sample(fit, silent)
    told = judge(fit, tree, None)
    assert told["split_nll"] < told["split_nll_untempered"]
    assert told["temperature"] > 1  # a net of 60 weights on 240 rows is too sure
    alone = best.sample(small_forest.a_fit("map", settings), silent)
    x = fit.data["x"].to_numpy()
    own, hot = (
        sums(x, {n: v.to_numpy()[0, 0] for n, v in t["posterior"].data_vars.items()}, fit.network)
        for t in (tree, alone)
    )
    np.testing.assert_allclose(own * told["temperature"], hot, rtol=1e-4, atol=1e-5)


def test_temperature_is_chosen_on_rows_that_were_not_fitted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The net whose temperature is chosen has seen four fifths of the rows, and not the rest."""
    seen = []
    fit = small_forest.a_fit("tempered", {"steps": 50})
    inner = tempered.maximise

    def watched(fit, *rest):
        seen.append(fit.data["x"].to_numpy())
        return inner(fit, *rest)

    monkeypatch.setattr(tempered, "maximise", watched)
    tree = tempered.sample(fit, silent)
    rows = split.stratified(fit.data["y"].to_numpy(), fit.recipe.seed)
    x, y = fit.data["x"].to_numpy(), fit.data["y"].to_numpy()
    np.testing.assert_array_equal(seen[0], x[rows.fitted])
    np.testing.assert_array_equal(seen[1], x)
    part = inner(
        tempered.replace(fit, data=fit.data.isel(obs=rows.fitted)), 0, 50, 0.03, silent
    ).parameters
    said = log_softmax(sums(x[rows.held_out], part, fit.network), axis=1)
    nll = -said[np.arange(len(said)), y[rows.held_out]].mean()
    assert float(tree["sample_stats"]["split_nll_untempered"]) == pytest.approx(nll, rel=1e-5)


def test_regression_has_no_temperature() -> None:
    """Where there is no softmax, the method says what to use."""
    with pytest.raises(RecipeError, match="use map"):
        tempered.sample(a_fit("tempered", {}), silent)


def test_progress_only_goes_forward() -> None:
    """Both nets of a tempered fit are told as one task that ends at its total."""
    told = []
    fit = small_forest.a_fit("tempered", {"steps": 150})
    tempered.sample(fit, lambda task, done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (300, 300)
    assert {total for _, total in told} == {300}


def test_optimising_learns() -> None:
    """The MAP predicts the training rows far better than chance."""
    fit = small_forest.a_fit("map", {"steps": 500})
    tree = best.sample(fit, silent)
    one = {n: v.to_numpy()[0, 0] for n, v in tree["posterior"].data_vars.items()}
    p = outputs(fit.data["x"].to_numpy(), one, fit.network)
    assert (p.argmax(axis=1) == fit.data["y"].to_numpy()).mean() > 0.6
