"""Maps and dotplots of weights."""

import re
from itertools import pairwise

import numpy as np
import pytest

from bayestalk.figures import (
    suppressing,
    weights,
    weights_dots,
    weights_layer,
)
from bayestalk.theme import SCHEMES, Scheme, color

from . import factory
from .looking import Seen, lab, rgb
from .reading import points, texts


def test_unsure_weights_fade() -> None:
    """The same mean is drawn fainter the larger its SD, and where that is larger not at all."""
    mean = np.full(4, 1.9)
    sd = mean / [3.1, 2.1, 1.1, 0.9]
    level, shade = suppressing.shades(mean, sd, 2.0)
    assert level.tolist() == [0, 1, 2, 3]
    assert np.all(np.diff(np.abs(shade)) < 0)
    assert shade[-1] == 0


def test_hue_is_the_sign() -> None:
    """Weights above and below zero differ in hue, not in strength."""
    _, shade = suppressing.shades(np.array([1.2, -1.2]), np.full(2, 0.1), 2.0)
    assert shade[0] == pytest.approx(-shade[1])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_surer_stands_out_more(scheme: Scheme) -> None:
    """Every tint of a surer level is farther from the ground, however small its mean."""
    ground = lab(rgb(color("ground", scheme)))

    def far(ink: str, alpha: float) -> float:
        over = Seen(ink, alpha, "fill", "").shade(scheme, rgb(color("ground", scheme)))
        return float(np.linalg.norm(lab(over) - ground))

    levels = [
        [far(ink, alpha) for ink in ("w", "ink") for alpha in tints]
        for tints in suppressing.TINTS[:-1]
    ]
    levels.append([far(*suppressing.DOUBT)])
    for surer, vaguer in pairwise(levels):
        assert min(surer) > max(vaguer) + 6  # of which 2 can just be seen


def test_small_and_sure_is_told_from_open() -> None:
    """A mean next to nothing, but many SDs from zero, is stronger than a large one in doubt."""
    mean, sd = np.array([0.01, 1.9]), np.array([0.001, 1.5])
    _, shade = suppressing.shades(mean, sd, 2.0)
    assert shade[0] > 2 * shade[1]


@pytest.mark.parametrize(("layer", "count"), [("1", 1320), ("2", 400), ("out", 140)])
def test_every_weight_has_its_cell(layer: str, count: int) -> None:
    """Nothing is left out: a cell for each weight, and those of the key."""
    drawing = weights.draw(factory.weights(), layer)
    # a bar for each input, a line for each group, two cells that say what fading is
    others = 66 + 6 + 2 if layer == "1" else 0
    boxes = sum(path.count("z") for path in re.findall(r' d="([^"]+)"', drawing.svg))
    assert boxes == count + sum(suppressing.STEPS) + others
    assert drawing.table is not None
    assert sum(int(row[1]) for row in drawing.table.rows) == count


def test_inputs_are_named_but_for_soils() -> None:
    """Each row of the first layer is named where there is room, and all of them in the table."""
    summary = factory.weights()
    drawing = weights.draw(summary, "1")
    names = {str(name) for name in summary["input"].to_numpy()}
    assert drawing.narrow is not None
    for svg in (drawing.svg, drawing.narrow):
        assert len(names & set(texts(svg))) == len(names) - 40
    assert drawing.table is not None
    assert {row[0] for row in drawing.table.rows} == names
    assert sum(size for _, size in drawing.table.sections) == len(names)


def test_vaguer_inputs_have_longer_bars() -> None:
    """The bar beside an input is as long as the mean SD of its weights is large."""
    summary = factory.weights()
    summary["sd_1"].loc[{"fit": "sampled"}] = 0.1
    summary["sd_1"].loc[{"fit": "sampled", "input": "input 3"}] = 0.4
    bars = points(weights.draw(summary, "1").svg, "weights-1-doubt-0").reshape(10, -1, 2)
    long = np.sort(np.ptp(bars[:, :, 0], axis=1))
    assert long[-1] == pytest.approx(4 * long[-2], abs=0.5)


def test_the_key_says_where_its_colours_end() -> None:
    """A weight beyond the key's ends has their colour, and the key says so."""
    found = weights_layer.layer_of(factory.weights(), "out", "sampled")
    words = texts(weights.draw(factory.weights(), "out").svg)
    assert f"≥ {found.reach:g}" in words
    assert f"≤ −{found.reach:g}" in words


@pytest.mark.parametrize(
    ("layer", "fit", "told"), [("3", "sampled", "1, 2, out"), ("1", "x", "advi")]
)
def test_an_unknown_layer_or_fit_is_refused(layer: str, fit: str, told: str) -> None:
    """The message says what there is to choose from."""
    with pytest.raises(ValueError, match=rf"no (layer '3'|fit 'x').*{told}"):
        weights.draw(factory.weights(), layer, fit=fit)


def test_other_fit_has_other_ids() -> None:
    """The same layer by another fit can stand on the same page."""
    svg = weights.draw(factory.weights(), "2", fit="advi").svg
    assert 'id="weights-2-advi"' in svg


def test_units_are_ordered_by_signal() -> None:
    """The surest unit comes first."""
    found = weights_layer.layer_of(factory.weights(), "2", "sampled")
    signal = (np.abs(found.mean) / found.sd).mean(axis=0)
    assert np.all(np.diff(signal) <= 0)


def test_dotplots_have_twenty_dots() -> None:
    """Each picked weight is drawn as all its quantiles."""
    summary = factory.weights()
    svg = weights_dots.draw(summary).svg
    assert svg.count("<use ") >= 3 * 6 * 20


def test_phones_show_clear_and_doubtful_weights() -> None:
    """Where there is room for three, they are the clearest, the middle one and the vaguest."""
    narrow = weights_dots.draw(factory.weights()).narrow
    assert narrow is not None
    assert sorted(re.findall(r"prior-2-(\d)", narrow)) == ["0", "3", "5"]


def test_dots_of_a_layer_have_one_size() -> None:
    """A prior is drawn alike behind all weights of its layer."""
    svg = weights_dots.draw(factory.weights()).svg
    heights = [np.ptp(points(svg, f"weights-dots-prior-2-{pick}")[:, 1]) for pick in range(6)]
    assert heights == pytest.approx([heights[0]] * 6, abs=0.2)


def test_picked_weights_say_what_they_join() -> None:
    """A weight of the first layer bears its input's name, one of the last its class's."""
    summary = factory.weights()
    words = texts(weights_dots.draw(summary).svg)
    assert {f"input {i}" for i in range(6)} <= set(words)
    assert "Krummholz" not in words  # the seventh class, and only six were picked
    assert "Aspen" in words


def test_weights_to_one_class_are_told_apart() -> None:
    """Each panel says from where to where its weight leads."""
    words = texts(weights_dots.draw(factory.weights()).svg)
    assert {"unit 3 to", "to unit 4", "input 0", "Aspen"} <= set(words)
