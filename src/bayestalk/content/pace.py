"""Whether what is said fits the time that is planned for it."""

import re
from collections.abc import Iterable
from typing import Final

from bayestalk.content.chapter import Chapter, Prose, Section
from bayestalk.content.errors import SourceError

WORDS_A_MINUTE: Final = 175
"""A brisk pace that listeners can follow, and no speaker should need."""

_COMMENT: Final = re.compile(r"\{##.*?##\}", re.S)


def words(section: Section) -> int:
    """How many words are said to a section's slide; stage directions are not said."""
    if not section.on_slide:
        return 0
    said = (block for block in section.blocks if isinstance(block, Prose))
    return sum(
        len(_COMMENT.sub("", block.body.text).split())
        for block in said
        if block.notes and block.page
    )


def late(chapters: Iterable[Chapter]) -> list[str]:
    """A line for each chapter whose words take longer than its minutes, with file and line."""
    found = []
    for chapter in chapters:
        said = sum(map(words, chapter.sections))
        if said <= WORDS_A_MINUTE * chapter.minutes:
            continue
        longest = max(chapter.sections, key=words)
        told = (
            f"{said} words take {said / WORDS_A_MINUTE:.1f} minutes at {WORDS_A_MINUTE} a minute, "
            f"and {chapter.minutes:g} are planned: say less (most of all in '{longest.id}', line "
            f"{longest.title.line}), move words into '::: page', or plan more minutes"
        )
        found.append(str(SourceError(chapter.file, chapter.minutes_line, told)))
    return found
