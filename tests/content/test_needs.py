"""A page or slide needs what it shows, and nothing else."""

import pytest

from bayestalk.content import links
from bayestalk.content.chapter import Chapter, parse, parse_page
from bayestalk.content.errors import SourceError
from bayestalk.content.needs import Reader

CHAPTER = """---
title: A line
slug: line
place: valley
minutes: 4
summary: A line through {{ linear.n }} points.
---

## Line {#line}

::: slide
{{ figure("line") }}

{{ code("model.py", "build") }}
:::

::: figure line
alt: A line, {{ linear_line.n }} points.
caption: See [the end](02-end.md) and a [prior](term).
long: It slopes by {{ cover.weights }}.
:::

::: notes
Say {{ deepnet.n }}.
:::

## More {#more .page-only}

Nothing.
"""
MODEL = "def build(x):\n    return x\n\n\ndef other():\n    return 1\n"


def reader(model: str = MODEL, text: str = CHAPTER) -> Reader:
    """A reader of one chapter with one figure."""
    chapter = written(text)
    site = links.Site({"02-end.md": "talk/end.md"}, frozenset({"prior"}))
    figures = {block.name: (chapter.file, block) for block in chapter.figures}
    return Reader(site, figures, {"line": ("logistic",)}, {"model.py": model}.__getitem__)


def written(text: str = CHAPTER) -> Chapter:
    """The chapter."""
    return parse(text, "01-line.md")


def test_a_page_needs_what_is_on_it() -> None:
    """Its figures with their captions' numbers and origins, its links; not slides nor notes."""
    needs = reader().chapter(written(), 1, 2)
    assert needs.figures == {"line"}
    assert needs.numbers == {"linear", "linear_line", "cover", "logistic"}
    assert needs.links == {"02-end.md": "talk/end.md", "prior:term": "prior"}
    assert needs.code == {}
    assert needs.templates == {"chapter_head.html", "to_slide.html", "figure.html"}


def test_a_slide_needs_what_it_shows_and_says() -> None:
    """Its figure with the alternative text alone, its code, its notes, and the site's address."""
    chapter = written()
    needs = reader().slide(chapter, chapter.sections[0])
    assert needs.figures == {"line"}
    assert needs.numbers == {"linear_line", "deepnet", "site"}
    assert list(needs.code) == ["model.py:build::False"]
    assert needs.templates == {"slide.html"}


@pytest.mark.parametrize(
    ("old", "new", "page", "slide"),
    [
        ("Nothing.", "Something.", True, False),
        ("Say ", "Tell ", False, True),
        ("See [the", "Look at [the", True, False),
        ("alt: A line", "alt: One line", True, True),
        ("## Line", "## Lines", True, True),
        ("minutes: 4", "minutes: 5", True, True),
        ('"build")', '"build", steps="1|2")', False, True),
    ],
)
def test_an_edit_touches_where_it_shows(old: str, new: str, page: bool, slide: bool) -> None:
    """A word changes the page, the slide, or both, as it is shown there."""
    texts = (CHAPTER, CHAPTER.replace(old, new))
    pages, slides = [], []
    for text in texts:
        chapter = written(text)
        pages.append(reader(text=text).chapter(chapter, 1, 2).arguments())
        slides.append(reader(text=text).slide(chapter, chapter.sections[0]).arguments())
    assert (pages[0] != pages[1]) is page
    assert (slides[0] != slides[1]) is slide


def test_only_the_quoted_code_counts() -> None:
    """A function that is not shown may change; the one that is may not."""
    chapter = written()
    section = chapter.sections[0]
    before = reader().slide(chapter, section).code
    elsewhere = reader(MODEL.replace("return 1", "return 2")).slide(chapter, section).code
    there = reader(MODEL.replace("return x", "return -x")).slide(chapter, section).code
    assert before == elsewhere != there


def test_a_computed_name_is_refused() -> None:
    """What a text shows must be known before it is filled."""
    text = "{{ figure(linear.name) }}"
    with pytest.raises(SourceError, match="takes its name in quotes"):
        reader().page(text, parse_page(text, "x.md"), "x.md")
