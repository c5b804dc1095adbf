"""What follows from draws is what the network's formulas say."""

import numpy as np
import pytest

from bayestalk.forward import activate, linearised, outputs, slope, softmax, sums
from bayestalk.network import Activation, Layer, Network

NETWORK = Network(
    "three",
    ("a", "b", "c"),
    (Layer(4, Activation.TANH), Layer(3, Activation.SIGMOID, bias=False), Layer(3, "softmax")),
    ("low", "middle", "high"),
)


def a_point(seed: int, lead: tuple[int, ...] = ()) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {p.name: rng.normal(0, 0.7, (*lead, *p.shape)) for p in NETWORK.parameters}


X = np.random.default_rng(1).normal(size=(5, 3))


@pytest.mark.parametrize("activation", [a for a in Activation if a is not Activation.SOFTMAX])
def test_slope_is_a_difference_quotient(activation: Activation) -> None:
    """The derivative of an activation agrees with central differences."""
    z, step = np.array([-1.3, -0.2, 0.4, 2.0]), 1e-6
    quotient = (activate(activation, z + step) - activate(activation, z - step)) / (2 * step)
    np.testing.assert_allclose(slope(activation, z), quotient, atol=1e-8)


def test_softmax_has_no_slope_of_one_number() -> None:
    """Its derivative is a matrix, and asking for less is an error."""
    with pytest.raises(ValueError, match="mixes its sums"):
        slope(Activation.SOFTMAX, X)


def test_linearised_logits_follow_the_tangent() -> None:
    """Log probabilities, up to a constant: f(start) + the difference quotient along the draw."""
    start, draw = a_point(2), a_point(3)
    step = 1e-6
    sides = [
        sums(X, {n: start[n] + h * (draw[n] - start[n]) for n in start}, NETWORK)
        for h in (step, -step)
    ]
    logits = sums(X, start, NETWORK) + (sides[0] - sides[1]) / (2 * step)
    np.testing.assert_allclose(linearised(X, start, draw, NETWORK), softmax(logits), atol=1e-8)


def test_linearised_at_the_start_is_the_network() -> None:
    """Where a draw is the start itself, nothing is lost."""
    start = a_point(2)
    np.testing.assert_allclose(
        linearised(X, start, start, NETWORK), outputs(X, start, NETWORK), rtol=1e-12
    )


def test_linearised_takes_every_draw_by_itself() -> None:
    """Leading axes of draws are carried along."""
    start, draws = a_point(2), a_point(4, (2, 3))
    said = linearised(X, start, draws, NETWORK)
    assert said.shape == (2, 3, 5, 3)
    one = {name: value[1, 2] for name, value in draws.items()}
    np.testing.assert_allclose(said[1, 2], linearised(X, start, one, NETWORK), rtol=1e-12)
