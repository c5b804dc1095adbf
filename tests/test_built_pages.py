"""Every page as it is published: ids that are each one's own, drawings that are valid."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    f"{SVG}{name}"
    for name in (
        *("svg", "g", "defs", "clipPath", "use", "title", "desc", "symbol"),
        *("rect", "circle", "ellipse", "line", "path", "polyline", "polygon"),
        *("text", "tspan", "linearGradient", "radialGradient", "stop", "filter"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feColorMatrix", "mask", "pattern"),
    )
}
NUMBERS = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "font-size", "stroke-width")
NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)(e-?\d+)?(px|%|em)?")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """Every page by its path."""
    return {
        path.relative_to(built_site).as_posix(): path.read_text("utf-8")
        for path in sorted(built_site.rglob("*.html"))
    }


def test_ids_are_each_ones_own(pages: dict[str, str]) -> None:
    """No id stands twice on a page, so that links and names mean one thing."""
    twice = {}
    for name, text in pages.items():
        ids = Counter(html.fromstring(text).xpath("//*[@id]/@id"))
        if found := [one for one, count in ids.items() if count > 1]:
            twice[name] = found
    assert len(pages) > 20
    assert twice == {}


def test_drawings_are_valid(pages: dict[str, str], built_site: Path) -> None:
    """Each of our drawings is XML of SVG's own elements, with numbers where numbers belong."""
    seen = 0
    for name, text in pages.items():
        for found in re.finditer(r'<svg[^>]*class="[^"]*bt-drawing.*?</svg>', text, re.S):
            drawing = found[0]
            if "xmlns=" not in drawing.split(">")[0]:
                drawing = drawing.replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)
            root = etree.fromstring(drawing)
            seen += 1
            for element in root.iter(etree.Element):
                assert element.tag in ELEMENTS, (name, element.tag)
                for key in NUMBERS:
                    value = element.get(key)
                    assert value is None or NUMBER.fullmatch(value), (name, key, value)
            ids = set(root.xpath("//@id"))
            used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', drawing))
            assert used <= ids, (name, used - ids)
    assert seen > 60
