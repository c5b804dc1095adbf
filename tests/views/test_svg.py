"""From scene to SVG, and to files."""

import pytest
from lxml import etree

from bayestalk import Network, theme
from bayestalk.views import diagram
from bayestalk.views.boxes import Box, around
from bayestalk.views.scene import Circle, Group, Pen, Rect, Run, Scene, Text, collisions, line
from bayestalk.views.svg import number, render, resolved, slug

from .making import DEEP
from .reading import check_svg


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("w1[2,0]", "w1-2-0"), ("z1'[0,1]", "z1p-0-1"), ("y'[0,0]", "yp-0-0"), ("b2[0]", "b2-0")],
)
def test_slugs_tell_names_apart(name: str, wanted: str) -> None:
    """A primed value's slug differs from the plain one's."""
    assert slug(name) == wanted


@pytest.mark.parametrize(("value", "wanted"), [(1.0, "1"), (-0.001, "0"), (2.456, "2.46")])
def test_numbers_are_short(value: float, wanted: str) -> None:
    """Coordinates have at most two decimals and no trailing zeros."""
    assert number(value) == wanted


def test_marks_become_elements() -> None:
    """Parts, names, titles and pens arrive in the SVG."""
    pen = Pen(fill="w", stroke="b", width=2, dash=(4, 2), opacity=0.5, fill_opacity=0.25)
    marks = (
        Group((Rect(1, 2, 3, 4, pen, 1, part="cell", name="w1[0,0]", title="a < b"),)),
        Circle(5, 5, 1, Pen(fill="ink")),
        line([(0, 0), (1, 1)], Pen(stroke="ink"), closed=True),
        Text(1, 9, (Run("𝑤", "w", "math"), Run("1", "w", "math", -1), Run("′", "ink")), 10, "end"),
    )
    svg = render(Scene(10, 10, marks), "fig")
    check_svg(svg, "fig")
    rect = etree.fromstring(svg).xpath('//*[@id="fig-cell-w1-0-0"]')[0]
    assert rect.get("data-id") == "w1[0,0]"
    assert rect.get("stroke-dasharray") == "4 2"
    assert rect[0].text == "a < b"


def test_resolved_colours_are_those_of_the_scheme() -> None:
    """A file of its own holds no variables, and the scheme's own colours."""
    svg = diagram.draw(DEEP, {}, "d").svg
    dark = resolved(svg, "dark")
    assert "var(" not in dark
    assert theme.color("w", "dark") in dark


def test_a_network_shows_itself() -> None:
    """A notebook asks a network for SVG and gets its diagram."""
    show = getattr(DEEP, "_repr_svg_")  # noqa: B009 - set from outside the class
    assert isinstance(DEEP, Network)
    assert 'data-id="w1[3,2]"' in show()


def test_boxes_know_when_they_collide() -> None:
    """Boxes that share an edge do not overlap; boxes that share ground do."""
    a, b, c = Box(0, 0, 10, 10), Box(10, 0, 20, 10), Box(5, 5, 15, 15)
    assert not a.overlaps(b)
    assert a.overlaps(c)
    assert around([a, b]) == Box(0, 0, 20, 10)
    with pytest.raises(ValueError, match="at least one"):
        around([])
    marks = [Rect(0, 0, 10, 10, Pen()), Rect(5, 5, 10, 10, Pen())]
    assert len(collisions(marks)) == 1


def test_marks_move_whole() -> None:
    """A moved group's box moves by as much."""
    group = Group((Rect(0, 0, 2, 2, Pen()), line([(1, 1), (5, 4)], Pen()), Circle(1, 1, 1, Pen())))
    assert group.moved(3, 4).box() == Box(3, 4, 8, 8)
