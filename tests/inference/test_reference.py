"""Reference models are tuned, and on training rows alone."""

import numpy as np
import pytest
import xarray as xr
from scipy.special import softmax

from bayestalk.inference import reference
from bayestalk.inference.calibration import Calibration, calibrate, calibrated
from bayestalk.judging import judge
from bayestalk.recipes import RecipeError
from bayestalk.report import silent

from . import small_forest

SETTINGS = {
    "logistic": {"model": "logistic"},
    "boosting": {"model": "boosting", "iterations": 10},
    "trees": {"model": "trees", "trees": 20},
}


def data(seed: int = 20) -> xr.Dataset:
    """Training rows, and rows to predict that the seed decides."""
    found = small_forest.rows(200)
    for name, count in (("validation", 30), ("natural", 40)):
        held_out = small_forest.rows(count, seed)["x"]
        found[f"x_{name}"] = held_out.rename(obs=f"{name}_row")
    return found


@pytest.mark.parametrize("model", SETTINGS)
def test_what_is_predicted_does_not_matter_for_what_is_chosen(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other rows to predict, or the same in another order: the same choices and predictions."""
    monkeypatch.setattr(reference, "TRIED", {k: v[:2] for k, v in reference.TRIED.items()})
    monkeypatch.setattr(reference, "_TREES_TO_TRY", 5)
    first = data()
    order = np.random.default_rng(3).permutation(30)
    turned = first.assign(x_validation=first["x_validation"][order])
    fits = [small_forest.a_fit("reference", SETTINGS[model], d) for d in (first, turned, data(21))]
    trees = [reference.sample(fit, silent)["predictions"] for fit in fits]
    assert trees[0].attrs == trees[1].attrs == trees[2].attrs
    np.testing.assert_allclose(
        trees[1]["validation"].to_numpy(), trees[0]["validation"].to_numpy()[order], rtol=1e-5
    )
    np.testing.assert_allclose(trees[0]["natural"].sum("class"), 1, rtol=1e-5)
    told = judge(fits[0], xr.DataTree.from_dict({"predictions": trees[0].to_dataset()}), None)
    assert told["split_nll"] < np.log(3)


def test_better_settings_win(monkeypatch: pytest.MonkeyPatch) -> None:
    """A penalty that forbids learning is not chosen where another is tried beside it."""
    tried = {"logistic": [{"C": 1e-9}, {"C": 1.0}, {"C": 1e-8}]}
    monkeypatch.setattr(reference, "TRIED", tried)
    fit = small_forest.a_fit("reference", SETTINGS["logistic"], data())
    attrs = reference.sample(fit, silent)["predictions"].attrs
    assert attrs["C"] == 1.0
    assert attrs["tried"] == 3


def test_every_row_set_is_predicted() -> None:
    """Whatever is given as x_NAME is predicted as NAME."""
    rows = data().rename(x_natural="x_left_out", natural_row="left_out_row")
    fit = small_forest.a_fit("reference", SETTINGS["logistic"], rows)
    tree = reference.sample(fit, silent)
    assert dict(tree["predictions"]["left_out"].sizes) == {"left_out_row": 40, "class": 3}


def test_unknown_model_is_refused() -> None:
    """The message names what there is."""
    fit = small_forest.a_fit("reference", {"model": "svm"}, data())
    with pytest.raises(RecipeError, match="logistic, boosting or trees"):
        reference.sample(fit, silent)


def test_calibration_finds_the_power_that_was_taken_away() -> None:
    """Probabilities that are too timid by a square root are squared again."""
    rng = np.random.default_rng(4)
    logits = rng.normal(0, 2, (20_000, 4))
    y = np.array([rng.choice(4, p=p) for p in softmax(logits, axis=1)])
    found = calibrate(softmax(logits / 2, axis=1), y)
    assert found.power == pytest.approx(2, rel=0.05)
    np.testing.assert_allclose(
        calibrated(softmax(logits / 2, axis=1), found), softmax(logits, axis=1), atol=0.05
    )


def test_impossible_is_made_unlikely() -> None:
    """A forest that calls a true class impossible is not punished without end."""
    p = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]] * 20)
    y = np.array([0, 0, 1, 1] * 20)
    found = calibrate(p, y)
    assert found.nll == pytest.approx(-0.75 * np.log(0.75) - 0.25 * np.log(0.25), abs=0.01)
    assert (calibrated(p, Calibration(0.01, 1.0, 0.0)) > 0).all()
