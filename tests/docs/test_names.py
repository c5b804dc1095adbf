"""Every name of a number that the words use exists, and every sentence can be filled."""

import re
from pathlib import Path
from typing import Any

import pytest

from bayestalk.content import context, links
from bayestalk.content.chapter import FigureBlock, Text, parse_page
from bayestalk.content.listing import listing, part, without_docstring

from .standin import numbers

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "chapters").glob("*.md")])


def _code(path: str, name: str | None = None, lines: str = "", **_: Any) -> str:
    piece = without_docstring(listing((ROOT / path).read_text("utf-8"), path, name))
    return (part(piece, lines) if lines else piece).text


def _figure(name: str, **_: Any) -> str:
    return name


FUNCTIONS = {"figure": _figure, "table": _figure, "code": _code}


def _fill(text: str, file: str) -> str:
    return context.fill(context.environment(FUNCTIONS), Text(text, 1), numbers(), file)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_text_can_be_filled(path: Path, chapters: tuple[Any, ...]) -> None:
    """No text uses a name of a number that is not there."""
    chapter = next((c for c in chapters if c.file == path.name), None)
    if chapter is None:
        filled = _fill(path.read_text("utf-8"), path.name)
        assert filled.strip()
        return
    for section in chapter.sections:
        texts = [section.title, *([section.slide.body] if section.slide else [])]
        for block in section.blocks:
            figure = isinstance(block, FigureBlock)
            texts += [block.alt, block.caption, block.long] if figure else [block.body]
        for text in texts:
            assert _fill(text.text, path.name).strip(), f"{path.name}:{text.line}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_short_texts_stay_short_when_filled(path: Path, chapters: tuple[Any, ...]) -> None:
    """Alternative texts keep within 150 characters with their numbers in."""
    chapter = next((c for c in chapters if c.file == path.name), None)
    body = path.read_text("utf-8").split("---\n", 2)[-1]
    blocks = chapter.figures if chapter else parse_page(body, path.name)
    for block in blocks:
        if isinstance(block, FigureBlock):
            assert len(_fill(block.alt.text, path.name)) <= 150, block.name


def test_sentences_follow_the_numbers() -> None:
    """Where another method is better, the page says so."""
    text = next(p for p in FILES if p.name == "11-which-posterior.md").read_text("utf-8")
    start = text.index("{% macro verdict")
    macro = text[start : text.index("endmacro -%}") + len("endmacro -%}")]
    env = context.environment(FUNCTIONS)

    def said(value: float, se: float) -> str:
        found = numbers()
        found["cover"]["difference"]["trees"] = {"validation": {"value": value, "se": se}}
        return context.fill(env, Text(macro + "{{ verdict('trees') }}", 1), found, "words")

    assert said(0.07, 0.01).startswith("worse than")
    assert said(-0.07, 0.01).startswith("better than")
    assert said(0.01, 0.01).startswith("within two standard errors")


def test_lines_by_number_are_the_right_ones() -> None:
    """Lines that are cut out by number begin and end where they should."""
    shown = _code("src/bayestalk/inference/nuts.py", "run_chain", lines="6-17")
    assert shown.startswith("trace = nutpie.sample(")
    assert shown.endswith("\n)")


def test_glossary_entries_are_reached() -> None:
    """Every entry of the glossary is linked from somewhere; an unused one is a leftover."""
    glossary = next(p for p in FILES if p.name == "glossary.md").read_text("utf-8")
    entries = {line.rpartition("#")[2] for line in re.findall(r"^### .*#[\w-]+", glossary, re.M)}
    text = " ".join(path.read_text("utf-8") for path in FILES)
    linked = re.findall(r"\[([^\]]+)\]\(term(?::([\w-]+))?\)", text)
    assert entries == {links.term(named or words, entries) for words, named in linked}
