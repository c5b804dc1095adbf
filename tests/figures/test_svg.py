"""Elements of SVG and the pens they are drawn with."""

from bayestalk.figures import svg
from bayestalk.figures.svg import PENS


def test_pens_are_distinct() -> None:
    """Tokens that share a colour in one scheme are still told apart in others."""
    assert len(set(PENS.values())) == len(PENS)


def test_attributes_are_named_as_in_svg() -> None:
    """Underscores become hyphens, and numbers are short."""
    root = svg.root("x", 20, 10)
    svg.add(root, "path", stroke_width=2.50, class_="a")
    assert '<path stroke-width="2.5" class="a"/>' in svg.serialize(root)
