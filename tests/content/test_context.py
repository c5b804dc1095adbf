"""Texts are filled strictly."""

import pytest

from bayestalk.content.chapter import Text
from bayestalk.content.context import environment, fill
from bayestalk.content.errors import SourceError

NUMBERS = {"linear": {"mean": {"elevation": -6.512}}, "values": {"items": 3}}


def filled(text: str) -> str:
    """Fill a text that starts on line 10 of a file."""
    return fill(environment({"figure": lambda name: f"<{name}>"}), Text(text, 10), NUMBERS, "a.md")


def test_numbers_and_functions_are_filled_in() -> None:
    """Dots reach into numbers, whatever they are called."""
    assert filled("{{ linear.mean.elevation | f(1) }} {{ values.items }}") == "−6.5 3"
    assert filled('{{ figure("gap") }} {#id} {## a comment ##}') == "<gap> {#id} "


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("{{ linear.mean.elevaton | f(1) }}", 10, "'elevaton' there: did you mean 'elevation'?"),
        ("\n\n{{ liner.mean }}", 12, "nothing is named 'liner': did you mean 'linear'?"),
        ("\n{{ linear.mean | ff(1) }}", 11, "No filter named 'ff'.: did you mean 'f'?"),
        ("x\n{{ linear.men.elevation }}", 11, "'men' there: did you mean 'mean'?"),
        ("{% if linear.sd %}{% endif %}", 10, "'sd' there: known are mean"),
        ("\n\n{{ linear", 12, "unexpected end of template"),
        ("\n{{ linear.mean | f }}", 11, "float() argument"),
        ("{{ figur('gap') }}", 10, "nothing is named 'figur': did you mean 'figure'?"),
        ("{{ linear.sd }}", 10, "nothing is named 'sd'"),
    ],
)
def test_undefined_names_are_refused(text: str, line: int, said: str) -> None:
    """An undefined name fails with file, line and the nearest known name."""
    with pytest.raises(SourceError) as caught:
        filled(text)
    assert str(caught.value).startswith(f"a.md:{line}: ")
    assert said in str(caught.value)
