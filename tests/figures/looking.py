"""What an eye meets in a drawing: marks and words, in the colours that they end up with."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from lxml import etree

from bayestalk.figures.places import Floats
from bayestalk.theme import Scheme, color

from .reading import SVG, corners

RGB = tuple[float, float, float]
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
GROUNDS = frozenset(("ground", "surface", "faint"))
"""Tokens of what lies behind marks: tints, grids, plates."""


@dataclass(frozen=True)
class Seen:
    """A fill, a line or a word: its token, its opacity, and the box it covers, if known."""

    token: str
    opacity: float
    kind: str
    name: str
    words: str = ""
    box: tuple[float, float, float, float] | None = None

    def shade(self, scheme: Scheme, behind: RGB) -> RGB:
        """Its colour over what is behind it."""
        above = rgb(color(self.token, scheme))
        share = self.opacity
        return tuple(share * a + (1 - share) * b for a, b in zip(above, behind, strict=True))  # type: ignore[return-value]


def rgb(value: str) -> RGB:
    """A hex colour as three shares."""
    return tuple(int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def luminance(shares: RGB) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def lab(shares: RGB) -> Floats:
    """A colour in CIELAB, where as far apart is about as different to the eye."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    white = np.array([0.9505, 1.0, 1.089])
    xyz = np.array(_TO_XYZ) @ linear / white
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: RGB, other: RGB) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(svg: str) -> Iterator[Seen]:
    """Everything with a colour, in drawing order."""
    yield from _walk(etree.fromstring(svg), {}, 1.0, (0.0, 0.0), "")


def _walk(
    element: etree._Element,
    above: dict[str, str],
    opacity: float,
    shift: tuple[float, float],
    name: str,
) -> Iterator[Seen]:
    if element.tag in (f"{SVG}defs", f"{SVG}clipPath", f"{SVG}title"):
        return
    given = {k: str(element.get(k)) for k in ("fill", "stroke") if element.get(k) is not None}
    told = above | given
    opacity *= float(element.get("opacity", "1"))
    name = str(element.get("id") or name)
    move = str(element.get("transform", ""))
    if move.startswith("translate("):
        x, y = (float(n) for n in move[10:-1].replace(",", " ").split())
        shift = (shift[0] + x, shift[1] + y)
    tag = element.tag.removeprefix(SVG)
    if tag in ("text", "tspan"):
        words = "".join(element.itertext()) if tag == "text" else str(element.text or "")
        box = _of_words(element, words, shift) if tag == "text" and not move else None
        if words.strip() and _token(told.get("fill", "")):
            yield Seen(_token(told["fill"]), opacity, "word", name, words, box)
    elif tag in ("rect", "circle", "path", "line", "ellipse", "use", "polygon"):
        for kind in ("fill", "stroke"):
            token = _token(told.get(kind, "none"))
            if token:
                share = opacity * float(element.get(f"{kind}-opacity", "1"))
                yield Seen(token, share, kind, name, box=_of_shape(element, shift))
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk(child, told, opacity, shift, name)


def _token(value: str) -> str:
    return value.removeprefix("var(--bt-").split(",")[0] if value.startswith("var(") else ""


def _of_words(
    element: etree._Element, words: str, shift: tuple[float, float]
) -> tuple[float, float, float, float]:
    x, y = float(element.get("x", "0")) + shift[0], float(element.get("y", "0")) + shift[1]
    size = float(element.get("font-size", "18"))
    wide = 0.45 * size * len(words)
    left = x - {"middle": wide / 2, "end": wide}.get(str(element.get("text-anchor")), 0.0)
    return left, y - 0.6 * size, left + wide, y


def _of_shape(
    element: etree._Element, shift: tuple[float, float]
) -> tuple[float, float, float, float] | None:
    """The box of a rectangle, an ellipse, or a path of straight lines with few corners."""
    match element.tag.removeprefix(SVG):
        case "rect":
            x, y, w, h = (float(element.get(k, "0")) for k in ("x", "y", "width", "height"))
        case "path":
            found = corners(str(element.get("d")))
            if not 4 <= len(found) <= 6:
                return None
            (x, y), (w, h) = found.min(axis=0), found.max(axis=0) - found.min(axis=0)
        case _:
            return None
    return x + shift[0], y + shift[1], x + w + shift[0], y + h + shift[1]


def behind(word: Seen, before: list[Seen], scheme: Scheme) -> RGB:
    """The colour that a word stands on: the ground, and whatever was filled beneath its middle."""
    found = rgb(color("ground", scheme))
    assert word.box is not None
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    for mark in before:
        if mark.kind != "fill" or mark.box is None:
            continue
        left, top, right, bottom = mark.box
        if left <= x <= right and top <= y <= bottom:
            found = mark.shade(scheme, found)
    return found
