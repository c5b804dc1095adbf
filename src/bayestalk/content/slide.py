"""One slide of the deck, with its fragments and the speaker's notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bayestalk.content import head, links, templates
from bayestalk.content.chapter import Chapter, Prose, Section, Text
from bayestalk.content.document import Document
from bayestalk.content.materials import Materials
from bayestalk.content.stash import Stash

AT = "slides/"
_WIDE = 1.9
_ROOMS = {"side": (630.0, 550.0), "code": (250.0, 560.0)}
"""The room of a drawing beside words or code; ``web/deck/slides.css`` gives it."""


@dataclass(frozen=True)
class Slide:
    """A slide as HTML, and by label the drawings that it does without at first.

    Parameters
    ----------
    html
        The slide.
    apart
        Heavy drawings, for after the first view.
    narrow
        The forms of drawings that a phone shows in place of the others.
    id
        Its id.
    """

    html: str
    apart: Mapping[str, str] = field(default_factory=dict)
    narrow: Mapping[str, str] = field(default_factory=dict)
    id: str = ""


def slide(materials: Materials, chapter: Chapter, section: Section, stash: Stash) -> Slide:
    """One slide; formulas stay in the stash.

    A first view should not wait for drawings of later slides, and a page opened from disk may
    load scripts but no other files. So heavy drawings are kept apart, for a script to bring.
    """
    ids = {one.id for one in chapter.sections}
    document = Document(materials, _link, stash, ids, slide=section.id)
    html = _slide(document, chapter, section)
    return Slide(html, document.gallery.apart, document.gallery.narrow, section.id)


def _link(words: str, page: str, anchor: str) -> str:
    """Terms are plain words on a slide; pages are named by their file, for the disk's sake."""
    if page == "glossary.md" and anchor:
        return words
    return f"[{words}]({links.relative(links.url(page) + 'index.html', AT)}{anchor})"


def _slide(document: Document, chapter: Chapter, section: Section) -> str:
    layout = _layout(section)
    document.room = _ROOMS.get(layout)
    body = _body(document, chapter, section)
    title = document.inline(section.title, chapter.file)
    if layout == "side" and 'class="bt-side"' not in body:
        layout = "above"
    kinds = ["bt-slide", f"bt-slide--{layout}"]
    if 'class="bt-plate"' not in document.stash.fill_html(body):
        kinds.append("bt-slide--words")
    if "dark" in section.classes:
        kinds.append("bt-dark")
    terrain = document.materials.terrain
    return templates.render(
        "slide.html",
        id=section.id,
        classes=" ".join(kinds),
        chapter=chapter.slug,
        timing=chapter.seconds_a_slide,
        heading="h1" if layout == "title" else "h2",
        title=title,
        body=body,
        profile=head.profile(terrain, chapter.place) if layout == "divider" and terrain else "",
        page=f"../talk/{chapter.slug}/index.html#{section.id}",
        place=f"talk/{chapter.slug}/#{section.id}",
        site=document.materials.numbers.get("site"),
        notes=_notes(document, chapter, section),
    )


def _layout(section: Section) -> str:
    if section.slide:
        return section.slide.layout
    return next((name for name in ("divider", "statement") if name in section.classes), "picture")


def _body(document: Document, chapter: Chapter, section: Section) -> str:
    if section.slide is None:
        calls = [f'{{{{ figure("{block.name}") }}}}' for block in section.figures]
        line = section.figures[0].line if calls else section.title.line
        return document.html(Text("\n\n".join(calls), line), chapter.file) if calls else ""
    made = document.html(section.slide.body, chapter.file)
    if section.slide.layout == "side":
        return _sides(document, made)
    return made


def _sides(document: Document, html: str) -> str:
    """Words in one column; the figure, or else the code or table, in the other.

    A figure that is much wider than tall stays below the words, where it has more room.
    """
    pieces = list(re.finditer(r"<p>(qzhtml[0-9a-f]{24}zq)</p>|<table>.*?</table>", html, re.S))
    if not pieces:
        return html
    plates = [one for one in pieces if "bt-plate" in document.stash.fill_html(one[0])]
    chosen = (plates or pieces)[0]
    box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', document.stash.fill_html(chosen[0]))
    if box and float(box[1]) > _WIDE * float(box[2]):
        return html
    words = html[: chosen.start()] + html[chosen.end() :]
    return f'<div class="bt-side">{words}</div>\n<div class="bt-side">{chosen[0]}</div>'


def _notes(document: Document, chapter: Chapter, section: Section) -> str:
    """What is said; directions for the speaker alone are told apart from what all may read."""
    made = []
    for block in section.blocks:
        if isinstance(block, Prose) and block.notes:
            html = document.html(block.body, chapter.file)
            made.append(html if block.page else f'<div class="bt-directions">{html}</div>')
    return "\n".join(made)
