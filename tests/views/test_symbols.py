"""Numbers as drawings write them."""

import pytest

from bayestalk.views.symbols import value_text


@pytest.mark.parametrize(
    ("value", "figures", "written"),
    [
        (0.0, 3, "0.00"),
        (-0.004, 3, "0.00"),
        (-0.44, 3, "−0.44"),
        (9.994, 3, "9.99"),
        (9.996, 3, "10.0"),
        (123.4, 3, "123"),
        (-1234.5, 3, "−1,234"),
        (3.09, 2, "3.1"),
        (-0.04, 2, "0.0"),
        (9.96, 2, "10"),
        (42.4, 2, "42"),
    ],
)
def test_numbers_have_so_many_figures(value: float, figures: int, written: str) -> None:
    """A number has the wanted figures, a true minus sign, and none where it rounds to zero."""
    assert value_text(value, figures) == written
