"""Fonts for paper have every letter that a line of a drawing may mix."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bayestalk.content import fonts, print_fonts


@pytest.fixture(scope="module")
def made(modules: Path) -> dict[str, TTFont]:
    """Every font, opened."""
    return {name: TTFont(BytesIO(data)) for name, data in print_fonts.static(modules).items()}


def test_the_families_are_found_by_name(made: dict[str, TTFont]) -> None:
    """Sans comes in two weights under its own name, math under its own, none variable."""
    names = {font["name"].getBestFamilyName() for font in made.values()}
    assert names == {"Source Sans 3", "STIX Two Math"}
    assert len(made) == 3
    assert not [name for name, font in made.items() if "fvar" in font]
    weights = {font["OS/2"].usWeightClass for name, font in made.items() if "Sans" in name}
    assert weights == {400, 600}


def test_sans_has_the_letters_of_mathematics(made: dict[str, TTFont]) -> None:
    """No line that holds both families falls back on a third."""
    math = set(made["STIXTwoMath-Regular.ttf"].getBestCmap())
    wanted = {ord(sign) for sign in fonts.MATH} & math
    for name, font in made.items():
        assert wanted <= set(font.getBestCmap()), name


def test_lent_letters_keep_their_shape(made: dict[str, TTFont]) -> None:
    """The italic w of mathematics is as wide in sans as it is in math."""
    sign = ord("𝑤")
    sans, math = made["SourceSans3-Regular.ttf"], made["STIXTwoMath-Regular.ttf"]
    wide = [font["hmtx"][font.getBestCmap()[sign]][0] for font in (sans, math)]
    assert wide[0] == wide[1] > 0
    assert sans["head"].unitsPerEm == math["head"].unitsPerEm
