"""How the drawings name and colour things: symbols, shapes and numbers, the same everywhere."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from bayestalk.network import Activation, Network, Parameter
from bayestalk.views.scene import Run

ITALIC = {"w": "𝑤", "b": "𝑏", "x": "𝑥", "y": "𝑦", "z": "𝑧"}

MINUS = "−"

_SUPERSCRIPTS = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL, _FINE, _LARGE = 1e-3, 1e-2, 1e5


def token(name: str, tone: str = "") -> str:
    """The theme token of a named thing, e.g. ``w-strong`` for ``w1[2,0]`` in tone ``strong``."""
    if name[0] not in "wb":
        return "ink"
    return f"{name[0]}-{tone}" if tone else name[0]


def symbol(name: str, network: Network, tone: str = "strong") -> tuple[Run, ...]:
    """A parameter's or value's symbol as runs: an italic letter, its number lowered, a prime.

    A network with one layer needs no numbers: its ``w1`` is written *w*.
    """
    letter, layer, prime = _parts(name)
    fill = token(name, tone)
    runs = [Run(ITALIC[letter], fill, "math")]
    if layer and not (len(network.layers) == 1 and letter in "wb"):
        runs.append(Run(layer, fill, "math", -1))
    if prime:
        runs.append(Run("′", fill, "math"))
    return tuple(runs)


def spoken(name: str, network: Network) -> str:
    """The symbol as plain text: ``w1``, ``z1'``, or ``w`` where there is one layer only."""
    letter, layer, prime = _parts(name)
    return letter + ("" if len(network.layers) == 1 and letter in "wb" else layer) + prime


def _parts(name: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"([wbxyz])(\d*)('?)", name)
    if found is None:
        msg = f"no symbol for {name!r}: give a parameter's or value's name such as w1 or z1'"
        raise ValueError(msg)
    return found[1], found[2], found[3]


def matrix_shape(parameter: Parameter) -> tuple[int, int]:
    """Rows and columns of a parameter as a matrix: a bias of n numbers is 1×n."""
    return (1, *parameter.shape)[-2], parameter.shape[-1]


def shape_text(rows: int, columns: int) -> str:
    """A shape as it is written beneath symbols: ``(4×3)``."""
    return f"({rows}×{columns})"


def plural(count: int, word: str) -> str:
    """A counted word: ``1 unit``, ``3 units``."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def value_text(value: float, figures: int = 3) -> str:
    """A number of so many figures, of fewer where it is below one, with a true minus sign.

    Only zero reads as zero: what is small has more decimals, and beyond 0.001 … 100,000 it is
    written with a power of ten, ``1.2×10⁻⁴``. With two figures, which is one decimal, numbers
    below 0.05 read as 0.0, those of negative ones as −0.0. A half goes away from zero, as readers
    expect: 0.25 and 0.75 become 0.3 and 0.8.
    """
    number, power = _written(value, figures)
    return number + power.translate(_SUPERSCRIPTS)


def value_runs(value: float, fill: str, figures: int = 3) -> tuple[Run, ...]:
    """The same number as it is drawn: the font has no raised figures, so runs are raised."""
    number, power = _written(value, figures)
    return (Run(number, fill), *([Run(power, fill, shift=1)] if power else []))


def _written(value: float, figures: int) -> tuple[str, str]:
    """A number's text, and the power of ten that belongs to it or nothing."""
    size, sign = abs(value), MINUS if value < 0 else ""
    if size >= _LARGE or 0 < size < _SMALL:
        number, _, power = f"{size:.{figures - 2}e}".partition("e")
        return f"{sign}{number}×10", str(int(power)).replace("-", MINUS)
    if 0 < size < _FINE:
        return f"{sign}{_rounded(size, 3)}", ""
    texts = (_rounded(size, decimals) for decimals in range(figures - 1, 0, -1))
    short = (text for text in texts if sum(map(str.isdigit, text)) <= figures)
    text = next(short, _rounded(size, 0))
    if size and figures > 2 and not float(text.replace(",", "")):
        text = _rounded(size, 2)
    return sign + text, ""


def _rounded(size: float, decimals: int) -> str:
    """A size with so many decimals, halves of what its digits say rounded up."""
    if not math.isfinite(size):
        return f"{size}"
    digits = Decimal(str(float(size)))
    return f"{digits.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"


def range_text(low: float, high: float) -> str:
    """The ends of an axis, to about two figures of its length: ``−1.5 to 2``."""
    span = high - low
    decimals = max(0, 1 - math.floor(math.log10(span))) if span > 0 else 2
    return " to ".join(_end(value, min(decimals, 6)) for value in (low, high))


def _end(value: float, decimals: int) -> str:
    text = f"{abs(value):.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return MINUS + text if value < 0 and float(text) else text


def activation_name(activation: Activation) -> str:
    """The activation as it is written in a formula; empty for the identity."""
    return "" if activation is Activation.IDENTITY else str(activation)
