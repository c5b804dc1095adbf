"""Numbers and their units."""

import pytest

from bayestalk.content.units import bound


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("it says 9.9 °C; 11 °C", "it says 9.9~°C; 11~°C"),
        ("2,225 m to 3 km", "2,225~m to 3~km"),
        ("0.3 nats of it", "0.3~nats of it"),
        ("2 members, 3 steps", "2 members, 3 steps"),
        ("run `sleep 5 s` for 5 s", "run `sleep 5 s` for 5~s"),
    ],
)
def test_a_number_keeps_its_unit(text: str, wanted: str) -> None:
    """No line breaks between a number and its unit; words and code are left alone."""
    assert bound(text).replace("\N{NO-BREAK SPACE}", "~") == wanted
