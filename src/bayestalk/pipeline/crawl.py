"""Walk a built site: every link and anchor must lead somewhere, and no file may leave the site.

What a reader chooses to follow (``<a href="https://…">``) may point anywhere; what a browser
loads by itself (scripts, styles, fonts, pictures, frames) must be the site's own.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Site:
    """A site's files, and what its pages offer and want."""

    files: frozenset[str]
    folders: frozenset[str]
    pages: Mapping[str, Page]
    base: str


def crawl(
    files: Mapping[str, bytes],
    base: str = "/",
    read: Callable[[bytes], Page] = lambda data: read_page(data.decode("utf-8")),
) -> list[Problem]:
    """Every problem of a site, in order of files.

    Parameters
    ----------
    files
        Every file that is published, by its path.
    base
        The path it is published under; addresses that start with ``/`` begin there.
    read
        What finds a page's anchors and addresses.
    """
    pages = {path: read(files[path]) for path in sorted(files) if path.endswith(".html")}
    folders = {"/".join(parts[:depth]) for parts in _parts(files) for depth in range(len(parts))}
    site = Site(frozenset(files), frozenset(folders), pages, base)
    problems: list[Problem] = []
    for path, page in pages.items():
        problems += [Problem(path, f"two elements have the id {twice!r}") for twice in page.twice]
        for address in page.loaded:
            problems += _check(site, path, address, loaded=True)
        for address in page.followed:
            problems += _check(site, path, address, loaded=False)
    for path in sorted(files):
        if path.endswith(".css"):
            for address in css_addresses(files[path].decode("utf-8")):
                problems += _check(site, path, address, loaded=True)
    return problems


def _parts(files: Mapping[str, bytes]) -> Iterator[list[str]]:
    return (path.split("/") for path in files)


def _check(site: Site, path: str, address: str, *, loaded: bool) -> Iterator[Problem]:
    parts = urlsplit(address.strip())
    if parts.scheme in ("data", "blob", "about"):
        return
    if parts.scheme == "javascript":
        yield Problem(path, f"{address!r} runs a script from an address")
        return
    if parts.scheme or parts.netloc:
        if loaded:
            yield Problem(path, f"{address!r} is loaded from another host: serve it with the site")
        return
    target = _target(site, path, parts.path)
    if target is None:
        yield Problem(path, f"{address!r} leads out of the site")
    elif target not in site.files:
        yield Problem(path, f"{address!r} leads nowhere: there is no {target}")
    elif parts.fragment and target in site.pages and not loaded:
        anchor = unquote(parts.fragment).removeprefix("/")
        if anchor not in site.pages[target].anchors:
            yield Problem(path, f"{address!r}: {target} has no id {anchor!r}")


def _target(site: Site, path: str, address: str) -> str | None:
    """The file an address leads to, or None where it leads out of the site."""
    plain = unquote(address)
    if not plain:
        return path
    if plain.startswith("/"):
        if not f"{plain}/".startswith(site.base):
            return None
        target = posixpath.normpath(plain.removeprefix(site.base).lstrip("/") or ".")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))
    if target == ".." or target.startswith("../"):
        return None
    found = "" if target == "." else target
    if found in site.folders or plain.endswith("/"):
        return posixpath.join(found, "index.html")
    return found
