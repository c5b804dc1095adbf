"""Walk a built site: every link and anchor must lead somewhere, and no file may leave the site.

What a reader chooses to follow (``<a href="https://…">``) may point anywhere; what a browser
loads by itself (scripts, styles, fonts, pictures, frames) must be the site's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

# Attributes whose address a browser loads without being asked.
LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
}
LOADED_RELATIONS = frozenset(
    (
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "dns-prefetch", "preconnect"),
    )
)
CHECKED_RELATIONS = frozenset(("next", "prev", "alternate"))
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass
class Page:
    """What one HTML file offers and wants."""

    anchors: set[str] = field(default_factory=set)
    followed: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Problem:
    """Something wrong with a file of the site."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def read_page(text: str) -> Page:
    """The anchors and addresses of one HTML file."""
    page = Page()
    document = html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.lower()
        for name in {element.get("id"), element.get("name") if tag == "a" else None} - {None, ""}:
            if name in page.anchors:
                page.twice.append(str(name))
            page.anchors.add(str(name))
        if tag in ("a", "area") and element.get("href") is not None:
            page.followed.append(str(element.get("href")))
        for attribute in LOADED.get(tag, ()):
            value = element.get(attribute)
            if value:
                page.loaded.extend(_addresses(attribute, value))
        if tag == "link":
            relations = set((element.get("rel") or "").lower().split())
            if relations & LOADED_RELATIONS:
                page.loaded.append(str(element.get("href") or ""))
            elif relations & CHECKED_RELATIONS:
                page.followed.append(str(element.get("href") or ""))
        if tag == "style" and element.text:
            page.loaded.extend(css_addresses(element.text))
    return page


def _addresses(attribute: str, value: str) -> Iterator[str]:
    if attribute == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    else:
        yield value


def css_addresses(text: str) -> list[str]:
    """Every address a style sheet loads."""
    found = CSS_ADDRESS.findall(CSS_COMMENT.sub("", text))
    return [first or second for first, second in found]


def crawl(site: Path, base: str = "/") -> list[Problem]:
    """Every problem of a built site, in order of files.

    Parameters
    ----------
    site
        The folder that is published.
    base
        The path it is published under; addresses that start with ``/`` begin there.
    """
    pages = {
        path: read_page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))
    }
    problems: list[Problem] = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        problems += [Problem(name, f"two elements have the id {twice!r}") for twice in page.twice]
        for address in page.loaded:
            problems += _check(site, pages, path, address, base, loaded=True)
        for address in page.followed:
            problems += _check(site, pages, path, address, base, loaded=False)
    for path in sorted(site.rglob("*.css")):
        for address in css_addresses(path.read_text(encoding="utf-8")):
            problems += _check(site, pages, path, address, base, loaded=True)
    return problems


def _check(
    site: Path, pages: dict[Path, Page], path: Path, address: str, base: str, *, loaded: bool
) -> Iterator[Problem]:
    name = path.relative_to(site).as_posix()
    parts = urlsplit(address.strip())
    if parts.scheme in ("data", "blob", "about"):
        return
    if parts.scheme == "javascript":
        yield Problem(name, f"{address!r} runs a script from an address")
        return
    if parts.scheme or parts.netloc:
        if loaded:
            yield Problem(name, f"{address!r} is loaded from another host: serve it with the site")
        return
    target = _target(site, path, parts.path, base)
    if target is None:
        yield Problem(name, f"{address!r} leads out of the site")
    elif not target.is_file():
        yield Problem(name, f"{address!r} leads nowhere: there is no {_shown(target, site)}")
    elif parts.fragment and target in pages and not loaded:
        anchor = unquote(parts.fragment).removeprefix("/")
        if anchor not in pages[target].anchors:
            yield Problem(name, f"{address!r}: {_shown(target, site)} has no id {anchor!r}")


def _target(site: Path, path: Path, address: str, base: str) -> Path | None:
    """The file an address leads to, or None where it leads out of the site."""
    plain = unquote(address)
    if not plain:
        return path
    if plain.startswith("/"):
        if not f"{plain}/".startswith(base):
            return None
        target = site / plain.removeprefix(base)
    else:
        target = path.parent / plain
    parts: list[str] = []
    for part in target.relative_to(site).parts if target.is_relative_to(site) else ("..",):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    found = site.joinpath(*parts)
    return found / "index.html" if found.is_dir() or plain.endswith("/") else found


def _shown(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix()
