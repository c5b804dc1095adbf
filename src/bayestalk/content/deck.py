"""All slides as one deck for reveal.js."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bayestalk.content import templates
from bayestalk.content.chapter import Chapter, Section
from bayestalk.content.errors import SourceError
from bayestalk.content.slide import Slide

TITLE = "An Attempt At Demystifying Bayesian Deep Learning"


@dataclass(frozen=True)
class Deck:
    """The deck's page, and the script that holds the drawings which it does without at first."""

    html: str
    figures: str


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


def deck(slides: Sequence[Slide], title: str = TITLE) -> Deck:
    """Put finished slides together."""
    description = f"{title}: the slides. Every slide has a page to read."
    html = templates.render(
        "deck.html", title=title, slides=[one.html for one in slides], description=description
    )
    parts = {label: inside for one in slides for label, inside in one.apart.items()}
    apart = json.dumps(parts, ensure_ascii=False, indent=0)
    return Deck(f"{html}\n", f"window.bayestalkFigures = {apart};\n")
