"""The three ways side by side."""

import math

import xarray as xr

from bayestalk.network import Activation, Network
from bayestalk.views import abreast, three_ways
from bayestalk.views.blocks import Block
from bayestalk.views.cells import from_summary
from bayestalk.views.chain import Operator
from bayestalk.views.scene import Circle, Group, Path, Scene, Text

from .reading import check_drawing, check_scene


def test_guides_touch_the_parameter_in_all_three(network: Network) -> None:
    """Each guide has three ends: on the symbol, at the matrix, beside the edges."""
    named = three_ways.scene(network, {}).named()
    for parameter in network.parameters:
        guide = next(m for m in named[parameter.name] if m.part == "guide")
        assert isinstance(guide, Group)
        ends = [mark for mark in guide.marks if isinstance(mark, Circle)]
        symbol = next(m for m in named[parameter.name] if isinstance(m, Text)).box()
        matrix = next(m for m in named[parameter.name] if m.part == "matrix").box()
        assert len(ends) == 3
        assert symbol.left <= ends[0].x <= symbol.right
        assert matrix.left - 20 <= ends[1].x <= matrix.right + 20
        left, right = abreast.fit(network, {}).columns.diagram
        assert left <= ends[2].x <= right


def test_a_guides_dot_keeps_away_from_letters(network: Network) -> None:
    """A dot over a small w or beside a symbol is no part of the letter: 6 px lie between."""
    scene = three_ways.scene(network, {})
    named = scene.named()
    for parameter in network.parameters:
        guide = next(m for m in named[parameter.name] if m.part == "guide")
        assert isinstance(guide, Group)
        first, _, last = (mark for mark in guide.marks if isinstance(mark, Circle))
        letter = next(m for m in named[parameter.name] if isinstance(m, Text))
        written = (letter.y - 0.49 * letter.size, letter.y + 0.2 * letter.size)
        inside = (first.box().bottom, first.box().top)
        assert max(written[0] - inside[0], inside[1] - written[1]) >= 5.9
        (beside,) = [
            text.box()
            for text in scene.texts()
            if last.x < text.x < last.x + 40 and text.box().top < last.y < text.box().bottom
        ]
        assert beside.left - last.box().right >= 5.9


def test_guides_have_their_parameters_colour(network: Network) -> None:
    """A guide of weights is drawn in the weights' colour, one of biases in theirs."""
    for mark in three_ways.scene(network, {}).walk():
        if mark.part == "guide":
            assert isinstance(mark, Group)
            assert {m.pen.stroke for m in mark.marks if isinstance(m, Path)} == {mark.name[0]}


def test_matrices_hold_the_numbers(network: Network, summary: xr.Dataset) -> None:
    """Every cell of the talk's networks shows its number, if only to two figures."""
    sums = abreast.fit(network, from_summary(summary))
    assert sums.measure.figures >= 2
    for block in (piece for line in sums.lines for piece in line if isinstance(piece, Block)):
        drawn = block.draw(0, 0, from_summary(summary), "numbers")
        texts = [mark for mark in Scene(1, 1, tuple(drawn)).walk() if isinstance(mark, Text)]
        assert len(texts) == math.prod(block.shape)


def test_matrices_lead_to_the_answer(network: Network, summary: xr.Dataset) -> None:
    """Each layer's matrices end in its bend, and the last ones in the answer."""
    lines = abreast.fit(network, from_summary(summary)).lines
    for line, layer in zip(lines, network.layers, strict=True):
        signs = [piece for piece in line if isinstance(piece, Operator)]
        bent = layer.activation is not Activation.IDENTITY
        assert signs[-1] == (Operator("→", layer.activation) if bent else Operator("="))
    answer = lines[-1][-1]
    assert isinstance(answer, Block)
    assert answer.name == "y"


def test_drawings_hold(network: Network, summary: xr.Dataset) -> None:
    """All three have room, wide and narrow, in valid SVG."""
    known = from_summary(summary)
    check_scene(three_ways.scene(network, known))
    check_scene(three_ways.narrow_scene(network, known))
    check_drawing(three_ways.draw(network, known, "t"), "t")
