"""Elements of SVG, and the pens whose colours follow the reader's theme."""

from typing import Final

from lxml import etree

from bayestalk.figures.paths import number
from bayestalk.theme import TOKENS, known, variable
from bayestalk.views.svg import FONTS

SVG: Final = "http://www.w3.org/2000/svg"


def _pens() -> dict[str, str]:
    """One hex colour a token: the light one, nudged where two tokens share it."""
    pens: dict[str, str] = {}
    for token, colors in TOKENS.items():
        value = int(colors["light"].removeprefix("#"), 16)
        while f"#{value:06x}" in pens.values():
            value ^= 1 if value % 2 == 0 else 3
        pens[token] = f"#{value:06x}"
    return pens


PENS: Final[dict[str, str]] = _pens()


def pen(token: str) -> str:
    """The colour to draw with in matplotlib so that it becomes ``var(--bt-TOKEN, …)`` in SVG.

    Raises
    ------
    ValueError
        Where there is no such token.
    """
    return PENS[known(token)]


def root(name: str, width: float, height: float) -> etree._Element:
    """An empty ``<svg>`` with the view box ``0 0 width height`` in CSS pixels."""
    svg = etree.fromstring(f'<svg xmlns="{SVG}"/>')
    svg.set("viewBox", f"0 0 {number(width)} {number(height)}")
    svg.set("id", name)
    svg.set("class", "bt-figure")
    svg.set("font-family", FONTS["sans"])
    svg.set("font-variant", "tabular-nums")
    svg.set("fill", variable("ink"))
    svg.set("stroke-linejoin", "round")
    return svg


def add(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: object
) -> etree._Element:
    """Append an element; ``stroke_width=2.5`` becomes ``stroke-width="2.5"``."""
    child = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for key, value in attributes.items():
        shown = number(value, 2) if isinstance(value, float) else str(value)
        child.set(key.strip("_").replace("_", "-"), shown)
    child.text = text
    return child


def serialize(svg: etree._Element) -> str:
    """The element as one line of text."""
    return etree.tostring(svg, encoding="unicode")
