"""Markdown to HTML, for slides, captions and notes; pages leave it to MkDocs."""

import re
from functools import cache
from typing import Any

from markdown import Markdown

EXTENSIONS = (
    "attr_list",
    "def_list",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.superfences",
    "pymdownx.highlight",
)
_TRAILING = re.compile(r"^(?P<text>.*\S)[ \t]+\{:?[ \t]*(?P<attributes>\.[^{}\n]*)\}[ \t]*$", re.M)


@cache
def _converter() -> Markdown:
    settings: dict[str, Any] = {"pymdownx.highlight": {"use_pygments": True}}
    return Markdown(extensions=list(EXTENSIONS), extension_configs=settings)


def html(text: str) -> str:
    """Convert Markdown; ``text {.fragment}`` gives the paragraph or list item that class."""
    moved = _TRAILING.sub(
        lambda match: (
            match[0]
            if match["text"].startswith("#")
            else f"{match['text']}\n{{: {match['attributes']} }}"
        ),
        text,
    )
    converter = _converter()
    converter.reset()
    return str(converter.convert(moved))


def inline(text: str) -> str:
    """Convert Markdown without the paragraph around it."""
    made = html(text)
    if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
        return made[3:-4]
    return made


def plain(html_: str) -> str:
    """The words of some HTML, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html_)).strip()
