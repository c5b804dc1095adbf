"""Scores of doubt are worth what they tell apart, by known answers."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from bayestalk import ranking


def test_leaving_out_the_least_sure_rows_keeps_the_right_ones() -> None:
    """When the score knows which rows are wrong, accuracy falls only once they come in."""
    right, unsure = np.array([1.0, 1.0, 1.0, 0.0]), np.array([0.1, 0.2, 0.3, 0.9])
    kept = ranking.accuracy_kept(right, unsure, np.array([0.25, 0.75, 1.0]))
    np.testing.assert_allclose(kept, [1, 1, 0.75])


def test_areas_of_four_rows_by_hand() -> None:
    """Wrong is the second of four: risks 0, 1/2, 1/3, 1/4; shares of all rows 0, 1/4, 1/4, 1/4."""
    found = ranking.areas(np.array([0.0, 1.0, 0.0, 0.0]))
    assert found.aurc == pytest.approx((1 / 2 + 1 / 3 + 1 / 4) / 4)
    assert found.augrc == pytest.approx(3 / 16)


def test_a_perfect_ranking_has_the_least_areas() -> None:
    """All mistakes last: AUGRC is half the squared share of mistakes, AURC the known sum.

    In random order AURC is the share of mistakes and AUGRC half of it.
    """
    rows, mistakes = 1_000, 200
    wrong = np.r_[np.zeros(rows - mistakes), np.ones(mistakes)]
    best = ranking.areas(wrong)
    left = np.arange(1, mistakes + 1)
    assert best.aurc == pytest.approx((left / (rows - mistakes + left)).sum() / rows)
    assert best.augrc == pytest.approx(0.2**2 / 2, rel=0.01)
    rng = np.random.default_rng(1)
    mixed = ranking.areas(rng.permuted(np.tile(wrong, (200, 1)), axis=1))
    assert mixed.aurc.mean() == pytest.approx(0.2, rel=0.03)
    assert mixed.augrc.mean() == pytest.approx(0.1, rel=0.03)


def test_scores_are_compared_on_the_same_rows() -> None:
    """A score against itself differs by nothing at all; useless doubt is worse, and surely so."""
    rng = np.random.default_rng(2)
    wrong = (rng.random(800) < 0.2).astype(float)
    good = wrong + rng.normal(size=800)
    found = ranking.risk_coverage(
        wrong, {"good": good, "same": 3 * good + 1, "none": rng.random(800)}
    )
    assert found["same"]["aurc_excess"] == (0, 0)
    worse = found["none"]["aurc_excess"]
    assert worse.value > 4 * worse.se > 0
    assert found["none"]["aurc"].value == pytest.approx(0.2, abs=0.04)


def test_standard_errors_are_those_of_repeated_rows() -> None:
    """The bootstrap's standard error of AURC is its spread over data sets."""
    rng = np.random.default_rng(3)
    found = []
    for _ in range(60):
        wrong = (rng.random(500) < 0.2).astype(float)
        doubt = wrong + rng.normal(size=500)
        found.append(ranking.risk_coverage(wrong, {"one": doubt})["one"]["aurc"])
    spread = np.std([one.value for one in found])
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.3)


def test_auroc_is_scikit_learns() -> None:
    """Ties count half, as there; one that tells nothing is within its error of a half."""
    rng = np.random.default_rng(4)
    positive = rng.random(400) < 0.3
    score = np.round(rng.normal(size=400) + positive, 1)
    assert ranking.auroc(score, positive).value == pytest.approx(roc_auc_score(positive, score))
    perfect = ranking.auroc(positive.astype(float), positive)
    assert perfect == (1, 0)


def test_the_error_of_auroc_is_that_of_repeated_rows() -> None:
    """DeLong's standard error is the spread over data sets."""
    rng = np.random.default_rng(5)
    positive = np.arange(300) < 80
    found = [ranking.auroc(rng.normal(size=300) + positive, positive) for _ in range(200)]
    spread = np.std([one.value for one in found])
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.2)
