"""The talk on paper: a slide on each page, or each with the speaker's notes beneath it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from bayestalk.content import templates
from bayestalk.content.slide import Slide

Kind = Literal["slides", "handout"]

A_PAGE: Final[Mapping[Kind, int]] = {"slides": 1, "handout": 2}
"""How many slides a page holds."""

_SECTION: Final = re.compile(r'(?<=<section )([^>]*?class=")(?=[^"]*\bbt-slide\b)')
_NOTES: Final = re.compile(r'<aside class="notes"[^>]*>(.*?)</aside>', re.S)
_PAGE: Final = re.compile(r'<a class="bt-slide__page" href="([^"]+)"[^>]*>.*?</a>', re.S)
_FOOT: Final = re.compile(r'<p class="bt-slide__foot"[^>]*>.*?</p>', re.S)
_TITLE: Final = re.compile(r'<h[12](?=[ >])([^>]*\bclass="bt-slide__title"[^>]*>.*?)</h[12]>', re.S)
_CHAPTER: Final = re.compile(r'data-chapter="([^"]+)"')
_APART: Final = re.compile(r' data-apart="([^"]+)">')
_INDEX: Final = re.compile(r'(?<=href="\.\./)([^":]*?)index\.html(?=["#])')


class PaperError(Exception):
    """A slide that paper cannot show."""


@dataclass(frozen=True)
class Imprint:
    """What every page says of where it is from.

    ``url`` is the site's address, with a slash at its end.
    """

    title: str
    url: str
    version: str


@dataclass(frozen=True)
class Sheet:
    """One slide, taken apart for paper: its HTML, its notes, and its section on the page."""

    number: int
    section: str
    notes: str
    page: str
    address: str


def paper(kind: Kind, slides: Sequence[Slide], imprint: Imprint, styles: Sequence[str]) -> str:
    """The HTML that is printed; its links are relative to ``slides/`` below the site's root.

    The first slide of each chapter is a heading above the others, so that the outline of the
    PDF has the talk's chapters.

    Parameters
    ----------
    styles
        The style sheets, below the site's root.

    Raises
    ------
    PaperError
        Where a slide's HTML lacks one of its parts.
    """
    sheets: list[Sheet] = []
    chapter = ""
    for number, one in enumerate(slides, start=1):
        found = _part(_CHAPTER, one.html, "data-chapter")[1]
        sheets.append(_sheet(one, number, imprint, level=1 if found != chapter else 2))
        chapter = found
    return templates.render(
        "paper.html",
        kind=kind,
        pages=_laid_out(sheets, A_PAGE[kind]),
        count=len(sheets),
        imprint=imprint,
        styles=[f"../{name}" for name in styles],
    )


def pages(kind: Kind, slides: int) -> int:
    """How many pages some slides take."""
    return -(-slides // A_PAGE[kind])


def _laid_out(sheets: Sequence[Sheet], each: int) -> list[Sequence[Sheet]]:
    return [sheets[first : first + each] for first in range(0, len(sheets), each)]


def shown(url: str) -> str:
    """An address as people write it."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/") + (
        f"/#{parts.fragment}" * bool(parts.fragment)
    )


def _sheet(slide: Slide, number: int, imprint: Imprint, level: int) -> Sheet:
    html = _filled(slide.html, slide.apart)
    link = _part(_PAGE, html, "link to its page")
    notes = _part(_NOTES, html, "notes")
    page = _INDEX.sub(r"\1", f'href="{link[1]}"')[6:-1]
    title = _part(_TITLE, html, "title")
    html = html.replace(title[0], f"<h{level}{title[1]}</h{level}>")
    # paper has a foot of its own
    html = _FOOT.sub("", html.replace(notes[0], "")).replace(link[0], "")
    # all that reveal.js would show at the end of the slide
    html = _SECTION.sub(r"\1present ", html, count=1)
    address = shown(imprint.url + page.removeprefix("../"))
    return Sheet(number, _plain(html), _plain(notes[1].strip()), page, address)


def _part(pattern: re.Pattern[str], html: str, what: str) -> re.Match[str]:
    found = pattern.search(html)
    if found is None:
        msg = f"a slide has no {what}: {html[:80]!r}; see content/templates/slide.html"
        raise PaperError(msg)
    return found


def _filled(html: str, apart: Mapping[str, str]) -> str:
    """The slide with the drawings that the deck does without at first."""
    return _APART.sub(lambda match: f">{apart[match[1]]}", html)


def _plain(html: str) -> str:
    """Links to pages as the site writes them, not as a disk needs them."""
    return _INDEX.sub(r"\1", html)
