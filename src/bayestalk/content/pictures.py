"""Pictures that an author brings: ``![what one would see](pictures/name.jpg)``."""

import re
from collections.abc import Callable
from html import escape
from typing import Final

from bayestalk.content import links
from bayestalk.content.errors import SourceError, nearest

FOLDER: Final = "pictures"
SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".svg", ".webp")

_PICTURE: Final = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^()\s]+)\)")


def targets(text: str) -> list[str]:
    """The path of every picture in a text."""
    code = links.quoted(text) if "![" in text else []
    return [
        found["path"]
        for found in _PICTURE.finditer(text)
        if not any(first <= found.start() < last for first, last in code)
    ]


def resolve(
    text: str,
    file: str,
    line: int,
    known: frozenset[str],
    write: Callable[[str, str], str],
) -> str:
    """Give every picture of a text its address as seen from a page or from the deck.

    Parameters
    ----------
    text, file, line
        Markdown, its file, and the line it starts on.
    known
        The pictures there are, by path below ``docs/``.
    write
        Called with the path of a picture and its words; returns what to write instead.

    Raises
    ------
    SourceError
        Where a picture is not there, or has no words for those who cannot see it.
    """
    if "![" not in text:
        return text
    code = links.quoted(text)

    def swap(match: re.Match[str]) -> str:
        if any(first <= match.start() < last for first, last in code):
            return match[0]
        alt, path = match["alt"].strip(), match["path"]
        here = line + text.count("\n", 0, match.start())
        if path not in known:
            there = nearest(path, known) if known else f"put it into docs/{FOLDER}/"
            raise SourceError(file, here, f"no picture '{path}': {there}")
        if not alt:
            told = f"the picture '{path}' has no words for who cannot see it: ![words]({path})"
            raise SourceError(file, here, told)
        return write(path, alt)

    return _PICTURE.sub(swap, text)


def on_slide(address: str, alt: str) -> str:
    """A picture that fits itself into its room, as a drawing does."""
    return (
        f'<div class="bt-plate"><svg class="bt-drawing" role="img" aria-label="{escape(alt)}">'
        f'<image href="{address}" width="100%" height="100%"/></svg></div>'
    )
