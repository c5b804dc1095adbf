"""The design tokens are told apart from their ground by every reader."""

import pytest

from bayestalk.figures.svg import pen
from bayestalk.theme import SCHEMES, TOKENS, Scheme, color, stylesheet, variable

MARKS = ("w", "b", "a", "ink", "muted", "rule", "prior")
TEXT = ("ink", "muted", "w-text", "b-text", "a-text")
STRONG = ("ink", "w-strong", "b-strong", "a-strong")


def luminance(value: str) -> float:
    """Relative luminance of a hex colour, as WCAG 2 defines it."""
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two hex colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("tokens", "least"), [(MARKS, 3.0), (TEXT, 4.5), (STRONG, 7.0)], ids=["marks", "text", "strong"]
)
def test_contrast(tokens: tuple[str, ...], least: float, scheme: Scheme) -> None:
    """Marks, words and the words of slides stand out from the ground as they must."""
    found = {t: contrast(color(t, scheme), color("ground", scheme)) for t in tokens}
    assert {t: round(c, 2) for t, c in found.items() if c < least} == {}


def test_known_contrast() -> None:
    """Black on white has the contrast 21."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_token_has_every_scheme() -> None:
    """No token is missing a scheme."""
    assert all(set(colors) == set(SCHEMES) for colors in TOKENS.values())


def test_variable_falls_back_on_light() -> None:
    """A page without the theme shows the light colours."""
    assert variable("w") == "var(--bt-w, #d55e00)"


def test_stylesheet_declares_every_token() -> None:
    """A scheme's declarations name each token once."""
    declared = [
        part.split(":")[0].strip() for part in stylesheet("dark").split(";") if part.strip()
    ]
    assert declared == [f"--bt-{token}" for token in TOKENS]


def test_unknown_colours_are_refused() -> None:
    """The message names what was asked for and what there is."""
    for ask in (color, variable, pen):
        with pytest.raises(ValueError, match=r"no colour 'wx': choose one of .*w-strong"):
            ask("wx")
    with pytest.raises(ValueError, match="no scheme 'sepia': choose one of light, dark, print"):
        color("w", "sepia")  # type: ignore[arg-type]
