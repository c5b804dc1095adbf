"""Text widths."""

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from bayestalk.views import metrics


@pytest.mark.parametrize("text", ["elevation", "northness", "(4×3)", "−12.34", "Cottonwood/Willow"])
def test_widths_are_those_of_a_text_face(text: str) -> None:
    """Source Sans runs narrower than DejaVu Sans, but not by half."""
    wide = TextPath((0, 0), text, size=100, prop=FontProperties(family="DejaVu Sans"))
    ratio = metrics.width(text, 100) / wide.get_extents().width
    assert 0.6 < ratio < 1.0


def test_bold_is_wider() -> None:
    """Weight 600 needs more room than 400."""
    assert metrics.width("posterior", 18, "bold") > metrics.width("posterior", 18)


def test_unknown_letters_get_ample_room() -> None:
    """A letter that is not in the table is taken to be wide."""
    assert metrics.width("語", 10) >= 9
