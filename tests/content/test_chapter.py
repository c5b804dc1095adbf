"""Chapters are parsed, and mistakes in them are told with their place."""

import pytest

from bayestalk.content.chapter import FigureBlock, Prose, parse, parse_page
from bayestalk.content.errors import SourceError

from .sample import FIRST, SECOND


def test_a_chapter_is_parsed_in_order() -> None:
    """Sections, slides and blocks come out in the order they were written."""
    chapter = parse(FIRST, "01-line.md")
    assert (chapter.title, chapter.slug, chapter.place) == (
        "A straight line",
        "straight-line",
        "valley",
    )
    assert [section.id for section in chapter.sections] == ["line", "line-function", "line-more"]
    function = chapter.sections[1]
    assert function.slide is not None
    assert function.slide.layout == "picture"
    kinds = [type(block) for block in function.blocks]
    assert kinds == [Prose, FigureBlock, Prose, Prose]
    told = [(b.page, b.notes) for b in function.blocks if isinstance(b, Prose)]
    assert told == [(True, True), (True, False), (False, True)]


def test_only_some_sections_are_slides() -> None:
    """A section marked page-only is not on a slide."""
    assert [section.on_slide for section in parse(FIRST, "f").sections] == [True, True, False]


def test_texts_remember_their_lines() -> None:
    """Each text knows the line that it starts on."""
    lines = FIRST.split("\n")
    for section in parse(FIRST, "f").sections:
        for block in section.blocks:
            texts = (
                [block.body] if isinstance(block, Prose) else [block.alt, block.caption, block.long]
            )
            for text in texts:
                assert text.text.split("\n")[0] in lines[text.line - 1]


def test_code_hides_headings_and_fences() -> None:
    """What stands in a code block is neither a heading nor a block."""
    source = FIRST + "\n```markdown\n## Not a heading\n::: nonsense\n```\n"
    assert "## Not a heading" in parse(source, "f").sections[-1].blocks[-1].body.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("place: valley", "place: vally", "f.md:4: no place 'vally': did you mean 'valley'?"),
        ("minutes: 3", "minutes: three", "f.md:5: minutes: 'three' is no number: write e.g. 4"),
        ("minutes: 3", "minuets: 3", "no field 'minuets': did you mean 'minutes'?"),
        ("slug: straight-line\n", "", "f.md:1: the field 'slug' is missing: add 'slug: …'"),
        ("{#line-function}", "", "f.md:12: '## Function' needs one id"),
        ("{#line-function}", "{#line}", "f.md:12: the id 'line' is taken by line 8"),
        (
            ".divider",
            ".dividor",
            "f.md:8: no class '.dividor' of headings: did you mean 'divider'?",
        ),
        ("layout=picture", "layout=pictures", "f.md:14: no layout 'pictures': did you mean"),
        ("::: page", "::: pages", "f.md:29: no block 'pages': did you mean 'page'?"),
        ("alt: A line", "alternative: A line", "f.md:21: figure 'line-function' takes alt:"),
        ("readers.\n:::", "readers.\n", "f.md:33: a block within the page of line 29: close it"),
        ("::: page\n", "", "f.md:30: ':::' closes nothing: take it out"),
        ("## A straight", "Hello\n\n## A straight", "f.md:8: text before the first heading"),
        ("---\ntitle", "title", "f.md:1: no front matter"),
    ],
)
def test_mistakes_are_told_with_file_and_line(old: str, new: str, said: str) -> None:
    """A mistake names the file, the line, and what was probably meant."""
    assert old in FIRST
    with pytest.raises(SourceError) as caught:
        parse(FIRST.replace(old, new, 1), "f.md")
    assert said in str(caught.value)


def test_a_figure_needs_all_its_words() -> None:
    """A figure without a caption is refused."""
    source = FIRST.replace("caption: The line", "  and so on", 1)
    with pytest.raises(SourceError, match=r"f\.md:20: figure 'line-function' has no 'caption:'"):
        parse(source, "f.md")


def test_pages_hold_figures_only() -> None:
    """Slides and notes belong in chapters."""
    assert len(parse_page("# Home\n\n## Any heading\n\nWords.\n", "index.md")) == 1
    with pytest.raises(SourceError, match=r"index\.md:3: a notes block belongs in a chapter"):
        parse_page("# Home\n\n::: notes\nHush.\n:::\n", "index.md")


def test_the_second_fixture_parses() -> None:
    """Layouts are read from the slide, classes from the heading."""
    side, code, thanks = parse(SECOND, "f").sections
    assert side.slide is not None
    assert (side.slide.layout, thanks.slide, thanks.classes) == ("side", None, ("statement",))
    assert code.slide is not None
