"""Panels on one pair of axes, and shapes of many boxes."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from bayestalk.figures.marks import boxes
from bayestalk.figures.panels import Panel, board
from bayestalk.figures.style import Canvas
from bayestalk.figures.theming import themed

from .reading import points, texts

PANEL = Panel(20.0, 30.0, 100.0, 50.0, x=(0.0, 10.0), y=(-1.0, 1.0))


def canvas() -> Canvas:
    """A canvas of 200 × 100 CSS pixels."""
    return Canvas(Figure(figsize=(200 / 72, 100 / 72), dpi=72), 200, 100, narrow=False)


def test_values_are_placed_by_the_panels_scales() -> None:
    """The limits are the panel's edges, larger y are higher up."""
    assert PANEL.across([0.0, 5.0, 10.0]) == pytest.approx([20, 70, 120])
    assert PANEL.up([-1.0, 0.0, 1.0]) == pytest.approx([80, 55, 30])


def test_nothing_leaves_its_panel() -> None:
    """What is outside the limits stays at the edge, and not in a neighbour's panel."""
    assert PANEL.across([-3.0, 99.0]) == pytest.approx([20, 120])
    assert PANEL.up([-3.0, 99.0]) == pytest.approx([80, 30])


def test_frame_leaves_out_what_is_outside() -> None:
    """A tick beyond the limits is not written at the edge as if it belonged there."""
    drawn = canvas()
    PANEL.frame(drawn, board(drawn), {-1.0: "far", 0.0: "0", 10.0: "10"}, {0.0: "zero", 2.0: "up"})
    assert sorted(texts(themed(drawn.figure, "x"))) == ["0", "10", "zero"]


def test_the_board_counts_pixels_from_the_top_left() -> None:
    """Boxes are where they are said to be, each with its own corners, as one shape."""
    drawn = canvas()
    left, top = np.array([10.0, 50.0]), np.array([20.0, 60.0])
    boxes(board(drawn), (left, left + 30), (top, top + 10), ink="ink", alpha=0.5, name="two")
    svg = themed(drawn.figure, "x")
    found = points(svg, "x-two")
    assert [found[:, 0].min(), found[:, 0].max()] == [10, 80]
    assert [found[:, 1].min(), found[:, 1].max()] == [20, 70]
    for x, y in (box.T for box in found.reshape(2, -1, 2)):
        assert abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2 == 300  # its area
    assert svg.count("<path") == 1
    assert svg.count("z") >= 2
