"""All slides as one deck for reveal.js, with scripts that hold what comes after its first view."""

import json
from collections.abc import Iterable, Mapping, Sequence

import segno

from bayestalk.content import templates
from bayestalk.content.slide import Slide

TITLE = "An Attempt At Demystifying Bayesian Deep Learning"


def deck(slides: Sequence[Slide], site: str = "", title: str = TITLE) -> dict[str, str]:
    """Put finished slides together.

    Parameters
    ----------
    slides
        In the order of the talk.
    site
        The address of the site, with a slash at its end; each slide's own is made from it.
    title
        The deck's title.

    Returns
    -------
    dict of str to str
        Text by name of file: the deck, its heavy drawings, the drawings for
        phones, and a QR code for each slide. A page opened from disk may load scripts but no
        other files, so all but the deck are scripts.
    """
    description = f"{title}: the slides. Every slide has a page to read."
    html = templates.render(
        "deck.html",
        title=title,
        slides=[one.html for one in slides],
        description=description,
    )
    return {
        "index.html": f"{html}\n",
        "figures.js": _script("figures", _joined(one.apart for one in slides)),
        "narrow.js": _script("narrow", _joined(one.narrow for one in slides)),
        "codes.js": _script("codes", {one.id: code(f"{site}slides/#/{one.id}") for one in slides}),
    }


def code(address: str) -> dict[str, str]:
    """An address and its QR code, an SVG of dark lines without its ground."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(border=4, omitsize=True, svgclass="bt-qr", lineclass=None)
    return {"address": address, "svg": svg}


def _joined(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {label: inside for part in parts for label, inside in part.items()}


def _script(name: str, value: object) -> str:
    """A script that lays a value where the deck's other scripts find it."""
    text = json.dumps(value, ensure_ascii=False, indent=0)
    return f"(window.bayestalk = window.bayestalk || {{}}).{name} = {text};\n"
