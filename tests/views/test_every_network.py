"""What holds for any network, not only for the talk's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bayestalk.network import Activation, Layer, Network
from bayestalk.views import cells, diagram, downward, function, matrices, three_ways

from .making import COVER
from .reading import check_drawing, check_scene, names

ACTIVATIONS = st.sampled_from(list(Activation))
UNITS = st.one_of(st.integers(1, 8), st.integers(1, 128))


@st.composite
def networks(draw: st.DrawFn, units: st.SearchStrategy[int] = UNITS, layers: int = 5) -> Network:
    """Networks of 1–5 layers and 1–128 units."""
    count = draw(st.integers(1, layers))
    stack = tuple(
        Layer(draw(units), draw(ACTIVATIONS), bias=draw(st.booleans())) for _ in range(count)
    )
    words = st.text("abcdeglmnoprstw", min_size=1, max_size=9)
    inputs = draw(units)
    return Network(
        "any",
        tuple(draw(words) for _ in range(inputs)),
        stack,
        tuple(draw(words) for _ in range(stack[-1].units)),
    )


SOME = settings(max_examples=40, deadline=None, derandomize=True)
MANY = settings(max_examples=500, deadline=None, derandomize=True)


@SOME
@given(networks())
def test_function_has_room(network: Network) -> None:
    """Labels of the function never touch, at either width."""
    check_scene(function.scene(network))
    check_scene(function.scene(network, width=340))


@SOME
@given(networks())
def test_matrices_have_room(network: Network) -> None:
    """Cells and labels of the matrices never touch, at either width."""
    check_scene(matrices.scene(network, {}))
    check_scene(matrices.narrow_scene(network, {}))


@SOME
@given(networks(st.integers(1, 5), 3), st.integers(0, 999))
def test_numbers_have_room(network: Network, seed: int) -> None:
    """Numbers up to four figures fit their cells."""
    known = cells.from_values(
        {
            name: (-1) ** i * (seed * (i + 7) % 9973) / 10
            for i, name in enumerate(cells.all_ids(network))
        }
    )
    check_scene(matrices.scene(network, known))
    check_scene(matrices.narrow_scene(network, known))
    check_scene(three_ways.scene(network, known))
    check_scene(diagram.scene(network, known))


@SOME
@given(networks())
def test_diagram_has_room(network: Network) -> None:
    """Units and labels of the diagram never touch, across and downwards."""
    check_scene(diagram.scene(network, {}))
    check_scene(downward.scene(network, {}))


@SOME
@given(networks())
def test_three_ways_have_room(network: Network) -> None:
    """Nothing touches where the three ways stand side by side."""
    check_scene(three_ways.scene(network, {}))


@SOME
@given(networks(st.integers(1, 4), 3))
def test_every_parameter_is_in_all_views(network: Network) -> None:
    """Function, matrices and diagram name the same parameters."""
    wanted = {parameter.name for parameter in network.parameters}
    each = {name for parameter in network.parameters for name in parameter.ids()}
    drawn = (
        function.draw(network, "f"),
        matrices.draw(network, {}, "m"),
        diagram.draw(network, {}, "d"),
    )
    assert all(wanted <= names(drawing.svg) for drawing in drawn)
    assert all(each <= names(drawing.svg) for drawing in drawn[1:])
    assert wanted | each <= names(three_ways.draw(network, {}, "t").svg)
    for drawing, figure in zip(drawn, "fmd", strict=True):
        check_drawing(drawing, figure)


@SOME
@given(networks(st.integers(1, 60), 2))
def test_what_is_left_out_is_counted(network: Network) -> None:
    """A layer shows every unit, or says how many it leaves out."""
    scene = diagram.scene(network, {})
    told = [text.text for text in scene.texts() if text.text.endswith(" more")]
    hidden = sum(int(text.split()[0]) for text in told)
    units = sum(mark.part == "unit" for mark in scene.walk())
    assert units + hidden == sum(network.widths)


@pytest.mark.slow
@MANY
@given(networks())
def test_nothing_overlaps_in_five_hundred_networks(network: Network) -> None:
    """Of 500 networks of 1–5 layers and 1–128 units, no drawing has anything on anything else."""
    for scene in (
        function.scene(network),
        matrices.scene(network, {}),
        diagram.scene(network, {}),
        downward.scene(network, {}),
    ):
        check_scene(scene)


def test_the_cover_net_is_drawn_whole() -> None:
    """All 1,860 weights and all 113 units of the forest-cover net are drawn."""
    found = names(diagram.draw(COVER, {}, "cover").svg)
    assert {name for parameter in COVER.parameters for name in parameter.ids()} <= found
    assert {f"x[0,{i}]" for i in range(66)} | {f"y[0,{i}]" for i in range(7)} <= found
