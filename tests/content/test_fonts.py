"""Fonts are cut the same way every time."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bayestalk.content import fonts


@pytest.fixture(scope="module")
def web(modules: Path) -> dict[str, bytes]:
    """The site's fonts."""
    return fonts.web(modules)


def test_fonts_hold_the_signs_that_are_used(web: dict[str, bytes]) -> None:
    """Letters, Greek, minus signs and arrows are there."""
    sans = TTFont(BytesIO(web["sans.woff2"])).getBestCmap()
    assert {ord(sign) for sign in "aé−→←α€ŷ\N{COMBINING CIRCUMFLEX ACCENT}"} <= set(sans)
    math = TTFont(BytesIO(web["math.woff2"]))
    assert "MATH" in math
    assert {ord(sign) for sign in "𝑤𝐖𝒩𝔼∑√σ≤→"} <= set(math.getBestCmap())


def test_fonts_are_small(web: dict[str, bytes]) -> None:
    """A first view needs well under 150 kB of fonts."""
    assert sum(map(len, web.values())) < 150_000


@pytest.mark.slow
def test_the_same_packages_give_the_same_bytes(web: dict[str, bytes], modules: Path) -> None:
    """Nothing in a font depends on when it was cut."""
    assert fonts.web(modules) == web


def test_the_stylesheet_is_relative() -> None:
    """Fonts come from beside the stylesheet and never hold back text."""
    css = fonts.stylesheet()
    assert css.count("font-display: swap") == len(fonts.FACES)
    assert "http" not in css
