from dataclasses import replace

import pytest

from bayestalk.content import render, talk
from bayestalk.content.errors import SourceError
from bayestalk.content.materials import Materials

from .sample import SECOND

SHOWN = "![Snow on a thermometer](pictures/snow.jpg)"


def brought(materials: Materials, shown: str) -> Materials:
    """The talk with a picture on its slide of code, and again in the words beneath."""
    chapter = SECOND.replace('{{ code("model.py", "build", steps="1|2-3") }}', shown)
    chapter = chapter.replace("Two points.", f"Two points.\n\n{shown}")
    return replace(
        materials,
        chapters={**materials.chapters, "02-end.md": chapter},
        pictures=frozenset(("pictures/snow.jpg",)),
    )


def test_a_picture_is_found_from_page_and_slide(materials: Materials) -> None:
    """The same words lead from the page and from the deck to the one file, with its words."""
    made = brought(materials, SHOWN)
    assert "![Snow on a thermometer](../pictures/snow.jpg)" in render.page(made, "talk/end.md")
    chapter, section = next(one for one in talk.shown(made.parsed) if one[1].id == "code")
    slide = render.slide(made, chapter, section).html
    assert 'role="img" aria-label="Snow on a thermometer"' in slide
    assert 'href="../pictures/snow.jpg"' in slide
    assert 'class="bt-plate"' in slide
    assert "bt-slide--words" not in slide


def test_the_transcript_tells_it(materials: Materials) -> None:
    """Who reads along is told what the picture shows."""
    page = render.page(brought(materials, SHOWN), "transcript.md")
    assert "Picture</span> Snow on a thermometer" in page
    assert "snow.jpg" not in page


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("![Snow](pictures/snwo.jpg)", r"02-end.md:\d+: no picture 'pictures/snwo.jpg'.*snow.jpg"),
        ("![](pictures/snow.jpg)", r"02-end.md:\d+: the picture 'pictures/snow.jpg' has no words"),
    ],
)
def test_what_is_missing_is_named(materials: Materials, shown: str, told: str) -> None:
    """A picture that is not there, or says nothing, stops the build with file and line."""
    with pytest.raises(SourceError, match=told):
        render.page(brought(materials, shown), "talk/end.md")


def test_code_is_left_alone(materials: Materials) -> None:
    """An example of how to show a picture is no picture."""
    page = render.page(brought(materials, "`![Snow](pictures/any.jpg)`"), "talk/end.md")
    assert "![Snow](pictures/any.jpg)" in page
