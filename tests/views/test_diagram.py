"""The diagram: width for size, dashes for minus, fading for doubt."""

from collections.abc import Callable

import pytest

from bayestalk.network import Network
from bayestalk.views import diagram, downward
from bayestalk.views.cells import Cell, all_ids, from_values
from bayestalk.views.scene import Group, Path, Scene

from .making import COVER, DEEP
from .reading import check_drawing, check_scene, names


def _edge(scene: Scene, name: str) -> Path:
    found = [mark for mark in scene.named()[name] if isinstance(mark, Path)]
    return found[0]


def test_larger_weights_draw_wider_edges() -> None:
    """An edge's width grows with its weight's size."""
    scene = diagram.scene(DEEP, from_values({"w1[0,0]": 0.5, "w1[0,1]": 2.0, "w1[0,2]": -1.0}))
    widths = [_edge(scene, f"w1[0,{i}]").pen.width or 0 for i in range(3)]
    assert widths[0] < widths[2] < widths[1]


def test_widths_are_on_one_scale() -> None:
    """Equal numbers are equally wide in any table, biases among them."""
    known = from_values({"w1[0,0]": 0.5, "w1[0,1]": 2.0, "w2[0,0]": -0.5, "b2[0]": 0.5})
    scene = diagram.scene(DEEP, known)
    widths = {name: _edge(scene, name).pen.width for name in known}
    assert widths["w1[0,0]"] == widths["w2[0,0]"] == widths["b2[0]"]


def test_negative_weights_are_dashed() -> None:
    """Minus is told by dashes, not by colour alone."""
    scene = diagram.scene(DEEP, from_values({"w1[0,0]": 0.5, "w1[0,1]": -2.0}))
    assert not _edge(scene, "w1[0,0]").pen.dash
    assert _edge(scene, "w1[0,1]").pen.dash


def test_doubtful_weights_fade() -> None:
    """With spread, the edge of a weight whose SD outgrows its mean is fainter."""
    cells = {"w1[0,0]": Cell(1, 1, 0.1, 0.8, 1.2), "w1[0,1]": Cell(1, 1, 5.0, -9, 11)}
    sure, unsure = (_edge(diagram.scene(DEEP, cells, spread=True), name).pen for name in cells)
    assert unsure.opacity < sure.opacity


@pytest.mark.parametrize("draw", [diagram.scene, downward.scene])
def test_widths_are_explained_on_a_line_of_their_own(
    network: Network, draw: Callable[[Network, dict[str, Cell]], Scene]
) -> None:
    """Wherever edges have widths, and only there, words beneath everything say what they mean."""
    words = "wide: large, dashed: negative"
    scene = draw(network, from_values(dict.fromkeys(all_ids(network), 0.5)))
    (key,) = [text for text in scene.texts() if text.text == words]
    others = [mark.box().bottom for mark in scene.walk() if mark not in (key,)]
    assert key.box().top > max(others)
    assert key.size >= 12
    assert words not in [text.text for text in draw(network, {}).texts()]


def test_every_parameter_and_unit_is_there(network: Network) -> None:
    """Each id of the model has its edge or its unit."""
    assert set(all_ids(network)) <= names(diagram.draw(network, {}, "d").svg)


def test_edges_join_the_units_they_belong_to() -> None:
    """Edge w1[r,c] runs from input r to unit c."""
    scene = diagram.scene(DEEP, {})
    named = scene.named()
    for row in range(4):
        for column in range(3):
            (x0, y0), (x1, y1) = _edge(scene, f"w1[{row},{column}]").points()
            for x, y, unit in ((x0, y0, f"x[0,{row}]"), (x1, y1, f"z1[0,{column}]")):
                box = named[unit][0].box()
                assert abs(x - box.middle[0]) <= box.width
                assert abs(y - box.middle[1]) <= box.height


def test_drawings_hold(network: Network) -> None:
    """The diagram has room, in valid SVG."""
    check_scene(diagram.scene(network, {}))
    check_drawing(diagram.draw(network, {}, "d"), "d")


def test_groups_are_named_with_their_sizes() -> None:
    """The forest-cover net names its six groups of inputs."""
    texts = [text.text for text in diagram.scene(COVER, {}).texts()]
    assert {f"{group.name} {group.size}" for group in COVER.groups} <= set(texts)
    check_scene(diagram.scene(COVER, {}))


def test_outputs_can_be_drawn_in_another_order() -> None:
    """An order moves the units and their names, not their ids."""
    scene = diagram.scene(COVER, {}, order=(6, 5, 4, 3, 2, 1, 0))
    heights = [scene.named()[f"y[0,{i}]"][0].box().top for i in range(7)]
    assert heights == sorted(heights, reverse=True)


def test_units_show_what_they_do() -> None:
    """A tanh unit holds a curve in the activations' colour."""
    unit = diagram.scene(DEEP, {}).named()["z1[0,0]"][0]
    assert isinstance(unit, Group)
    assert any(isinstance(mark, Path) and mark.pen.stroke == "a" for mark in unit.marks)
