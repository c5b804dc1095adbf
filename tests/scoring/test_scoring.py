"""What is said of the forest fits, on predictions made up so that the answer is known."""

import numpy as np
import pytest

from bayestalk import results
from bayestalk.compared import METHODS
from bayestalk.scoring import comparison, doubts
from bayestalk.summaries.sources.scores import scores

ORDER = [2, 0, 1]
NAMES = ["low", "middle", "high"]


def test_paired_difference_ignores_what_rows_share() -> None:
    """Two methods a constant apart differ by it without any standard error."""
    ours = np.random.default_rng(1).exponential(size=500)
    value, se = comparison.paired(ours, ours + 0.1)
    assert value == pytest.approx(0.1)
    assert se == pytest.approx(0, abs=1e-12)


def test_paired_errors_are_those_of_the_mean() -> None:
    """The bootstrap's standard error is s / √n, whichever of many differences it is of."""
    rng = np.random.default_rng(4)
    ours, other = rng.exponential(size=(2, 900))
    value, se = comparison.paired(ours, other)
    assert value == pytest.approx((other - ours).mean())
    assert se == pytest.approx((other - ours).std() / 30, rel=0.06)


def test_every_method_is_compared_with_both_of_ours() -> None:
    """A method half as sure of the truth is ln 2 worse than ours, on each set of rows."""
    rng = np.random.default_rng(5)
    y = {"validation": rng.integers(0, 2, 300), "natural": rng.integers(0, 2, 200)}

    def said(truth: np.ndarray, p: float) -> np.ndarray:
        return np.where(np.eye(2)[truth] == 1, p, 1 - p)

    worse = {"map": 0.4, "wide-sampled": 0.9}
    answers = {
        rows: {m.name: said(truth, worse.get(m.name, 0.8)) for m in METHODS}
        for rows, truth in y.items()
    }
    sets = comparison.row_sets(answers["validation"], answers["natural"], np.full(2, 0.5))
    found = comparison.scores(sets, y, {m.name: 1 for m in METHODS})
    gap = found["nll_difference"].sel({"method": "map", "rows": "validation"})
    np.testing.assert_allclose(gap, [np.log(2), np.log(2.25)])
    assert (found["nll_difference"].sel({"method": "sampled", "against": "sampled"}) == 0).all()
    assert found["value"].dims == ("method", "rows", "measure")
    assert list(found["net"].to_numpy()[[0, -1]]) == ["cover", ""]


def test_confusion_counts_in_the_given_order() -> None:
    """A row of class 2 predicted as class 0 stands in row 'low', column 'middle'."""
    p = np.array([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1]])
    counts = comparison.confusion({"one": p}, np.array([2, 1]), ORDER, NAMES)["counts"]
    assert int(counts.sel({"method": "one", "true": "low", "predicted": "middle"})) == 1
    assert int(counts.sel({"method": "one", "true": "high", "predicted": "high"})) == 1
    assert int(counts.sum()) == 2


def drawn(rows: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Rows whose draws agree in the first half and contradict each other in the second."""
    rng = np.random.default_rng(2)
    p = rng.dirichlet(np.ones(3) * 2, rows)
    draws = np.repeat(p[np.newaxis], 20, axis=0)
    half = rows // 2
    sharp = rng.dirichlet(np.ones(3) * 0.05, (20, half))
    draws[:, half:] = sharp
    y = np.array([rng.choice(3, p=row / row.sum()) for row in draws.mean(axis=0)])
    return draws, y


def test_twins_share_a_probability_and_differ_in_ignorance() -> None:
    """The pair has the same top class and probability; only one of them has draws that split."""
    found = doubts.twins(*drawn(), ORDER, NAMES)
    p = found["p_mean"].max("class")
    assert float(abs(p[0] - p[1])) < 0.011
    assert int(found["top"][0]) == int(found["top"][1])
    assert float(found["spread"].sel(twin="agree")) == pytest.approx(0, abs=1e-9)
    assert float(found["epistemic"].sel(twin="split")) > 0.3


def test_twins_are_told_by_all_their_draws() -> None:
    """The dots are quantiles of every draw, and those in the middle are counted, not sampled."""
    draws, y = drawn()
    found = doubts.twins(draws, y, ORDER, NAMES)
    agree, split = found["dots"].to_numpy()
    assert (np.diff(split) >= 0).all()
    assert np.ptp(agree) < 1e-6
    assert found["middle"].to_numpy()[0] == found.attrs["draws"] == len(draws)
    assert found["middle"].to_numpy()[1] < len(draws)


def test_cases_run_from_sure_to_unsure() -> None:
    """The dozen rows are ordered by total entropy and their probabilities add up to one."""
    found = doubts.cases(*drawn(), ORDER, NAMES)
    assert (np.diff(found["total"]) >= 0).all()
    np.testing.assert_allclose(found["p_mean"].sum("class"), 1, rtol=1e-6)
    assert (found["p_low"] <= found["p_high"]).all()


def test_uncertainty_counts_every_row_once() -> None:
    """Right and wrong rows add up to all rows, those beyond the last edges included."""
    draws, y = drawn(20_000)
    found = doubts.uncertainty(draws, y)
    assert found.attrs["beyond"] > 0
    assert int(found["counts_wrong"].sum()) == found.attrs["wrong"]
    assert int(found["counts_right"].sum()) == len(y) - found.attrs["wrong"]


def test_rows_beyond_either_edge_are_in_its_last_cells() -> None:
    """One row all chance and one all disagreement, far from the rest, are counted where they go."""
    sure = np.random.default_rng(1).uniform(0.8, 0.9, (2, 3_000, 1))
    draws = np.concatenate([sure, np.repeat((1 - sure) / 6, 6, axis=2)], axis=2)
    draws[:, 0] = 1 / 7
    draws[0, 1], draws[1, 1] = np.eye(7)[0], np.eye(7)[1]
    found = doubts.uncertainty(draws, np.eye(1, 3_000, 2, dtype=int)[0])
    both = (found["counts_right"] + found["counts_wrong"]).to_numpy()
    assert both.sum() == 3_000
    assert both[-1].sum() >= 1
    assert both[:, -1].sum() >= 1
    assert found.attrs["beyond"] >= 2


def test_known_prior_moves_natural_rows_alone() -> None:
    """Validation rows are scored as predicted; natural rows also with two priors."""
    p = np.array([[0.5, 0.3, 0.2]])
    sets = comparison.row_sets({"a": p}, {"a": p}, np.array([0.2, 0.2, 0.6]))
    np.testing.assert_array_equal(sets["validation"]["a"], p)
    np.testing.assert_allclose(sets["natural-known"]["a"], np.array([[0.10, 0.06, 0.12]]) / 0.28)


def test_reference_models_are_marked() -> None:
    """What is not a Bayesian net of ours is said to be a reference."""
    assert {m.name for m in METHODS if m.reference} == {"logistic", "boosting", "trees"}
    assert len({m.result for m in METHODS}) == len(METHODS) == 17


def test_times_are_provenance_and_not_results() -> None:
    """The frozen scores hold no seconds, so a second run gives the same bytes; the summary does."""
    assert "seconds" not in results.read("forest")["scores"]
    assert (scores()["seconds"] > 0).all()
