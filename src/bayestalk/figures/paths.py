"""Short text for coordinates and paths."""

import re
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from bayestalk.views.svg import number as to_two_decimals

Floats = NDArray[np.float64]

NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_STEP: Final = re.compile(r"([MLCQz])([^MLCQz]*)")


def number(value: float, decimals: Literal[1, 2] = 1) -> str:
    """A coordinate as short text: ``12.30`` is ``12.3``, ``-0.0`` is ``0``."""
    return to_two_decimals(round(value, decimals))


def compact(path: str) -> str:
    """Shorten a path of absolute M, L, C, Q and z: relative steps of tenths of a pixel.

    Steps are differences of rounded positions, so that rounding does not add up. Paths
    smaller than 20 px (markers) keep hundredths.
    """
    steps = [(letter, [float(n) for n in rest.split()]) for letter, rest in _STEP.findall(path)]
    numbers = [n for _, found in steps for n in found]
    extent = max(numbers, default=0.0) - min(numbers, default=0.0)
    decimals: Literal[1, 2] = 2 if extent < 20 else 1
    scale = 10**decimals
    out: list[str] = []
    x = y = 0  # where the pen is, in tenths or hundredths
    last = ""
    for letter, found in steps:
        if letter == "z":
            out.append("z")
            last = ""
            continue
        places = [round(scale * n) for n in found]
        if letter == "L" and places == [x, y]:
            continue
        if letter == "M":
            x = y = 0
            head = "M"
        else:
            head = " " if last == letter else letter.lower()
        moved = [_shown(place - (y if i % 2 else x), decimals) for i, place in enumerate(places)]
        out.append(head + " ".join(moved))
        last = "" if letter == "M" else letter
        x, y = places[-2:]
    return "".join(out).replace(" -", "-")


@lru_cache(maxsize=8192)
def _shown(step: int, decimals: Literal[1, 2]) -> str:
    """A step of so many tenths or hundredths as short text."""
    return number(step / 10**decimals, decimals)


def simplified(path: Floats, tolerance: float) -> Floats:
    """Drop points nearer than ``tolerance`` to the line without them (Douglas and Peucker).

    Parameters
    ----------
    path
        Shape ``(points, 2)``; first and last stay.
    tolerance
        In the path's own units.
    """
    keep = np.zeros(len(path), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(path) - 1)]
    while spans:
        start, stop = spans.pop()
        if stop - start < 2:
            continue
        chord = path[stop] - path[start]
        offsets = path[start + 1 : stop] - path[start]
        length = float(np.hypot(*chord))
        away = (
            np.abs(offsets[:, 0] * chord[1] - offsets[:, 1] * chord[0]) / length
            if length > 0
            else np.hypot(offsets[:, 0], offsets[:, 1])
        )
        farthest = int(away.argmax())
        if away[farthest] > tolerance:
            middle = start + 1 + farthest
            keep[middle] = True
            spans += [(start, middle), (middle, stop)]
    return path[keep]
