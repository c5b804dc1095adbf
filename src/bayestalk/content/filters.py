"""How numbers are written in prose: fixed decimals, a true minus sign, a ±."""

import math
from typing import SupportsFloat

_MINUS = "\N{MINUS SIGN}"


def fixed(value: SupportsFloat, decimals: int = 0) -> str:
    """``fixed(-6.52, 1)`` is ``−6.5``; zero is never negative."""
    number = float(value)
    if not math.isfinite(number):
        msg = f"{number} cannot be written in a sentence: summarise it before it gets here"
        raise ValueError(msg)
    text = f"{abs(number):.{decimals}f}"
    negative = number < 0 and float(text) != 0
    return (_MINUS if negative else "") + text


def pct(value: SupportsFloat, decimals: int = 0) -> str:
    """A share as a percentage: ``pct(0.864, 1)`` is ``86.4 %``, with a no-break space."""
    return f"{fixed(100 * float(value), decimals)}\N{NO-BREAK SPACE}%"


def thousands(value: SupportsFloat) -> str:
    """``thousands(15120)`` is ``15,120``."""
    number = round(float(value))
    return (_MINUS if number < 0 else "") + f"{abs(number):,}"


def pm(value: SupportsFloat, error: SupportsFloat, decimals: int | None = None) -> str:
    """A value and its standard error, to the error's first two figures: ``0.864 ± 0.011``."""
    if decimals is None:
        size = abs(float(error))
        decimals = 2 if size == 0 else max(0, 1 - math.floor(math.log10(size)))
    return f"{fixed(value, decimals)} ± {fixed(error, decimals)}"


FILTERS = {"f": fixed, "pct": pct, "thousands": thousands, "pm": pm}
