from dataclasses import replace

from bayestalk.content.chapter import Chapter, parse
from bayestalk.content.pace import WORDS_A_MINUTE, late, words

TEXT = """---
title: A line
slug: line
place: valley
minutes: 1
summary: A line.
---

## Short {#short}

Two words.

{## A comment is not said. ##}

::: notes
Wait until all sit.
:::

## Long {#long}

WORDS

## For readers {#more .page-only}

WORDS
"""


def chapter(count: int) -> Chapter:
    """A chapter that says ``count`` words to its second slide, and two to its first."""
    return parse(TEXT.replace("WORDS", "word " * count), "docs/chapters/01-line.md")


def test_what_is_said_is_counted() -> None:
    """Comments, stage directions and what only readers get take no time."""
    assert [words(section) for section in chapter(5).sections] == [2, 5, 0]


def test_too_many_words_are_told_with_their_place() -> None:
    """Who plans too little time is told where, by how much, and where most of it goes."""
    (told,) = late([chapter(WORDS_A_MINUTE - 1)])
    assert told.startswith("docs/chapters/01-line.md:5: 176 words take 1.0 minutes")
    assert "'long', line 19" in told


def test_words_that_fit_are_let_be() -> None:
    """A minute may hold all the words that a minute holds."""
    fits = chapter(WORDS_A_MINUTE - 2)
    assert late([fits]) == []
    assert late([replace(fits, minutes=0.5)]) != []
