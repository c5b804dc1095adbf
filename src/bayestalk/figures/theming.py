"""From a matplotlib figure to SVG that follows the reader's theme.

matplotlib measures text with its own DejaVu Sans, whatever fonts the machine has, so that the
same numbers give the same bytes everywhere; the reader's browser sets the text in the site's
font. DejaVu is the wider of the two: what fits here fits there.
"""

import io
import re
from collections import Counter
from functools import lru_cache
from typing import Final

import matplotlib as mpl
from lxml import etree
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from bayestalk.figures.paths import NUMBER, compact, number
from bayestalk.figures.svg import PENS, SVG, root, serialize
from bayestalk.theme import variable

XLINK: Final = "{http://www.w3.org/1999/xlink}href"

_AUTOMATIC_ID = re.compile(r"^(\w+_\d+|matplotlib\.axis_\d+)$")
_DROPPED = {"font-family", "stroke-dashoffset", "stroke-linejoin", "stroke-miterlimit"}
_TOKEN_OF: Final[dict[str, str]] = {pen: token for token, pen in PENS.items()}


def themed(figure: Figure, name: str) -> str:
    """Draw a matplotlib figure whose points are CSS pixels as themed SVG.

    Parameters
    ----------
    figure
        Drawn with the colours of :func:`pen` only, at 72 dots an inch.
    name
        The prefix of every id, and the salt of matplotlib's own.

    Returns
    -------
    str
        A whole ``<svg>`` element; the same figure gives the same bytes.

    Raises
    ------
    ValueError
        Where a colour is no token's; the message names it.
    """
    buffer = io.BytesIO()
    FigureCanvasSVG(figure)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": name, "path.simplify": True}):
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(buffer, format="svg", metadata=nothing, transparent=True)
    drawn = etree.fromstring(buffer.getvalue())
    svg = root(name, *(72.0 * figure.get_size_inches()))
    for child in drawn:
        if isinstance(child.tag, str):
            svg.append(child)
    etree.strip_tags(svg, etree.Comment)
    etree.strip_elements(svg, f"{{{SVG}}}style", with_tail=False)
    for element in svg.iter():
        _present(element)
    _inline_single_uses(svg)
    _name_ids(svg, name)
    _flatten(svg)
    etree.cleanup_namespaces(svg)
    return serialize(svg)


def _present(element: etree._Element) -> None:
    """Turn an element's style into presentation attributes, and shorten its numbers."""
    for key, value in _attributes(str(element.attrib.pop("style", ""))):
        element.set(key, value)
    if (path := element.get("d")) is not None:
        element.set("d", compact(str(path)))
    for key in ("x", "y", "width", "height"):
        if (length := element.get(key)) is not None:
            element.set(key, number(float(length), 1))
    if (transform := element.get("transform")) is not None:
        if str(transform).startswith("rotate(-0 "):
            del element.attrib["transform"]
        else:
            element.set("transform", NUMBER.sub(lambda m: number(float(m[0]), 1), str(transform)))
    if (target := str(element.attrib.pop(XLINK, ""))) != "":
        element.set("href", target)


@lru_cache(maxsize=1024)
def _attributes(style: str) -> tuple[tuple[str, str], ...]:
    """What of a style is worth saying, as attributes; many elements share one."""
    found = []
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key in {"fill", "stroke"}:
            value = _color(value)
        elif key == "font-weight":
            value = "600"
        elif key == "stroke-linecap" and value == "square":
            continue
        if key not in _DROPPED:
            found.append((key, value.removesuffix("px")))
    return tuple(found)


def _color(value: str) -> str:
    if not value.startswith("#"):
        return value
    if value not in _TOKEN_OF:
        msg = f"the colour {value} is no token's: draw with bayestalk.figures.svg.pen(token)"
        raise ValueError(msg)
    return variable(_TOKEN_OF[value])


def _inline_single_uses(svg: etree._Element) -> None:
    """Put a shape that is used once where it is used."""
    uses = list(svg.iter(f"{{{SVG}}}use"))
    counts = Counter(str(use.get("href")) for use in uses)
    shapes = {f"#{path.get('id')}": path for path in svg.iter(f"{{{SVG}}}path") if path.get("id")}
    for use in uses:
        href = str(use.get("href"))
        if counts[href] > 1:
            continue
        path = shapes[href]
        x, y = str(use.attrib.pop("x", "0")), str(use.attrib.pop("y", "0"))
        del use.attrib["href"]
        use.tag = path.tag
        use.set("d", str(path.get("d")))
        for key, value in path.attrib.items():
            if key not in {"id", "d"} and key not in use.attrib:
                use.set(key, value)
        if (x, y) != ("0", "0"):
            use.set("transform", f"translate({x} {y})")
        _remove(path)


def _name_ids(svg: etree._Element, name: str) -> None:
    """Prefix given ids with the figure's name; number matplotlib's hashes; drop its others.

    What is called ``cells`` or begins so is drawn with crisp edges, since cells that touch would
    show the ground between them.
    """
    renamed: dict[str, str] = {}
    for element in svg.iter():
        found = element.get("id")
        if found is None or element is svg:
            continue
        if element.tag in {f"{{{SVG}}}path", f"{{{SVG}}}clipPath"}:
            renamed[str(found)] = f"{name}-s{len(renamed) + 1}"
            element.set("id", renamed[str(found)])
        elif _AUTOMATIC_ID.match(str(found)):
            del element.attrib["id"]
        else:
            element.set("id", f"{name}-{found}")
            if str(found).startswith("cells"):
                element.set("shape-rendering", "crispEdges")
    for element in svg.iter():
        if (href := element.get("href")) is not None:
            element.set("href", f"#{renamed[str(href)[1:]]}")
        if (clip := element.get("clip-path")) is not None:
            element.set("clip-path", f"url(#{renamed[str(clip)[5:-1]]})")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _flatten(svg: etree._Element) -> None:
    """Remove groups that say nothing, empty definitions, invisible paths and white space."""
    for element in list(svg.iter()):
        unseen = element.get("fill") == "none" and element.get("stroke") is None
        if etree.QName(element).localname == "path" and unseen:
            _remove(element)
    for group in reversed(list(svg.iter(f"{{{SVG}}}g"))):
        parent = group.getparent()
        if not group.attrib and parent is not None:
            at = parent.index(group)
            for offset, child in enumerate(list(group)):
                parent.insert(at + offset, child)
            parent.remove(group)
    for empty in list(svg.iter(f"{{{SVG}}}defs", f"{{{SVG}}}g")):
        if len(empty) == 0:
            _remove(empty)
    for element in svg.iter():
        element.tail = None
        if etree.QName(element).localname != "text":
            element.text = None
