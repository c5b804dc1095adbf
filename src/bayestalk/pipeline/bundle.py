"""The deck as a zip: what it needs is what its template and style sheets name."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bayestalk import __version__
from bayestalk.content import bundle
from bayestalk.pipeline import address, assets, joined
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.steps import Step, step
from bayestalk.pipeline.words import TEMPLATES

_NAMED: Final = re.compile(r"\.\./(assets/[\w./-]+\.\w+)")
_STYLED: Final = re.compile(r"url\(([\w./-]+)\)")


class BundleError(Exception):
    """The zip would not work."""


def target(layout: Layout) -> Path:
    """Where the zip goes."""
    return layout.pages / "download" / f"{bundle.name(__version__)}.zip"


def steps(layout: Layout, written: Iterable[Path], pictures: Iterable[str]) -> Iterator[Step]:
    """One step, which reads the deck and what the deck loads.

    Parameters
    ----------
    written
        What the other steps write.
    pictures
        The pictures on slides, by path below the site's root.
    """
    decks = layout.pages / "slides"
    needed = {layout.pages / name for name in (*named(layout), *pictures)}
    yield step(
        layout,
        "bundle/slides",
        "bayestalk.pipeline.bundle:run",
        reads=[
            *(path for path in written if path in needed or path.is_relative_to(decks)),
            layout.root / TEMPLATES / "bundle.html",
        ],
        writes=[target(layout)],
        modules=["bayestalk.content.bundle", "bayestalk.pipeline.crawl"],
        libraries=("jinja2",),
        arguments={"site": address.facts()},
    )


def named(layout: Layout) -> set[str]:
    """What the deck loads from elsewhere: what its template names, and what its styles load."""
    template = (layout.root / TEMPLATES / "deck.html").read_text(encoding="utf-8")
    found = set(_NAMED.findall(template))
    for style in joined.styles(layout):
        if style.is_relative_to(layout.web):
            loaded = _STYLED.findall(style.read_text(encoding="utf-8"))
            found.update(f"assets/{name}" for name in loaded)
    return found | {f"assets/fonts/{name}" for name in assets.FONTS}


def run(made: Step) -> None:
    """Pack the deck, once every link in it leads somewhere."""
    from bayestalk.pipeline.crawl import crawl  # lxml is slow to import

    site = made.arguments["site"]
    assert isinstance(site, dict)  # noqa: S101  the step above says so
    pages = made.layout.pages
    read = {
        path.relative_to(pages).as_posix(): path.read_bytes()
        for path in made.reads
        if path.is_relative_to(pages)
    }
    deck = read.pop("slides/index.html").decode()
    files = bundle.files(deck, read, site["url"], site["version"])
    problems = crawl(files)
    if problems:
        raise BundleError("\n".join(str(problem) for problem in problems))
    write(made.only, bundle.zipped(files, bundle.name(site["version"])))
