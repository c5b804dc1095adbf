"""Colours are told apart by eyes that see fewer of them, and where they are not, not needed.

Simulated with Machado, Oliveira and Fernandes 2009 (protanopia, deuteranopia) and Brettel,
Viénot and Mollon 1997 (tritanopia), as coloraide has them, at full severity.
"""

from itertools import combinations

import numpy as np
import pytest
from coloraide import Color

from bayestalk.figures.suppressing import STEPS, shades
from bayestalk.theme import SCHEMES, Scheme, color

EYES = {
    "deuteranopia": ("deutan", {"method": "machado"}),
    "protanopia": ("protan", {"method": "machado"}),
    "tritanopia": ("tritan", {"method": "brettel"}),
}
MEANINGS = ("w", "b", "a", "ink")
REACH = 2.5

TOLD_APART = 10.0
"""CIEDE2000 from which two marks that lie apart are taken for different at a glance."""

NOTICED = 5.0
"""CIEDE2000 from which two cells that touch differ."""


def seen_by(eye: str, value: str) -> Color:
    """A colour as such an eye sees it; ``greyscale`` is a print without colour."""
    if eye == "greyscale":
        return Color(value).convert("lab-d65").set("a", 0).set("b", 0)
    name, how = EYES[eye]
    return Color(value).filter(name, 1.0, **how)


def apart(eye: str, one: str, other: str) -> float:
    """How different two colours look to such an eye, CIEDE2000."""
    return float(seen_by(eye, one).delta_e(seen_by(eye, other), method="2000"))


def over(token: str, opacity: float, scheme: Scheme) -> str:
    """A translucent mark on the ground."""
    above, ground = (np.array(Color(color(name, scheme)).coords()) for name in (token, "ground"))
    mixed = opacity * above + (1 - opacity) * ground
    return str(Color("srgb", mixed.tolist()).to_string(hex=True))


def test_known_confusion() -> None:
    """Red and green of equal lightness, far apart to most, are near to a deuteranope."""
    red, green = "#b05030", "#707c00"
    assert Color(red).delta_e(green, method="2000") > 30
    assert apart("deuteranopia", red, green) < 15


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eye", EYES)
def test_meanings_are_told_apart(eye: str, scheme: Scheme) -> None:
    """Weights, biases, activations and data keep four different colours."""
    found = {
        pair: round(apart(eye, color(pair[0], scheme), color(pair[1], scheme)), 1)
        for pair in combinations(MEANINGS, 2)
    }
    assert {pair: d for pair, d in found.items() if d < TOLD_APART} == {}


def as_sure(mean: np.ndarray, level: int) -> np.ndarray:
    """The SD of a weight of this mean, on this level of certainty."""
    return np.abs(mean) / (3.5 - level)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eye", [*EYES, "greyscale"])
def test_signs_of_weights_are_told_apart(eye: str, scheme: Scheme) -> None:
    """In the map of weights the two signs differ, wherever they are known at all."""
    for level, bins in enumerate(STEPS):
        if bins == 1:
            continue
        middle = np.array([(1 - 1 / bins) * REACH])
        _, (shade,) = shades(middle, as_sure(middle, level), REACH)
        opacity = min(1.0, 0.06 + abs(shade))
        plus, minus = over("w", opacity, scheme), over("ink", opacity, scheme)
        assert apart(eye, plus, minus) >= NOTICED, (level, plus, minus)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eye", [*EYES, "greyscale"])
def test_certainty_is_seen_without_hue(eye: str, scheme: Scheme) -> None:
    """A large weight looks the stronger the surer it is, on either side of zero."""
    ground = color("ground", scheme)
    for sign in (1.0, -1.0):
        found = []
        for level, bins in enumerate(STEPS):
            mean = np.array([sign * (1 - 1 / (2 * bins)) * REACH])
            _, (shade,) = shades(mean, as_sure(mean, level), REACH)
            token = "faint" if shade == 0 else "w" if shade > 0 else "ink"
            opacity = 0.55 if shade == 0 else min(1.0, 0.06 + abs(shade))
            found.append(apart(eye, over(token, opacity, scheme), ground))
        assert all(np.diff(found[:3]) < -NOTICED / 2), (sign, found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_grey_prints_lose_no_meaning(scheme: Scheme) -> None:
    """Without colour the kinds may look alike, so each carries its symbol; ink differs."""
    for token in ("w", "b", "a"):
        assert apart("greyscale", color(token, scheme), color("ink", scheme)) >= TOLD_APART
