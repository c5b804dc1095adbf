"""What the words must keep to: described figures, known terms, no result typed by hand."""

import re
from pathlib import Path

import pytest

from bayestalk.content import links
from bayestalk.content.chapter import Chapter, Prose
from bayestalk.figures import FIGURES

PAGES = ("index.md", "glossary.md", "references.md", "colophon.md", "authors-guide.md")

FACTS = {
    "95 %": "the width of our intervals",
    "2.5 %": "what a 95 % interval leaves out on either side",
    "90 %": "a share of rows that is asked for",
    "80 %": "a share of rows that is asked for",
    "50 %": "a share of rows that is asked for",
    "70.58 %": "Blackard and Dean 1999, neural network",
    "58.38 %": "Blackard and Dean 1999, discriminant analysis",
    "1.01": "the limit for R-hat",
    "4.0": "the licence CC BY 4.0",
    "6.5": "lapse rate of the standard atmosphere",
}
"""Numbers that no result of ours could change."""

_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_CODE = re.compile(r"^```.*?^```\s*$|`[^`\n]*`", re.S | re.M)
_LINK = re.compile(r"\]\([^)\s]*\)")
_NUMBER = re.compile(r"(?<![\w.])\d+\.\d+(?:\s?%)?|(?<![\w.])\d+\s?%")


def _typed(text: str) -> list[str]:
    """Decimals and percentages that stand in the text itself."""
    bare = _LINK.sub("]", _JINJA.sub(" ", _CODE.sub(" ", text)))
    return [
        number for number in _NUMBER.findall(bare.replace("\u00a0", " ")) if number not in FACTS
    ]


def _sources(docs: Path) -> dict[str, str]:
    return {
        path.relative_to(docs).as_posix(): path.read_text("utf-8")
        for path in sorted([*docs.glob("*.md"), *docs.glob("chapters/*.md")])
    }


def test_every_figure_is_described(chapters: tuple[Chapter, ...]) -> None:
    """Each figure has a short text, a caption, and a long one on four levels."""
    for chapter in chapters:
        for block in chapter.figures:
            where = f"{chapter.file}, figure {block.name}"
            assert block.name in FIGURES, where
            assert 0 < len(_JINJA.sub("00", block.alt.text)) <= 150, where
            assert len(block.caption.text.split()) >= 5, where
            levels = [part for part in block.long.text.split("\n\n") if part.strip()]
            assert len(levels) == 4, where


def test_figures_are_described_for_every_scheme(chapters: tuple[Chapter, ...]) -> None:
    """What is dark on a light ground is light on a dark one: words fit both, or name neither."""
    scheme = re.compile(r"\b(dark|darker|darkest|lighter|lightest|black|white)\b", re.I)
    for chapter in chapters:
        for block in chapter.figures:
            if block.name not in {"neon", "qr"}:  # these look the same in every scheme
                for text in (block.alt.text, block.caption.text, block.long.text):
                    found = scheme.search(text)
                    assert not found, f"{chapter.file}, figure {block.name}: {found}"


def test_every_figure_of_the_talk_is_shown(chapters: tuple[Chapter, ...], docs: Path) -> None:
    """No figure is drawn for nothing; the contours are a ground to write on."""
    described = {block.name for chapter in chapters for block in chapter.figures}
    home = re.findall(r"^::: figure (\S+)", (docs / "index.md").read_text("utf-8"), re.M)
    assert described | set(home) | {"contours", "cover-beside-code"} == set(FIGURES)


def test_what_a_slide_shows_is_described(chapters: tuple[Chapter, ...]) -> None:
    """A figure on a slide has its words in some chapter, or an alternative text where it is."""
    described = {block.name for chapter in chapters for block in chapter.figures}
    for chapter in chapters:
        for section in chapter.sections:
            if section.slide:
                assert set(re.findall(r'figure\("([^"]+)"\)', section.slide.body.text)) <= described


def test_terms_lead_somewhere(docs: Path) -> None:
    """Every linked term has its entry in the glossary."""
    known = links.anchors((docs / "glossary.md").read_text("utf-8"))
    for name, text in _sources(docs).items():
        for words, named in re.findall(r"\[([^\]]+)\]\(term(?::([^)]*))?\)", _CODE.sub("", text)):
            assert links.term(named or words, known), f"{name}: {named or words}"


def test_a_chapter_defines_its_words_once(chapters: tuple[Chapter, ...]) -> None:
    """In a section a term is linked at its first use only."""
    for chapter in chapters:
        for section in chapter.sections:
            prose = " ".join(b.body.text for b in section.blocks if isinstance(b, Prose))
            found = re.findall(r"\[([^\]]+)\]\(term\)", prose)
            twice = {word for word in found if found.count(word) > 1}
            assert not twice - _BOTH_PARTS.get(section.id, set()), (section.id, twice)


_BOTH_PARTS = {"neon-bayes": {"prior", "likelihood", "posterior"}}
"""Sections whose spoken part and page-only table both lead to the entry."""


def test_citations_lead_somewhere(docs: Path) -> None:
    """Every work that is cited is in the references."""
    known = set(links.anchors((docs / "references.md").read_text("utf-8")))
    for name, text in _sources(docs).items():
        cited = set(re.findall(r"\(references\.md#([\w-]+)\)", text))
        assert cited <= known, name


def test_sections_that_are_linked_exist(chapters: tuple[Chapter, ...], docs: Path) -> None:
    """A link into a chapter names one of its sections."""
    sections = {chapter.file: {s.id for s in chapter.sections} for chapter in chapters}
    for name, text in _sources(docs).items():
        for file, anchor in re.findall(r"\((\d\d-[\w-]+\.md)#([\w-]+)\)", _CODE.sub("", text)):
            assert anchor in sections[file], f"{name}: {file}#{anchor}"


def test_no_result_is_typed_by_hand(docs: Path) -> None:
    """Decimals and percentages come from results, or are facts that no result can change."""
    for name, text in _sources(docs).items():
        if name != "references.md":
            assert not _typed(text), name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("right 86.4 % of the time", ["86.4 %"]),
        ("right {{ a | pct(1) }} of the time", []),
        ("they reported 70.58 % in 1999", []),
        ("about 12% less", ["12%"]),
        ("`x = 0.5` and 1,860 weights in 3 layers", []),
    ],
)
def test_typed_numbers_are_seen(text: str, found: list[str]) -> None:
    """The test above would notice."""
    assert _typed(text) == found


def test_prose_belittles_nobody(docs: Path) -> None:
    """What is simple to the writer may not be to the reader."""
    for name, text in _sources(docs).items():
        words = re.findall(r"\b(simply|just|obviously|trivial\w*|of course)\b", text, re.I)
        assert not words, f"{name}: {words}"


def test_pages_are_complete(docs: Path) -> None:
    """Beside the chapters stand home, glossary, references, colophon and author's guide."""
    assert {path.name for path in docs.glob("*.md")} == set(PAGES)


def test_the_author_is_credited(docs: Path) -> None:
    """Home and title slide name Eric Ma and link his talk."""
    for name in ("index.md", "chapters/01-opening.md", "colophon.md"):
        text = (docs / name).read_text("utf-8")
        assert "Eric J. Ma" in text
        assert "https://ericmjl.github.io/bayesian-deep-learning-demystified/" in text
