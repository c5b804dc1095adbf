"""What holds for any network, not only for the talk's."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bayestalk.network import Activation, Group, Layer, Network
from bayestalk.views import cells, diagram, downward, function, matrices, three_ways
from bayestalk.views.cells import Cell
from bayestalk.views.scene import Scene

from .making import COVER
from .reading import check_drawing, check_scene, names

ACTIVATIONS = st.sampled_from(list(Activation))
UNITS = st.one_of(st.integers(1, 8), st.integers(1, 128))
SHORT = st.text("abcdeglmnoprstw", min_size=1, max_size=9)
WORDS = st.one_of(SHORT, st.text("abcdegilmnoprstw -", min_size=1, max_size=40))


@st.composite
def networks(
    draw: st.DrawFn,
    units: st.SearchStrategy[int] = UNITS,
    layers: int = 5,
    words: st.SearchStrategy[str] = WORDS,
) -> Network:
    """Networks of 1–5 layers and 1–128 units, names of 1–40 letters, with groups or without."""
    count = draw(st.integers(1, layers))
    stack = tuple(
        Layer(draw(units), draw(ACTIVATIONS), bias=draw(st.booleans())) for _ in range(count)
    )
    inputs = draw(units)
    # a few words for many units: hypothesis need not make up each
    some = draw(st.lists(words, min_size=1, max_size=9))
    return Network(
        "any",
        tuple(some[i % len(some)] for i in range(inputs)),
        stack,
        tuple(some[-1 - i % len(some)] for i in range(stack[-1].units)),
        draw(st.one_of(st.just(()), groups(inputs, words))),
    )


@st.composite
def groups(draw: st.DrawFn, inputs: int, words: st.SearchStrategy[str]) -> tuple[Group, ...]:
    """Runs of neighbouring inputs, down to one input each."""
    largest = draw(st.integers(1, inputs))
    some = draw(st.lists(words, min_size=1, max_size=4))
    found: list[Group] = []
    while inputs:
        size = min(inputs, draw(st.integers(1, largest)))
        found.append(Group(some[len(found) % len(some)], size))
        inputs -= size
    return tuple(found)


@st.composite
def numbers(draw: st.DrawFn, network: Network) -> dict[str, Cell]:
    """No numbers, or one for each cell: of one scale, or of all scales from 1e-8 to 1e8."""
    low, high = sorted((draw(st.integers(-8, 8)), draw(st.integers(-8, 8))))
    seed = draw(st.integers(0, 9972))
    if draw(st.booleans()):
        return {}
    return cells.from_values(
        {
            name: (-1) ** i
            * (seed * (i + 7) % 9973)
            / 9973
            * 10.0 ** (low + (seed + i) % (high - low + 1))
            for i, name in enumerate(cells.all_ids(network))
        }
    )


SCENES: dict[str, Callable[[Network, dict[str, Cell]], Scene]] = {
    "function": lambda network, _: function.scene(network),
    "function, narrow": lambda network, _: function.scene(network, width=function.NARROW),
    "matrices": matrices.scene,
    "matrices, narrow": matrices.narrow_scene,
    "diagram": diagram.scene,
    "diagram, narrow": downward.scene,
    "three ways": three_ways.scene,
    "three ways, narrow": three_ways.narrow_scene,
}
"""Every scene that a reader can be shown."""

WITHIN = {"function, narrow", "matrices, narrow", "diagram, narrow"}
"""Those that stand in the narrow three ways as they are."""

FEW = settings(max_examples=25, deadline=None, derandomize=True)
SOME = settings(max_examples=40, deadline=None, derandomize=True)
MANY = settings(max_examples=500, deadline=None, derandomize=True)


@pytest.mark.parametrize("name", SCENES)
@FEW
@given(networks(), st.data())
def test_scenes_have_room(name: str, network: Network, data: st.DataObject) -> None:
    """In no scene does a label, unit or cell touch another, or leave the sheet."""
    check_scene(SCENES[name](network, data.draw(numbers(network))))


@pytest.mark.slow
@MANY
@given(networks(), st.data())
def test_nothing_overlaps_in_five_hundred_networks(network: Network, data: st.DataObject) -> None:
    """Of 500 networks with names, groups and numbers of all sizes, all scenes have room."""
    known = data.draw(numbers(network))
    for name in SCENES.keys() - WITHIN:
        check_scene(SCENES[name](network, known))


@SOME
@given(networks(st.integers(1, 4), 3, SHORT))
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


def test_the_cover_net_is_drawn_whole() -> None:
    """All 1,860 weights and all 113 units of the forest-cover net are drawn."""
    found = names(diagram.draw(COVER, {}, "cover").svg)
    assert {name for parameter in COVER.parameters for name in parameter.ids()} <= found
    assert {f"x[0,{i}]" for i in range(66)} | {f"y[0,{i}]" for i in range(7)} <= found
