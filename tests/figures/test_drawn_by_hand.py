"""The graph, the contours and the code that need no matplotlib."""

import numpy as np
import pytest

from bayestalk.figures import contours, pymc_graph, qr

from . import factory
from .networks import graph
from .reading import element, points, texts


def test_graph_names_every_node() -> None:
    """Each quantity has its name, its distribution and how many there are."""
    words = texts(pymc_graph.draw(graph()).svg)
    assert {"w1", "b1", "w2", "b2", "y", "150", "4 × 3"} <= set(words)
    assert words.count("Normal") == 5


def test_graph_shades_what_is_observed() -> None:
    """Only the observed node is shaded."""
    svg = pymc_graph.draw(graph()).svg
    fills = {n: str(element(svg, f"pymc-graph-{n}")[0].get("fill")) for n in ("w1", "y")}
    assert "faint" in fills["y"]
    assert "ground" in fills["w1"]


def test_children_stand_below_their_parents() -> None:
    """A chain takes a row for each step."""
    nodes = [pymc_graph.Node(n, "free", "", "") for n in "abc"]
    assert pymc_graph.ranks(nodes, [("a", "b"), ("b", "c"), ("a", "c")]) == {"a": 0, "b": 1, "c": 2}


def test_circles_are_refused() -> None:
    """A model's graph has no circle."""
    nodes = [pymc_graph.Node(n, "free", "", "") for n in "ab"]
    with pytest.raises(ValueError, match="circle"):
        pymc_graph.ranks(nodes, [("a", "b"), ("b", "a")])


def test_unknown_nodes_are_refused() -> None:
    """An edge from nowhere is named."""
    with pytest.raises(ValueError, match="edges name z"):
        pymc_graph.ranks([pymc_graph.Node("a", "free", "", "")], [("z", "a")])


def test_contours_fill_the_picture() -> None:
    """East is right and north is up, from edge to edge."""
    drawing = contours.draw(factory.terrain())
    found = np.concatenate([points(drawing.svg, f"contours-{kind}") for kind in ("thin", "strong")])
    assert found.min() >= -0.1
    assert found[:, 0].max() == pytest.approx(drawing.width, abs=1)
    assert found[:, 1].max() == pytest.approx(drawing.height, abs=1)


def test_code_has_a_quiet_margin() -> None:
    """Four light modules on every side, as cameras need."""
    drawing = qr.draw("https://example.org/talk/")
    assert drawing.width == drawing.height
    assert f"M{qr.QUIET * qr.MODULE} {qr.QUIET * qr.MODULE}h" in drawing.svg


def test_code_is_dark_on_light_in_every_scheme() -> None:
    """Cameras fail on light modules, so that the code does not follow the theme."""
    svg = qr.draw("https://example.org/").svg
    assert element(svg, "qr-modules").get("fill") == "#1d1b17"


def test_code_needs_an_address() -> None:
    """An empty address is refused."""
    with pytest.raises(ValueError, match="empty address"):
        qr.draw("")
