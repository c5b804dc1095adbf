"""No word about a figure can outlive the result that the figure is drawn from."""

import re
from typing import Any

import pytest

from bayestalk.content import context
from bayestalk.content.chapter import Chapter, FigureBlock, Text
from bayestalk.figures import FIGURES

from .standin import numbers

PLACES = {"terrain"}
"""Summaries that show no result: the mountain is given."""

DRAWN = {name for name, spec in FIGURES.items() if set(spec.summaries) - PLACES}


def _figure(name: str, **_: Any) -> str:
    return name


def _moved(found: Any) -> Any:
    """The same numbers, each a little larger: other results under the same names."""
    match found:
        case bool() | str() | None:
            return found
        case dict():
            return {key: _moved(value) for key, value in found.items()}
        case list():
            return [_moved(value) for value in found]
        case int():
            return found + max(1, found // 7)
        case _:
            return found * 1.23


def _filled(text: Text, file: str, *, moved: bool) -> str:
    env = context.environment({"figure": _figure, "table": _figure, "code": _figure})
    return context.fill(env, text, _moved(numbers()) if moved else numbers(), file)


def _blocks(chapters: tuple[Chapter, ...]) -> list[tuple[str, FigureBlock]]:
    return [(c.file, block) for c in chapters for block in c.figures if block.name in DRAWN]


@pytest.mark.parametrize("part", ["alt", "caption", "long"])
def test_words_follow_the_results(part: str, chapters: tuple[Chapter, ...]) -> None:
    """Changing the results changes the short text, the caption and the description of each."""
    stale = [
        block.name
        for file, block in _blocks(chapters)
        if _filled(getattr(block, part), file, moved=False)
        == _filled(getattr(block, part), file, moved=True)
    ]
    assert stale == []


def test_every_figure_of_a_result_is_looked_at(chapters: tuple[Chapter, ...]) -> None:
    """No figure escapes the test above."""
    assert {block.name for _, block in _blocks(chapters)} == DRAWN


def test_a_description_tells_numbers(chapters: tuple[Chapter, ...]) -> None:
    """The second level of a description, the numbers, has one that comes from a result."""
    silent = []
    for _, block in _blocks(chapters):
        levels = [part for part in block.long.text.split("\n\n") if part.strip()]
        if not re.search(r"\{\{.*?\}\}", levels[1], re.S):
            silent.append(block.name)
    assert silent == []
