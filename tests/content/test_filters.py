"""Numbers are written as in print."""

import pytest

from bayestalk.content.filters import fixed, pct, pm, thousands


def test_minus_signs_are_true_and_zero_has_none() -> None:
    """A hyphen is no minus sign."""
    assert fixed(-6.52, 1) == "−6.5"
    assert fixed(-0.004, 2) == "0.00"
    assert fixed(3) == "3"


def test_shares_counts_and_errors() -> None:
    """Percentages, thousands and standard errors."""
    assert pct(0.8642, 1) == "86.4\N{NO-BREAK SPACE}%"
    assert thousands(15120) == "15,120"
    assert thousands(-1860.4) == "−1,860"
    assert pm(0.86421, 0.0113) == "0.864 ± 0.011"
    assert pm(12, 3.4) == "12.0 ± 3.4"


def test_what_is_no_number_is_refused() -> None:
    """NaN never gets into a sentence."""
    with pytest.raises(ValueError, match="nan cannot be written in a sentence"):
        fixed(float("nan"), 1)
