"""The talk as a whole: its sections in the order in which they are shown."""

from collections.abc import Iterable

from bayestalk.content.chapter import Chapter, Section
from bayestalk.content.errors import SourceError


def shown(chapters: Iterable[Chapter]) -> list[tuple[Chapter, Section]]:
    """The sections that become slides, in the order of the talk.

    Raises
    ------
    SourceError
        Where two chapters give the same id to a section.
    """
    owners: dict[str, Chapter] = {}
    found = []
    for chapter in chapters:
        for section in chapter.sections:
            if section.id in owners:
                raise SourceError(
                    chapter.file,
                    section.title.line,
                    f"the id '{section.id}' is taken in {owners[section.id].file}: give another",
                )
            owners[section.id] = chapter
            if section.on_slide:
                found.append((chapter, section))
    return found
