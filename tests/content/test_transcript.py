import re

from bayestalk.content import render
from bayestalk.content.materials import Materials


def test_every_slide_is_told_in_order(materials: Materials) -> None:
    """Each slide has its title under its chapter, and links to slide and section."""
    page = render.page(materials, "transcript.md")
    assert re.findall(r"^#{2,3} .*\{#([\w-]+)\}$", page, re.M) == [
        *("chapter-straight-line", "line", "line-function"),
        *("chapter-end", "points", "code", "thanks"),
    ]
    assert 'href="../slides/index.html#/points"' in page
    assert 'href="../talk/end/#points"' in page


def test_what_is_said_is_there(materials: Materials) -> None:
    """The words of the notes are there, numbers filled in; stage directions are not said."""
    page = render.page(materials, "transcript.md")
    assert "Air cools as we climb, by −6.5\N{NO-BREAK SPACE}°C" in page
    assert "Two points." in page
    assert "Only for the speaker." not in page
    assert "Only for readers." not in page
    assert "Nothing but the page" not in page


def test_what_is_shown_is_told(materials: Materials) -> None:
    """A figure by its short text, code by its name, words as they are; nothing is drawn."""
    page = render.page(materials, "transcript.md")
    assert page.count("A line through 30 points.") == 2
    assert "<code>model.py</code>, <code>build</code>" in page
    assert re.search(r"<li>\s*One", page)
    assert "<svg" not in page
    assert "fragment" not in page


def test_it_says_where_it_is_from(materials: Materials) -> None:
    """Version and address stand at its top."""
    page = render.page(materials, "transcript.md")
    assert "Version 1.2.3 of [https://talk.example/here/]" in page
