"""The function: one formula, its symbols coloured and their shapes beneath."""

import pytest
from lxml import etree

from bayestalk.network import Network
from bayestalk.views import function
from bayestalk.views.mathml import mathml
from bayestalk.views.scene import Scene, Text

from .making import COVER, DEEP, LINEAR, LOGISTIC
from .reading import check_drawing, check_scene, names


def _formula(scene: Scene) -> str:
    """The words on the first baseline, left to right."""
    top = min(text.y for text in scene.texts())
    line = sorted((text for text in scene.texts() if text.y == top), key=lambda text: text.x)
    return "".join(text.text for text in line)


@pytest.mark.parametrize(
    ("network", "wanted"),
    [
        (LINEAR, "𝑦=𝑥·𝑤+𝑏"),
        (LOGISTIC, "𝑦=sigmoid(𝑥·𝑤+𝑏)"),
        (DEEP, "𝑦=relu(tanh(𝑥·𝑤1+𝑏1)·𝑤2+𝑏2)"),
        (COVER, "𝑦=softmax(tanh(tanh(𝑥·𝑤1)·𝑤2)·𝑤3)"),
    ],
    ids=lambda value: value.name if isinstance(value, Network) else "",
)
def test_the_formula_reads_as_the_network(network: Network, wanted: str) -> None:
    """The function is written in the order it is computed."""
    assert _formula(function.scene(network)) == wanted


def test_shapes_stand_beneath_their_symbols() -> None:
    """Each symbol has its shape centred beneath it."""
    scene = function.scene(DEEP)
    for parameter in DEEP.parameters:
        mark = scene.named()[parameter.name][0]
        assert isinstance(mark, Text)
        rows = parameter.shape if len(parameter.shape) == 2 else (1, *parameter.shape)
        beneath = [t for t in scene.texts() if t.text == f"({rows[0]}×{rows[1]})"]
        assert min(abs(t.x - mark.box().middle[0]) for t in beneath) < 1


def test_a_single_layer_is_spelt_out() -> None:
    """Linear regression names each weight by its input, with the parameter's id."""
    words = "".join(text.text for text in function.scene(LINEAR).texts())
    assert "𝑤elevation·elevation+𝑤slope·slope" in words
    assert {"w1[0,0]", "w1[3,0]", "b1[0]"} <= names(function.draw(LINEAR, "f").svg)


def test_drawings_hold(network: Network) -> None:
    """The function has room at both widths, in valid SVG."""
    check_scene(function.scene(network))
    check_scene(function.scene(network, width=340))
    check_drawing(function.draw(network, "f"), "f")


def test_the_table_counts_what_is_learned() -> None:
    """The table's note says how many numbers are learned."""
    table = function.draw(DEEP, "f").table
    assert table is not None
    assert "19 numbers" in table.note
    assert ("w1", "4×3", "12") in table.rows


def test_mathml_is_classed_by_meaning() -> None:
    """Weights, biases and activations carry the classes that colour them."""
    root = etree.fromstring(mathml(DEEP))
    classes = [str(e.get("class")) for e in root.iter() if e.get("class")]
    assert classes == ["a", "a", "w", "b", "w", "b"]
    assert "".join(str(text) for text in root.itertext()) == "y=relu(tanh(x·w1+b1)·w2+b2)"
    assert etree.fromstring(mathml(LINEAR, display=False)).get("display") is None


def test_words_beneath_keep_apart() -> None:
    """Beneath a formula on a phone no two words of a line run into each other."""
    texts = [text for text in function.scene(LOGISTIC, width=340).texts() if text.size == 13]
    assert {text.text for text in texts} >= {"output", "inputs", "weights", "bias"}
    for one in texts:
        for other in texts:
            if one.y == other.y and one.x < other.x:
                assert one.box().right + 3 < other.box().left
