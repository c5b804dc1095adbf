"""Scores are what their definitions say, on numbers small enough to check by hand."""

import numpy as np
import pytest

from bayestalk import measures

P = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]])
Y = np.array([0, 1, 0])


def test_log_loss_is_minus_the_log_of_what_happened() -> None:
    """Three rows, three logarithms."""
    np.testing.assert_allclose(measures.log_loss(P, Y), -np.log([0.7, 0.8, 0.3]))


def test_brier_is_the_squared_distance() -> None:
    """(0.3² + 0.2² + 0.1²), (0.1² + 0.2² + 0.1²), (0.7² + 0.3² + 0.4²)."""
    np.testing.assert_allclose(measures.brier(P, Y), [0.14, 0.06, 0.74])


def test_accuracy_counts_the_top_class() -> None:
    """Two of three rows are right; the mean's standard error is sd / √n."""
    np.testing.assert_array_equal(measures.hits(P, Y), [1, 1, 0])
    value, se = measures.mean_of(measures.hits(P, Y))
    assert value == pytest.approx(2 / 3)
    assert se == pytest.approx(np.std([1, 1, 0], ddof=1) / np.sqrt(3))


def test_balanced_accuracy_weighs_classes_alike() -> None:
    """Half of class 0 and all of class 1: three quarters."""
    assert measures.balanced_accuracy(P, Y).value == pytest.approx(0.75)


def test_prior_correction_is_bayes_rule() -> None:
    """With classes 3 : 1 instead of 1 : 1, even odds become 3 : 1."""
    known, trained = np.array([0.75, 0.25]), np.array([0.5, 0.5])
    corrected = measures.correct_prior(np.array([[0.5, 0.5], [0.25, 0.75]]), known, trained)
    np.testing.assert_allclose(corrected, [[0.75, 0.25], [0.5, 0.5]])


def test_the_prior_of_unlabelled_rows_is_found() -> None:
    """EM recovers the class frequencies of rows whose predictions are right on average."""
    rng = np.random.default_rng(3)
    truth = np.array([0.8, 0.2])
    y = rng.choice(2, 20_000, p=truth)
    x = rng.normal(2.0 * y, 1.0)
    balanced = 1 / (1 + np.exp(-(2 * x - 2)))
    p = np.column_stack([1 - balanced, balanced])
    np.testing.assert_allclose(measures.estimate_prior(p, np.array([0.5, 0.5])), truth, atol=0.01)


def test_doubt_is_split_without_remainder() -> None:
    """Draws that agree have no epistemic part; draws that contradict each other have ln 2."""
    agree = np.full((4, 1, 2), 0.5)
    split = np.array([[[1.0, 0.0]], [[0.0, 1.0]]])
    assert measures.doubt(agree).epistemic[0] == pytest.approx(0, abs=1e-12)
    assert measures.doubt(agree).aleatoric[0] == pytest.approx(np.log(2))
    assert measures.doubt(split).epistemic[0] == pytest.approx(np.log(2))
    assert measures.doubt(split).aleatoric[0] == pytest.approx(0, abs=1e-9)


def test_sharpening_keeps_the_order_and_the_sum() -> None:
    """Squared, 2 : 1 becomes 4 : 1; a power of one changes nothing."""
    p = np.array([[2 / 3, 1 / 3]])
    np.testing.assert_allclose(measures.sharpen(p, 2.0), [[0.8, 0.2]])
    assert measures.sharpen(p, 1.0) is p


def test_a_known_prior_can_be_taken_back() -> None:
    """Corrected for one prior and then for the training's, probabilities are as they were."""
    known, trained = np.array([0.6, 0.3, 0.1]), np.full(3, 1 / 3)
    there = measures.correct_prior(P, known, trained)
    np.testing.assert_allclose(measures.correct_prior(there, trained, known), P)
