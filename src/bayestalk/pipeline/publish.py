"""Build the site beside the old one, look it over, and only then put it in its place."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from html import unescape
from urllib.parse import urlsplit

from bayestalk.freshness import code_digest, sha256
from bayestalk.pipeline import html, sites
from bayestalk.pipeline.crawl import Page, Problem, crawl, read_page
from bayestalk.pipeline.files import write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.shelf import Shelf
from bayestalk.pipeline.steps import Step

CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]+)"')
SHOWN = 12


class SiteError(Exception):
    """The site was not published; the message says what is wrong with it, line by line."""


def run(step: Step) -> None:
    """Publish, and list what was published."""
    write_json(step.writes[0], publish(step.layout))


def publish(layout: Layout) -> sites.Manifest:
    """Render, verify, and show the site; only what changed is rendered, all of it is verified.

    Returns
    -------
    Each file with its SHA-256.

    Raises
    ------
    SiteError
        With what is wrong; the site that was shown stays.
    """
    shelf = Shelf(layout.build / "html")
    with sites.workshop(layout) as place:
        scratch = place / "mkdocs"
        scratch.mkdir()
        try:
            files = html.render(layout, scratch, shelf)
        except html.PagesError as error:
            raise SiteError(shortened(str(error).splitlines())) from error
        problems = verify(files, shelf)
        if problems:
            raise SiteError(shortened([str(problem) for problem in problems]))
        listing = sites.put(layout, files, place)
    shelf.tidy()
    return listing


def verify(files: Mapping[str, bytes], shelf: Shelf | None = None) -> list[Problem]:
    """Every problem a reader could meet in a site."""
    home = files.get("index.html")
    if home is None:
        return [Problem("index.html", "there is no home page")]
    canonical = CANONICAL.search(home)
    base = urlsplit(unescape(canonical[1].decode("utf-8"))).path if canonical else "/"
    base = base if base.endswith("/") else f"{base}/"
    if shelf is None:
        return crawl(files, base)
    return crawl(files, base, partial(_read, shelf, code_digest(["bayestalk.pipeline.crawl"])))


def _read(shelf: Shelf, code: str, data: bytes) -> Page:
    """What a page offers and wants, looked up where the same bytes were read before."""
    key = ("links", code, sha256(data))
    kept = shelf.get(*key)
    if kept is not None:
        return Page(**{**kept, "anchors": set(kept["anchors"])})
    page = read_page(data.decode("utf-8"))
    shelf.put({**asdict(page), "anchors": sorted(page.anchors)}, *key)
    return page


def shortened(lines: list[str]) -> str:
    """The first few lines in full, the rest counted."""
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])
