"""How numbers and class names are written in figures and their tables."""

from typing import Final

SHORT: Final[dict[str, str]] = {
    "Cottonwood/Willow": "Cottonw.",
    "Ponderosa Pine": "Ponder.",
    "Douglas-fir": "Doug.-fir",
    "Lodgepole Pine": "Lodgep.",
    "Spruce/Fir": "Spruce",
    "Krummholz": "Krumm.",
}
"""Class names where a phone has room for no more."""


DOUBTS: Final[dict[str, str]] = {
    "max-probability": "largest probability",
    "entropy": "entropy",
    "mutual-information": "mutual information",
}
"""Scores of doubt, by what they are computed from."""


def broken(words: str, most: int = 11) -> tuple[str, ...]:
    """A class name on one line, or if it has more than ``most`` letters, on two."""
    if len(words) <= most:
        return (words,)
    for mark in (" ", "/", "-"):
        head, found, tail = words.partition(mark)
        if found:
            return (head + mark.strip(), tail)
    return (words,)


def fixed(value: float, decimals: int = 1) -> str:
    """A number with fixed decimals and a true minus sign."""
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−")


def percent(value: float, decimals: int = 0) -> str:
    """A share as ``86 %``, with a no-break space."""
    return f"{fixed(100 * value, decimals)}\N{NO-BREAK SPACE}%"


def thousands(value: float) -> str:
    """A whole number with its thousands set off: ``11,340``."""
    return f"{round(value):,}".replace("-", "−")


def with_error(value: float, se: float, decimals: int) -> str:
    """A number with its standard error: ``0.366 ± 0.012``."""
    return f"{fixed(value, decimals)} ± {fixed(se, decimals)}"
