"""The temperature that is chosen is the one that was taken away."""

import numpy as np
import pytest
from scipy.special import softmax

from bayestalk.inference.temperature import choose


def test_overconfident_logits_are_cooled_by_what_heated_them() -> None:
    """Classes drawn from softmax(z), predicted by 3 z: the temperature is 3."""
    rng = np.random.default_rng(4)
    logits = rng.normal(0, 1.5, (20_000, 4))
    y = np.array([rng.choice(4, p=p) for p in softmax(logits, axis=1)])
    chosen = choose(3 * logits, y)
    assert chosen.temperature == pytest.approx(3, rel=0.05)
    assert chosen.nll < chosen.nll_before


def test_constants_in_a_row_do_not_matter() -> None:
    """Log probabilities do as well as logits."""
    rng = np.random.default_rng(5)
    logits, y = rng.normal(size=(200, 3)), rng.integers(0, 3, 200)
    shifted = logits + rng.normal(size=(200, 1))
    assert choose(shifted, y).temperature == pytest.approx(choose(logits, y).temperature, rel=1e-4)
