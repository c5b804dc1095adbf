"""A newcomer's own network, drawn with few words and true numbers."""

import re

import numpy as np
import pytest
from lxml import etree

from bayestalk import Layer, Network, sketch
from bayestalk.drawing import Drawing
from bayestalk.network import Activation, Group

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


def ids(svg: str) -> set[str]:
    """Every id in an SVG."""
    return set(re.findall(r' id="([^"]+)"', svg))


def shown(thing: Network | Drawing) -> str:
    """What a notebook shows of it."""
    return str(getattr(thing, "_repr_svg_")())  # noqa: B009  set from outside the class


def test_drawings_on_one_page_share_no_id() -> None:
    """All views of a network, it itself, other numbers and other networks have their own ids."""
    other = Network("growth", ("light", "rain"), NET.layers, NET.outputs)
    drawings = [
        *(way(NET) for way in (sketch.function, sketch.matrices, sketch.diagram)),
        sketch.three_ways(NET),
        sketch.three_ways(NET, WEIGHTS, X),
        sketch.three_ways(other),
        *(sketch.diagram(Network(name, ("a",), (Layer(1),), ("b",))) for name in ("温度", "高さ")),
    ]
    all_ids = [ids(svg) for svg in (*map(shown, drawings), shown(NET), shown(other))]
    assert sum(map(len, all_ids)) == len(set().union(*all_ids))
    assert all(one[0].isalpha() for found in all_ids for one in found)


def test_an_id_can_be_named_in_a_style_sheet() -> None:
    """Ids begin with a letter whatever the network is called, and are the same every time."""
    for name in ("2017", "温度", "growth"):
        svg = sketch.three_ways(Network(name, ("a",), (Layer(1),), ("b",))).svg
        assert svg == sketch.three_ways(Network(name, ("a",), (Layer(1),), ("b",))).svg
        assert all(re.match(r"[a-z][a-z0-9-]*$", one) for one in ids(svg))


def test_a_number_has_the_same_name_in_every_drawing() -> None:
    """``data-id`` names one weight in matrices, diagram and three ways, numbers or not."""
    for way in (sketch.matrices, sketch.diagram, sketch.three_ways):
        for drawing in (way(NET), way(NET, WEIGHTS, X)):
            assert 'data-id="w1[1,2]"' in drawing.svg


@pytest.mark.parametrize("way", [sketch.function, sketch.matrices, sketch.three_ways, None])
def test_what_a_notebook_shows_has_a_name(way: object) -> None:
    """To a screen reader a shown drawing is one image, named by its network and the view."""
    root = etree.fromstring(shown(way(NET) if callable(way) else NET))
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title")
    assert root[0].get("id") == root.get("aria-labelledby")
    assert "growth" in str(root[0].text)
    assert NET.describe() in str(root[0].text)


def test_numbers_without_room_are_told() -> None:
    """Where three ways leave numbers out, its alt says so, and titles and table hold them."""
    large = Network("large", tuple("abcdef"), (Layer(4, Activation.TANH), Layer(1)), ("y",))
    weights = {p.name: np.full(p.shape, 0.25) for p in large.parameters}
    drawing = sketch.three_ways(large, weights, np.ones(6).tolist())
    assert "too small for their numbers" in drawing.alt
    assert "<title>w1[0,0] = 0.25</title>" in drawing.svg
    assert drawing.table is not None
    assert ("w1[0,0] (a)", "0.25") in drawing.table.rows
    assert "too small" not in sketch.three_ways(NET, WEIGHTS, X).alt
    assert "too small" not in sketch.three_ways(large).alt


@pytest.mark.parametrize("way", [sketch.matrices, sketch.diagram, sketch.three_ways])
def test_plain_numbers_have_no_spread(way: object) -> None:
    """The table of plain numbers has one column of them, and speaks of no draws."""
    assert callable(way)
    table = way(NET, WEIGHTS, X).table
    assert table.columns == ("cell", "number")
    assert "draws" not in table.note
    assert ("w1[0,1] (light)", "−1.00") in table.rows


def test_without_numbers_every_view_has_the_same_table() -> None:
    """Symbols and shapes stand beneath each view that holds no numbers."""
    ways = (sketch.function, sketch.matrices, sketch.diagram, sketch.three_ways)
    tables = [way(NET).table for way in ways]
    assert all(table == tables[0] for table in tables)
    assert tables[0] is not None
    assert ("w1", "2×3", "6") in tables[0].rows


@pytest.mark.parametrize(
    ("weights", "x", "told"),
    [
        ({**WEIGHTS, "w1": [[1, 2, np.nan], [1, 2, 3]]}, X, r"w1\[0,2\] is nan"),
        ({**WEIGHTS, "b1": [0, -np.inf, 0]}, X, r"b1\[1\] is -inf"),
        (WEIGHTS, (0.5, np.inf), r"x\[1\] is inf"),
        ({**WEIGHTS, "w2": [[1e308], [-1e308], [1e308]]}, (9.0, 9.0), r"y\[0,0\] comes out as"),
        ({**WEIGHTS, "w1": [[1, 2], [3]]}, X, "w1 is no array of numbers"),
        ({**WEIGHTS, "b2": ["large"]}, X, "b2 is no array of numbers"),
        ({**WEIGHTS, "b2": None}, X, r"b2 is nan|b2 is one number"),
    ],
)
def test_what_is_no_number_is_refused(
    weights: dict[str, object], x: tuple[float, ...], told: str
) -> None:
    """NaN, infinity, text and ragged rows are refused by the array's name and the place in it."""
    with pytest.raises(ValueError, match=told):
        sketch.three_ways(NET, weights, x)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("network", "told"),
    [
        (Network("n", ("a",), (Layer(2.5), Layer(1)), ("b",)), r"layer 1 has 2\.5 units"),  # type: ignore[arg-type]
        (Network("n", ("a",), (Layer(True),), ("b",)), "layer 1 has True units"),
        (Network("n", (1, 2), (Layer(1),), ("b",)), "input 0 is 1, not text"),  # type: ignore[arg-type]
        (Network("n", ("a\x00b",), (Layer(1),), ("b",)), "cannot be printed"),
        (Network("n", ("a",), (Layer(1),), ("\ud800",)), "output 0 is"),
        (Network("n", ("a",), (Layer(1),), ("b",), (Group("g", -1), Group("h", 2))), "group 0 has"),
        (Network("n", ("a",), (Layer(1),), ("b",), (Group("g", 0), Group("h", 1))), "0 inputs"),
        (Network(7, ("a",), (Layer(1),), ("b",)), "name is 7, not text"),  # type: ignore[arg-type]
    ],
)
def test_networks_that_are_none_are_refused(network: Network, told: str) -> None:
    """What is wrong with a network is said by every way of drawing it, and by itself."""
    ways = (sketch.function, sketch.matrices, sketch.diagram, sketch.three_ways, shown)
    for way in ways:
        with pytest.raises(ValueError, match=told):
            way(network)
