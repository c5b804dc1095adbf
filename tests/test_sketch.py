"""A newcomer's own network, drawn with few words and true numbers."""

import numpy as np
import pytest

from bayestalk import Layer, Network, sketch
from bayestalk.network import Activation

NET = Network("growth", ("light", "water"), (Layer(3, Activation.TANH), Layer(1)), ("height",))
WEIGHTS = {
    "w1": np.array([[0.5, -1.0, 0.25], [1.0, 0.0, 2.0]]),
    "b1": np.array([0.0, 0.5, -0.5]),
    "w2": np.array([[1.0], [2.0], [-1.0]]),
    "b2": np.array([0.1]),
}
X = (0.4, -0.2)


def test_cells_hold_the_numbers_of_the_observation() -> None:
    """The output's cell is what the formula gives by hand."""
    z = np.tanh(np.array(X) @ WEIGHTS["w1"] + WEIGHTS["b1"])
    y = float((z @ WEIGHTS["w2"] + WEIGHTS["b2"])[0])
    drawn = sketch.matrices(NET, WEIGHTS, X)
    assert f"y[0,0] = {y:.2f}".replace("-", "−") in drawn.svg
    assert drawn.table is not None


@pytest.mark.parametrize("way", [sketch.matrices, sketch.diagram, sketch.three_ways])
def test_every_way_can_do_without_numbers(way: object) -> None:
    """Without numbers the architecture alone is drawn."""
    assert callable(way)
    assert 'data-id="w1[1,2]"' in way(NET).svg


def test_a_drawing_shows_itself() -> None:
    """A notebook asks a drawing for SVG and gets it with colours written out."""
    shown = getattr(sketch.function(NET), "_repr_svg_")()  # noqa: B009  set from outside the class
    assert shown.startswith("<svg")
    assert "var(" not in shown


@pytest.mark.parametrize(
    ("weights", "x", "told"),
    [
        ({**WEIGHTS, "w1": np.ones((3, 2))}, X, "w1 is 3×2, not 2×3"),
        ({k: v for k, v in WEIGHTS.items() if k != "b2"}, X, "no b2"),
        ({**WEIGHTS, "w3": np.ones(1)}, X, "w3 is none of its parameters"),
        (WEIGHTS, (1.0,), "x is 1, not 2"),
        (None, X, "no parameters"),
    ],
)
def test_wrong_shapes_are_told(
    weights: dict[str, np.ndarray] | None, x: tuple[float, ...], told: str
) -> None:
    """What does not fit the network is named with the shape that would."""
    with pytest.raises(ValueError, match=told):
        sketch.three_ways(NET, weights, x)
