"""Text widths."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bayestalk import printing
from bayestalk.views import metrics

FILES: dict[metrics.Face, str] = {
    "sans": "SourceSans3-Regular.ttf",
    "bold": "SourceSans3-Semibold.ttf",
    "math": "STIXTwoMath-Regular.ttf",
}


def advances(face: metrics.Face) -> dict[str, float]:
    """What the font itself says of each of its letters, in thousandths of an em."""
    folder = printing.known_fonts()
    assert folder is not None
    font = TTFont(Path(folder) / FILES[face])
    scale = 1000 / font["head"].unitsPerEm
    widths = font["hmtx"]
    return {chr(code): scale * widths[name][0] for code, name in font.getBestCmap().items()}


@pytest.mark.parametrize("face", FILES)
def test_widths_are_those_of_the_fonts(face: metrics.Face) -> None:
    """Each letter of the tables is as wide as in the font it stands for."""
    real = advances(face)
    wrong = {
        letter: (width, real[letter])
        for letter, width in metrics.WIDTHS[face].items()
        if letter in real and abs(width - real[letter]) > 0.5
    }
    assert wrong == {}


@pytest.mark.parametrize("face", ["sans", "bold"])
def test_accents_take_no_room_of_their_own(face: metrics.Face) -> None:
    """Letters with accents are as wide as in the font, composed or not, give or take 1 ‰."""
    real = advances(face)
    for letter in "ÀÉÑÖÜàâäåçéêëîïñóôöøúüÿßæŷ":
        assert metrics.width(letter, 1000, face) == pytest.approx(real[letter], abs=1)
    assert metrics.width("e\N{COMBINING ACUTE ACCENT}", 10, face) == metrics.width("é", 10, face)


def test_full_width_letters_take_an_em() -> None:
    """Chinese, Japanese and Korean letters are as wide as they are tall."""
    assert metrics.width("温度高さ", 10) == 40
    assert metrics.width("높이", 10) == 20


def test_bold_is_wider() -> None:
    """Weight 600 needs more room than 400."""
    assert metrics.width("posterior", 18, "bold") > metrics.width("posterior", 18)


def test_unknown_letters_get_ample_room() -> None:
    """A letter that is not in the table is taken to be wide."""
    assert metrics.width("Ж", 10) >= 9
