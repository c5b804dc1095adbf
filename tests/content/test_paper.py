import re
from dataclasses import replace

import pytest

from bayestalk.content import render, talk
from bayestalk.content.materials import Materials
from bayestalk.content.paper import Imprint, PaperError, pages, paper, shown
from bayestalk.content.slide import Slide

STYLES = ("slides/vendor/reset.css", "assets/print.css")
IMPRINT = Imprint("A talk", "https://talk.example/here/", "1.2.3")


@pytest.fixture
def slides(materials: Materials) -> list[Slide]:
    """The five slides of two chapters."""
    return [render.slide(materials, *one) for one in talk.shown(materials.parsed)]


def test_chapters_stand_above_their_slides(slides: list[Slide]) -> None:
    """The first slide of each chapter is a first heading, so that the outline has two levels."""
    html = paper("slides", slides, IMPRINT, STYLES)
    assert len(re.findall(r'<h1 [^>]*class="bt-slide__title"', html)) == 2
    assert len(re.findall(r'<h2 [^>]*class="bt-slide__title"', html)) == 3


def test_notes_are_in_the_handout_only(slides: list[Slide]) -> None:
    """What the speaker says stands beneath the slides of the handout, and nowhere else."""
    assert "Only for the speaker." not in paper("slides", slides, IMPRINT, STYLES)
    handout = paper("handout", slides, IMPRINT, STYLES)
    assert "Only for the speaker." in handout
    assert "<aside" not in handout


def test_each_says_where_it_is_from(slides: list[Slide]) -> None:
    """Each slide links its section, written out, and names the version and its number."""
    html = paper("slides", slides, IMPRINT, STYLES)
    link = '<a href="../talk/straight-line/#line-function">talk.example/here/talk/straight-line/'
    assert f"{link}#line-function</a>" in html
    assert html.count("version 1.2.3") == 5
    assert "5 / 5" in html
    assert "index.html" not in html


def test_it_looks_as_it_is_told_to(slides: list[Slide]) -> None:
    """The style sheets are those that are named, as seen from the deck's folder."""
    html = paper("slides", slides, IMPRINT, STYLES)
    assert re.findall(r'stylesheet" href="([^"]+)"', html) == [f"../{one}" for one in STYLES]


def test_drawings_are_put_in(slides: list[Slide]) -> None:
    """What the deck loads later is on paper from the start."""
    made = [
        replace(
            one,
            html=one.html.replace("<aside", '<svg data-apart="a"></svg><aside', 1),
            apart={"a": "<path/>"},
        )
        for one in slides
    ]
    assert paper("slides", made, IMPRINT, STYLES).count("<svg><path/></svg>") == 5


def test_a_slide_without_its_parts_is_refused() -> None:
    """A template that lost what paper needs is told by what it lacks."""
    with pytest.raises(PaperError, match="no data-chapter"):
        paper("slides", [Slide("<section></section>")], IMPRINT, STYLES)


def test_pages_are_counted() -> None:
    """A slide takes a page, two share one in the handout."""
    assert (pages("slides", 5), pages("handout", 5), pages("handout", 4)) == (5, 3, 2)


def test_addresses_are_written_shortly() -> None:
    """An address without what every address has."""
    assert shown("https://a.example/b/") == "a.example/b"
    assert shown("https://a.example/b/c/#d") == "a.example/b/c/#d"
