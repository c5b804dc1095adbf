"""What every drawing is held to, read back from its SVG and its scene."""

import re
from collections import Counter

from lxml import etree

from bayestalk.drawing import Drawing
from bayestalk.views.boxes import Box
from bayestalk.views.scene import AnyMark, Group, Rect, Scene, Text, collisions

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> etree._Element:
    """The SVG as a tree; refuses what is not XML."""
    return etree.fromstring(svg)


def names(svg: str) -> set[str]:
    """Every ``data-id`` in it."""
    return {str(e.get("data-id")) for e in parsed(svg).iter() if e.get("data-id")}


def check_svg(svg: str, figure: str) -> None:
    """Valid, themed, without styles or scripts, every id its own and behind the figure's name."""
    root = parsed(svg)
    ids = [str(e.get("id")) for e in root.iter() if e.get("id")]
    assert not [i for i, count in Counter(ids).items() if count > 1]
    assert all(i == figure or i.startswith(f"{figure}-") for i in ids)
    assert not [e for e in root.iter() if e.get("style")]
    assert not list(root.iter(f"{SVG}script", f"{SVG}style", f"{SVG}image"))
    for color in re.findall(r'(?:fill|stroke)="([^"]+)"', svg):
        assert color == "none" or color.startswith("var(--bt-"), color


def check_drawing(drawing: Drawing, figure: str) -> None:
    """Both of its forms hold."""
    check_svg(drawing.svg, figure)
    if drawing.narrow:
        check_svg(drawing.narrow, f"{figure}-narrow")


def check_scene(scene: Scene) -> None:
    """No label on another, no node or cell on another, nothing outside the sheet."""
    sheet = Box(0, 0, scene.width, scene.height)
    outside = [mark for mark in scene.marks if not mark.box().inside(sheet, 1.0)]
    assert not outside, outside[:3]
    texts: list[AnyMark] = list(scene.texts())
    assert not _told(collisions(texts, slack=1.5))
    for part in ("cell", "unit"):
        marks = [mark for mark in scene.walk() if mark.part.endswith(part)]
        assert not _told(collisions(marks))
    cells = [mark.box() for mark in scene.walk() if mark.part.endswith("cell")]
    words = [(text.text, text.box()) for text in scene.texts()]
    astray = [
        text
        for text, box in words
        if any(box.overlaps(cell, 3.0) and not box.inside(cell, 3.0) for cell in cells)
    ]
    assert not astray
    units = [
        (mark.name, mark.box())
        for mark in scene.walk()
        if mark.part.endswith("unit") or "one-" in mark.part
    ]
    assert not [
        (name, text)
        for name, unit in units
        for text, box in words
        if text != "1" and unit.overlaps(box, 2.0)
    ]


def _told(pairs: list[tuple[AnyMark, AnyMark]]) -> list[tuple[str, str]]:
    return [tuple(m.text if isinstance(m, Text) else m.name for m in pair) for pair in pairs]  # type: ignore[misc]


def cells_of(scene: Scene, array: str) -> list[Rect]:
    """The rectangles of an array's cells."""
    return [
        rect
        for mark in scene.walk()
        if isinstance(mark, Group) and mark.part == "cell" and mark.name.startswith(f"{array}[")
        for rect in mark.marks[:1]
        if isinstance(rect, Rect)
    ]
