"""Shift is scored on made-up answers whose scores are known."""

import numpy as np
import pytest

from bayestalk.data.columns import FEATURES, QUANTITIES
from bayestalk.scoring import shift
from bayestalk.scoring.predictions import Said

ROWS = 400


def said(p_true: float, epistemic: np.ndarray) -> Said:
    """Every row is given the same probability of its true class, which is 0 of 3."""
    rest = (1 - p_true) / 2
    return Said(np.tile([p_true, rest, rest], (ROWS, 1)), np.zeros(ROWS), epistemic)


def test_noise_blurs_quantities_and_nothing_else() -> None:
    """The ten quantities get normal noise of the size asked for; zeros and ones stay."""
    x = np.zeros((5_000, len(FEATURES)), dtype=np.float32)
    half, whole = (shift.noisy(x, severity) for severity in (0.5, 1.0))
    quantities = slice(0, len(QUANTITIES))
    assert half[:, quantities].std() == pytest.approx(0.5, rel=0.02)
    assert not half[:, len(QUANTITIES) :].any()
    assert not x.any()
    np.testing.assert_allclose(whole, 2 * half, rtol=1e-6)


def test_graded_scores_follow_the_answers() -> None:
    """Less probability for the truth is more surprise, by its logarithm."""
    flat = np.full(ROWS, 0.1)
    found = shift.graded(
        {"one": {0.0: said(0.8, flat), 1.0: said(0.4, 2 * flat)}}, np.zeros(ROWS, int)
    )
    nll = found["value"].sel({"method": "one", "measure": "nll"})
    np.testing.assert_allclose(nll, -np.log([0.8, 0.4]))
    told = found["value"].sel({"method": "one", "measure": "mutual-information"})
    np.testing.assert_allclose(told, [0.1, 0.2])


def left_out(without: np.ndarray) -> tuple:
    """A fit that saw all, and one whose doubt is told; the last quarter was left out."""
    member = np.arange(ROWS) >= 3 * ROWS // 4
    flat = np.random.default_rng(1).random(ROWS)
    answers = {"all": {"sampled": said(0.8, flat)}, "area": {"sampled": said(0.4, without)}}
    return shift.left_out(answers, np.zeros(ROWS, int), {"area": member}), member


def test_doubt_that_knows_what_is_new_tells_it_apart() -> None:
    """Mutual information that is larger on every row left out has an AUROC of one."""
    member = np.arange(ROWS) >= 3 * ROWS // 4
    found, _ = left_out(member + 0.1 * np.random.default_rng(2).random(ROWS))
    auroc = found["auroc"].sel({"left": "area", "method": "sampled", "score": "mutual-information"})
    assert float(auroc.sel(trained="without")) == 1
    assert float(auroc.sel(trained="all")) == pytest.approx(0.5, abs=0.1)
    assert found["rows"].to_numpy().tolist() == [ROWS // 4]


def test_what_not_having_seen_costs() -> None:
    """The same difference on every row is known without any standard error."""
    found, _ = left_out(np.random.default_rng(3).random(ROWS))
    one = found.sel({"left": "area", "method": "sampled"})
    assert float(one["nll_cost"]) == pytest.approx(np.log(2))
    assert float(one["nll_cost_se"]) == pytest.approx(0, abs=1e-9)


def test_a_single_net_has_no_disagreement() -> None:
    """Where draws do not differ, no AUROC by mutual information is made up."""
    found, _ = left_out(np.zeros(ROWS))
    auroc = found["auroc"].sel({"trained": "without", "score": "mutual-information"})
    assert np.isnan(auroc).all()
