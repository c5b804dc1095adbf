import pytest
import yaml

from bayestalk.content.chapter import LAYOUTS, parse
from bayestalk.content.scaffold import ScaffoldError, begun, listed

NAV = """nav:
  - The talk:
      - Opening: talk/opening.md
      - Closing: talk/closing.md
      - Transcript: transcript.md
  - Glossary: glossary.md
"""


@pytest.mark.parametrize("title", ["A new chapter", "What: a {brace}?", "It's #1, 100 %"])
def test_it_can_be_read(title: str) -> None:
    """What is begun is a chapter under its title, whatever signs that has."""
    slug, text = begun(title)
    chapter = parse(text, "14.md")
    assert (chapter.title, chapter.slug) == (title, slug)
    assert next(section.title.text for section in chapter.sections) == title


def test_it_shows_a_slide_of_each_kind() -> None:
    """Every layout that a later chapter may use is there to copy."""
    chapter = parse(begun("New")[1], "14.md")
    shown = {section.slide.layout for section in chapter.sections if section.slide}
    shown |= {name for section in chapter.sections for name in section.classes}
    # only the talk as a whole has a title slide
    assert shown - {"page-only"} == {*LAYOUTS} - {"title"}


def test_it_is_named_after_the_last_chapter() -> None:
    """The navigation has it where the talk ends, and is else as it was."""
    after = yaml.safe_load(listed(NAV, "What: a test", "what-a-test"))
    before = yaml.safe_load(NAV)
    talk = before["nav"][0]["The talk"]
    talk.insert(2, {"What: a test": "talk/what-a-test.md"})
    assert after == before


def test_what_cannot_be_begun_is_refused() -> None:
    """A title without letters, a navigation without chapters: each is told."""
    with pytest.raises(ScaffoldError, match="gives no address"):
        begun("???")
    with pytest.raises(ScaffoldError, match="names no chapter"):
        listed("nav:\n  - Home: index.md\n", "New", "new")
