"""All slides as one deck for reveal.js."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bayestalk.content import templates
from bayestalk.content.slide import Slide

TITLE = "An Attempt At Demystifying Bayesian Deep Learning"


@dataclass(frozen=True)
class Deck:
    """The deck's page, and the script that holds the drawings which it does without at first."""

    html: str
    figures: str


def deck(slides: Sequence[Slide], title: str = TITLE) -> Deck:
    """Put finished slides together."""
    description = f"{title}: the slides. Every slide has a page to read."
    html = templates.render(
        "deck.html", title=title, slides=[one.html for one in slides], description=description
    )
    parts = {label: inside for one in slides for label, inside in one.apart.items()}
    apart = json.dumps(parts, ensure_ascii=False, indent=0)
    return Deck(f"{html}\n", f"window.bayestalkFigures = {apart};\n")
