"""Where things end up in the site, and how one page points to another."""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bayestalk.content.errors import SourceError, nearest

TRANSCRIPT = "transcript.md"
"""The page of all that is said; it has no source of its own."""

_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)")
_NUMBERED = re.compile(r"^\d+-")
_CODE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1\s*$|(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S)


@dataclass(frozen=True)
class Site:
    """The site's pages, by the name their source goes by.

    ``pages`` maps ``04-deep-nets.md`` to ``talk/deep-nets.md`` and ``notebooks/linear.ipynb``
    to itself: paths below MkDocs' ``docs_dir``. So are ``pictures``, which authors bring.
    """

    pages: dict[str, str] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()

    def find(self, target: str) -> str | None:
        """The page that a link's path means, however many folders the author gave."""
        parts = [part for part in target.split("/") if part not in ("..", ".")]
        for start in range(len(parts)):
            name = "/".join(parts[start:])
            if name in self.pages:
                return self.pages[name]
        return next((page for page in self.pages.values() if page.endswith("/".join(parts))), None)

    def meant(self, words: str, target: str) -> str | None:
        """What a link leads to: a page, or a term of the glossary; None for other addresses."""
        kind, colon, named = target.partition(":")
        if kind == "term":
            return term(named if colon else re.sub(r"[*_`]", "", words), self.terms)
        path = target.partition("#")[0]
        return self.find(path) if path.endswith((".md", ".ipynb")) else None


def url(page: str) -> str:
    """The address of a page below the site's root: ``talk/deep-nets.md``: ``talk/deep-nets/``."""
    stem = posixpath.splitext(page)[0]
    if posixpath.basename(stem) == "index":
        return stem[: -len("index")]
    return f"{stem}/"


def relative(target: str, base: str) -> str:
    """One address below the root as seen from another: ``../../colophon/``."""
    path, hash_, anchor = target.partition("#")
    folder = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    found = posixpath.relpath("/" + path, "/" + folder)
    if path.endswith("/") or not path:
        found = "./" if found == "." else found + "/"
    return found + hash_ + anchor


def slug(words: str) -> str:
    """A heading's id, as the glossary makes it: ``Credible interval``: ``credible-interval``."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "").replace("’", "")).strip("-")


def term(words: str, known: Iterable[str]) -> str | None:
    """The glossary's id for a word of the text, plural or not."""
    name = slug(words)
    ids = set(known)
    for end in ("", "s", "es"):
        if end and not name.endswith(end):
            continue
        if (candidate := name[: len(name) - len(end)]) in ids:
            return candidate
    return None


def resolve(
    text: str, file: str, line: int, site: Site, write: Callable[[str, str, str], str]
) -> str:
    """Rewrite every link of a text that means a page or a term of the site.

    Parameters
    ----------
    text, file, line
        Markdown, its file, and the line it starts on.
    site
        What there is to link to.
    write
        Called with the link's words, the page it means and ``#anchor`` or nothing; returns
        what to write instead.

    Raises
    ------
    SourceError
        Where a link means no page or no term.
    """
    code = quoted(text)

    def swap(match: re.Match[str]) -> str:
        if any(first <= match.start() < last for first, last in code):
            return match[0]
        words, target = match["words"], match["target"]
        here = line + text.count("\n", 0, match.start())
        kind, colon, named = target.partition(":")
        if kind == "term":
            plain = named if colon else re.sub(r"[*_`]", "", words)
            found = term(plain, site.terms)
            if found is None:
                hint = nearest(slug(plain), site.terms)
                raise SourceError(file, here, f"the glossary has no term '{slug(plain)}': {hint}")
            return write(words, "glossary.md", f"#{found}")
        if colon or target.startswith("#"):
            return match[0]
        path, hash_, anchor = target.partition("#")
        if not path.endswith((".md", ".ipynb")):
            return match[0]
        page = site.find(path)
        if page is None:
            raise SourceError(file, here, f"no page '{path}': {nearest(path, site.pages)}")
        return write(words, page, hash_ + anchor)

    return _LINK.sub(swap, text)


def quoted(text: str) -> list[tuple[int, int]]:
    """Where code begins and ends in a text; what looks like a link there is none."""
    return [span.span() for span in _CODE.finditer(text)]


def targets(text: str) -> list[tuple[str, str]]:
    """The words and the target of every link of a text, code left out."""
    code = quoted(text)
    return [
        (match["words"], match["target"])
        for match in _LINK.finditer(text)
        if not any(first <= match.start() < last for first, last in code)
    ]


def output(name: str, slug_: str) -> str:
    """Where a chapter's page goes below ``docs_dir``."""
    return f"talk/{slug_ or _NUMBERED.sub('', name)}.md"


def anchors(markdown: str) -> list[str]:
    """The ids of a page's headings, and of terms in a definition list."""
    found = []
    lines = markdown.split("\n")
    for number, line in enumerate(lines):
        if match := re.match(r"#{2,6}\s+(.+?)\s*(?:\{[^}]*#([\w-]+)[^}]*\})?\s*$", line):
            found.append(match[2] or slug(match[1]))
        elif number + 1 < len(lines) and lines[number + 1].startswith(":   "):
            match = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", line)
            found.append(match[1] if match else slug(line))
    return found
