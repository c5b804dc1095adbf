"""Short text for coordinates and paths."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_STEP: Final = re.compile(r"([MLCQz])([^MLCQz]*)")


def number(value: float, decimals: int = 1) -> str:
    """A coordinate as short text: ``12.30`` is ``12.3``, ``-0.0`` is ``0``."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def compact(path: str) -> str:
    """Shorten a path of absolute M, L, C, Q and z: relative steps of tenths of a pixel.

    Steps are differences of rounded positions, so that rounding does not add up. Paths
    smaller than 20 px (markers) keep hundredths.
    """
    numbers = [float(n) for n in NUMBER.findall(path)]
    extent = max(numbers, default=0) - min(numbers, default=0)
    decimals = 2 if extent < 20 else 1
    out: list[str] = []
    at = (0.0, 0.0)
    last = ""
    for letter, rest in _STEP.findall(path):
        if letter == "z":
            out.append("z")
            last = ""
            continue
        flat = [round(float(n), decimals) for n in rest.split()]
        points = list(zip(flat[::2], flat[1::2], strict=True))
        if letter == "M":
            out.append("M" + _pairs(points, (0.0, 0.0), decimals))
            last = ""
        elif letter == "L" and points[0] == at:
            continue
        else:
            head = " " if last == letter else letter.lower()
            out.append(head + _pairs(points, at, decimals))
            last = letter
        at = points[-1]
    return "".join(out).replace(" -", "-")


def _pairs(points: list[tuple[float, float]], origin: tuple[float, float], decimals: int) -> str:
    return " ".join(
        f"{number(x - origin[0], decimals)} {number(y - origin[1], decimals)}" for x, y in points
    )


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
