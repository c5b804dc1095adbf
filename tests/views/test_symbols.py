"""Numbers as drawings write them."""

import pytest

from bayestalk.views.symbols import value_runs, value_text


@pytest.mark.parametrize(
    ("value", "figures", "written"),
    [
        (0.0, 3, "0.00"),
        (-0.004, 3, "−0.004"),
        (0.0051, 3, "0.005"),
        (0.0012, 2, "0.001"),
        (0.00012, 3, "1.2×10⁻⁴"),
        (-0.00012, 2, "−1×10⁻⁴"),
        (99_999.0, 3, "99,999"),
        (123_456.0, 3, "1.2×10⁵"),
        (-9.99e11, 3, "−1.0×10¹²"),
        (-0.44, 3, "−0.44"),
        (9.994, 3, "9.99"),
        (9.996, 3, "10.0"),
        (123.4, 3, "123"),
        (-1234.5, 3, "−1,235"),
        (3.09, 2, "3.1"),
        (-0.04, 2, "−0.0"),
        (-0.25, 2, "−0.3"),
        (0.75, 2, "0.8"),
        (0.125, 3, "0.13"),
        (1.005, 3, "1.01"),
        (-0.0, 2, "0.0"),
        (9.96, 2, "10"),
        (42.4, 2, "42"),
    ],
)
def test_numbers_have_so_many_figures(value: float, figures: int, written: str) -> None:
    """A number has the wanted figures and a true minus sign; none of three reads as zero."""
    assert value_text(value, figures) == written


@pytest.mark.parametrize("value", [0.0, -0.4, 3.14, -0.002, 1e-9, -1.25e7])
def test_drawn_numbers_read_as_written_ones(value: float) -> None:
    """What is drawn in a cell is what its title says, a power of ten raised."""
    runs = value_runs(value, "ink")
    raised = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    read = "".join(run.text.translate(raised) if run.shift else run.text for run in runs)
    assert read == value_text(value)
