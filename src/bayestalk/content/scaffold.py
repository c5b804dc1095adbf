"""A new chapter to fill in: one slide of each kind, with explanations between them."""

import re
from pathlib import Path
from typing import Final

from bayestalk.content import links

_TEMPLATE: Final = Path(__file__).with_name("templates") / "chapter.md"
_CHAPTER: Final = re.compile(r"^(?P<indent> +)- .*: talk/[\w-]+\.md\n", re.M)
# YAML would read these, or what is around them, as something else than a title
_QUOTED: Final = re.compile(r"""[:#\[\]{}&*!|>'"%@`]|^[-?,]""")


class ScaffoldError(Exception):
    """No chapter can be begun under that title."""


def begun(title: str) -> tuple[str, str]:
    """The slug of a new chapter, and its text.

    Raises
    ------
    ScaffoldError
        Where the title has no letter that an address can hold.
    """
    slug = links.slug(title)
    if not slug:
        msg = f"{title!r} gives no address: use a title with Latin letters, change it later"
        raise ScaffoldError(msg)
    text = _TEMPLATE.read_text(encoding="utf-8")
    head, mark, body = text.partition("\n---\n")
    head = head.replace("@TITLE@", _yaml(title)).replace("@SLUG@", slug)
    return slug, head + mark + body.replace("@TITLE@", title).replace("@SLUG@", slug)


def listed(configuration: str, title: str, slug: str) -> str:
    """MkDocs' configuration with the chapter in the navigation, after the last one there.

    Raises
    ------
    ScaffoldError
        Where no chapter is named there.
    """
    found = list(_CHAPTER.finditer(configuration))
    if not found:
        msg = "the navigation in mkdocs.yml names no chapter: add '- Title: talk/slug.md' by hand"
        raise ScaffoldError(msg)
    end = found[-1].end()
    line = f"{found[-1]['indent']}- {_yaml(title)}: talk/{slug}.md\n"
    return configuration[:end] + line + configuration[end:]


def _yaml(title: str) -> str:
    """A title as YAML takes it for nothing but text."""
    if _QUOTED.search(title):
        return "'" + title.replace("'", "''") + "'"
    return title
