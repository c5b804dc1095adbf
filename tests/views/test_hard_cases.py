"""Networks that are hard to draw: long names, many outputs, many groups, numbers of any size."""

from dataclasses import replace

import pytest

from bayestalk.network import Activation, Group, Layer, Network
from bayestalk.views import diagram, downward, function, matrices, three_ways
from bayestalk.views.cells import Cell, all_ids, from_values
from bayestalk.views.scene import Scene, Text

from .making import DEEP, LINEAR
from .reading import check_scene

HARD = (
    "horizontal distance to hydrology",
    "horizontal distance to roadways",
    "horizontal distance to fire points",
    "elevation",
)


def scenes(network: Network, cells: dict[str, Cell]) -> dict[str, Scene]:
    """All eight."""
    return {
        "function": function.scene(network),
        "function, narrow": function.scene(network, width=function.NARROW),
        "matrices": matrices.scene(network, cells),
        "matrices, narrow": matrices.narrow_scene(network, cells),
        "diagram": diagram.scene(network, cells),
        "diagram, narrow": downward.scene(network, cells),
        "three ways": three_ways.scene(network, cells),
        "three ways, narrow": three_ways.narrow_scene(network, cells),
    }


def numbers(network: Network, size: float) -> dict[str, Cell]:
    """Every cell holds a number of this size, each other one negative."""
    return from_values({n: (-1) ** i * size for i, n in enumerate(all_ids(network))})


@pytest.mark.parametrize("letters", [18, 19, 25, 33, 49, 120])
@pytest.mark.parametrize("base", [LINEAR, DEEP], ids=lambda network: network.name)
def test_long_names_stay_inside(base: Network, letters: int) -> None:
    """However long names are, nothing leaves the sheet and nothing overlaps, in all scenes."""
    named = replace(
        base,
        inputs=tuple(letter * letters for letter in "mnop"),
        outputs=("w" * letters,),
    )
    for scene in scenes(named, {}).values():
        check_scene(scene)


def test_a_shortened_name_is_whole_in_its_title() -> None:
    """What the ellipsis leaves out is in the mark's title, in every scene with names."""
    named = replace(DEEP, inputs=HARD, outputs=("o" * 90,))
    for told, scene in scenes(named, {}).items():
        cut = [text for text in scene.texts() if "…" in text.text]
        assert all(text.title in (*HARD, "o" * 90) for text in cut), told
        check_scene(scene)
    written = [text.text for text in matrices.narrow_scene(named, {}).texts()]
    assert len({text for text in written if text.startswith("hor")}) == 3


@pytest.mark.parametrize("outputs", [7, 128])
def test_many_outputs_are_counted_and_not_all_spelt(outputs: int) -> None:
    """A single layer spells its first outputs and counts the rest, on few screens' height."""
    network = Network(
        "species",
        ("light", "water", "slope", "wind", "snow", "soil"),
        (Layer(outputs, Activation.SOFTMAX),),
        tuple(f"species {i}" for i in range(outputs)),
    )
    wide, narrow = function.scene(network), function.scene(network, width=function.NARROW)
    for scene, spelt in ((wide, 3), (narrow, 1)):
        texts = [text.text for text in scene.texts()]
        assert sum(text.startswith("species ") for text in texts) == spelt
        assert any(text.startswith(f"… and {outputs - spelt} more") for text in texts)
        check_scene(scene)
    assert wide.height < 600
    assert narrow.height < 500


def test_softmax_is_not_taken_of_one_sum() -> None:
    """Each output's sum is spelt with a prime; softmax takes all of them together."""
    network = Network("two", ("light",), (Layer(2, Activation.SOFTMAX),), ("oak", "pine"))
    words = "".join(text.text for text in function.scene(network).texts())
    assert "oak′=𝑤light·light" in words
    assert words.count("softmax(") == 1


@pytest.mark.parametrize("groups", [18, 40, 128])
def test_many_groups_stay_inside(groups: int) -> None:
    """Names of many small groups stand apart inside the sheet; those left out are counted."""
    network = Network(
        "grouped",
        tuple(f"i{i}" for i in range(groups)),
        (Layer(4, Activation.TANH), Layer(1)),
        ("out",),
        tuple(Group(f"group {i}", 1) for i in range(groups)),
    )
    for scene in scenes(network, {}).values():
        check_scene(scene)
    for scene in (diagram.scene(network, {}), downward.scene(network, {})):
        told = [text.text for text in scene.texts()]
        named = sum(text.startswith("group ") for text in told)
        rest = [int(text.split()[0]) for text in told if "more groups" in text]
        hidden = any(text.startswith(("+", "117 more")) for text in told)
        assert named + sum(rest) == groups or hidden
    assert diagram.scene(network, {}).height <= 800


@pytest.mark.parametrize("size", [1e-300, 1e-4, 0.0042, 12_345.0, 1e6, 3.3e150])
def test_numbers_of_any_size_fit_their_cells(size: float) -> None:
    """No number leaves its cell, in all scenes, for small nets and for large."""
    large = Network(
        "large",
        tuple(f"i{i}" for i in range(30)),
        (*(Layer(20, Activation.TANH) for _ in range(4)), Layer(3)),
        ("a", "b", "c"),
    )
    for network in (LINEAR, DEEP, large):
        for scene in scenes(network, numbers(network, size)).values():
            check_scene(scene)


@pytest.mark.parametrize("size", [0.0042, 0.04, 1.5, 99.0])
def test_small_nets_keep_their_numbers_in_three_ways(size: float) -> None:
    """The three ways of a 4 → 3 → 1 net hold all numbers of ordinary size."""
    assert held(three_ways.scene(DEEP, numbers(DEEP, size))) >= 4 + 19


@pytest.mark.parametrize("size", [1e-9, 1e-4, 1e6])
def test_the_smallest_net_keeps_numbers_of_any_size(size: float) -> None:
    """Where there is room, three ways hold numbers with a power of ten, too."""
    network = Network("line", ("x",), (Layer(1),), ("y",))
    assert held(three_ways.scene(network, numbers(network, size))) >= 3


def held(scene: Scene) -> int:
    """How many cells hold a number; none may be empty."""
    cells = [mark for mark in scene.walk() if mark.part == "cell"]
    assert all(any(isinstance(m, Text) for m in Scene(1, 1, (cell,)).walk()) for cell in cells)
    return len(cells)
