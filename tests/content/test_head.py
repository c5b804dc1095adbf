"""The mountain as ornament."""

import re

import pytest

from bayestalk.content.head import Terrain, profile
from bayestalk.content.materials import Materials
from bayestalk.content.ornament import contours
from bayestalk.content.stylesheet import tokens
from bayestalk.theme import TOKENS


@pytest.fixture
def terrain(materials: Materials) -> Terrain:
    """A mountain of four steps."""
    assert materials.terrain
    return materials.terrain


def test_the_mark_climbs_with_the_place(terrain: Terrain) -> None:
    """The summit is drawn higher than the valley."""
    heights = [
        float(re.search(r'<circle[^>]*cy="([\d.]+)"', profile(terrain, place))[1])  # type: ignore[index]
        for place in ("valley", "summit")
    ]
    assert heights[1] < heights[0]


def test_unknown_places_are_refused(terrain: Terrain) -> None:
    """The nearest place is named."""
    with pytest.raises(ValueError, match="no place 'sumit' on the mountain: did you mean 'summit'"):
        profile(terrain, "sumit")


def test_contours_follow_the_scheme(terrain: Terrain) -> None:
    """Light and dark lines differ in colour only."""
    light, dark = contours(terrain, "light"), contours(terrain, "dark")
    assert TOKENS["faint"]["light"] in light
    assert re.findall(r' d="[^"]*"', light) == re.findall(r' d="[^"]*"', dark)


def test_every_token_is_in_every_scheme() -> None:
    """The stylesheet gives each token for light, dark and print."""
    css = tokens()
    for token, colors in TOKENS.items():
        for color in colors.values():
            assert f"--bt-{token}: {color};" in css
