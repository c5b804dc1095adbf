"""What abstaining buys, on answers made up so that it is known."""

import numpy as np
import pytest

from bayestalk.scoring.coverage import coverage
from bayestalk.scoring.predictions import Said


def test_disagreement_that_knows_the_mistakes_beats_the_baseline() -> None:
    """Mutual information above zero on wrong rows only: the surest rows are all right."""
    rng = np.random.default_rng(1)
    sure = rng.uniform(0.6, 0.99, 500)
    p = np.column_stack([sure, 1 - sure])
    y = (rng.random(500) < 0.2).astype(int)
    epistemic = y + 0.01 * rng.random(500)
    found = coverage({"net": p, "trees": p}, {"net": Said(p, epistemic, epistemic)}, y)
    net = found.sel({"method": "net", "score": "mutual-information"})
    assert float(net["accuracy"].sel(fraction=0.5, method="nearest")) == 1
    assert float(net["aurc_excess"]) < -4 * float(net["aurc_excess_se"])
    base = found.sel({"method": "net", "score": "max-probability"})
    assert float(base["aurc_excess"]) == 0
    assert float(base["accuracy"][-1]) == pytest.approx(1 - y.mean())


def test_models_without_draws_have_two_scores() -> None:
    """Trees have no mutual information; nothing is made up for them."""
    p = np.array([[0.7, 0.3], [0.6, 0.4], [0.9, 0.1]])
    found = coverage({"trees": p}, {}, np.array([0, 1, 0]))
    assert np.isnan(found["aurc"].sel({"score": "mutual-information"})).all()
    assert np.isfinite(found["aurc"].sel({"score": "entropy"})).all()
