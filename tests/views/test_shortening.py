"""Names in the room they have."""

import pytest

from bayestalk.views import metrics
from bayestalk.views.shortening import shortened, told_apart

LONG = "horizontal distance to hydrology"


def test_a_name_that_fits_is_left_alone() -> None:
    """Where there is room nothing is cut."""
    assert shortened("slope", metrics.width("slope", 18), 18) == "slope"


@pytest.mark.parametrize("room", [5.0, 20.0, 60.0, 120.0, 200.0])
def test_a_shortened_name_fits(room: float) -> None:
    """What is left of a name is no wider than its room, says so, and is all that fits."""
    text = shortened(LONG, room, 18)
    kept = len(text) - 1
    assert text.endswith("…")
    assert LONG.startswith(text[:-1])
    assert metrics.width(text, 18) <= room or text == "…"
    assert metrics.width(LONG[: kept + 2] + "…", 18) > room


def test_names_that_begin_alike_keep_their_ends() -> None:
    """Names that would read the same once cut are told apart by their last letters."""
    names = [LONG, "horizontal distance to roadways", "slope"]
    texts = told_apart(names, [120.0] * 3, 18)
    assert texts[2] == "slope"
    assert texts[0].endswith("ology")
    assert texts[1].endswith("ways")
    assert all(text.startswith("horiz") for text in texts[:2])
    assert all(metrics.width(text, 18) <= 120 for text in texts)
