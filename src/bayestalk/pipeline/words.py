"""Words: every page, every slide and the deck, from sources, figures and numbers."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

from bayestalk.content.links import TRANSCRIPT
from bayestalk.content.needs import Needs
from bayestalk.figures import FIGURES
from bayestalk.pipeline import address
from bayestalk.pipeline.files import write, write_json
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.manuscript import Manuscript, manuscript
from bayestalk.pipeline.steps import Step, step
from bayestalk.summaries.numbers import groups

TEMPLATES = Path("src", "bayestalk", "content", "templates")
WRITTEN_WITH = ("jinja2", "markdown", "pygments", "pymdown-extensions")
GATHERED = ("bayestalk.pipeline.materials",)
"""What reads the materials of pages and slides from disk."""
SHARED = (
    *("assets/tokens.css", "assets/fonts.css", "assets/mathematics.css", "assets/mark.svg"),
    *("assets/contours-light.svg", "assets/contours-dark.svg"),
)
"""Small files that pages and deck share, made from the theme and the terrain."""
DECK = ("index.html", "figures.js", "narrow.js", "codes.js")
"""The deck, and the scripts that hold what comes after its first view."""


def steps(layout: Layout) -> Iterator[Step]:
    """One step a page, one a slide, one for the deck, one for what they share.

    Raises
    ------
    SourceError
        Where a chapter cannot be read, so that it is not known what to make of it.
    """
    read = manuscript(layout)
    for path, needs in read.pages().items():
        yield _step(layout, read, f"page/{path.removesuffix('.md')}", needs, layout.pages / path)
    slides = read.slides()
    for name, needs in slides.items():
        yield _step(layout, read, f"slide/{name}", needs, layout.slides / f"{name}.json")
    yield step(
        layout,
        "deck/deck",
        "bayestalk.pipeline.words:bind",
        reads=[
            *(layout.slides / f"{name}.json" for name in slides),
            layout.root / TEMPLATES / "deck.html",
        ],
        writes=[layout.pages / "slides" / name for name in DECK],
        modules=["bayestalk.content.deck"],
        libraries=("jinja2", "segno"),
        arguments={
            "slides": list(slides),
            "pictures": sorted(read.pictures()),
            "site": address.facts()["url"],
        },
    )
    yield step(
        layout,
        "asset/theme",
        "bayestalk.pipeline.words:share",
        reads=[layout.landscape],
        writes=[layout.pages / name for name in SHARED],
        modules=["bayestalk.content.shared"],
        alone=GATHERED,
    )


def _step(layout: Layout, read: Manuscript, name: str, needs: Needs, target: Path) -> Step:
    kind = name.split("/")[0]
    known = {*groups(read.book), "downloads"}
    arguments = needs.arguments()
    if "site" in needs.numbers:
        arguments["site"] = address.facts()
    reads = [
        *(layout.figures / f"{one}.json" for one in sorted(needs.figures & set(FIGURES))),
        *(layout.numbers / f"{one}.json" for one in sorted(needs.numbers & known)),
        *(layout.root / TEMPLATES / one for one in sorted(needs.templates)),
    ]
    if "chapter_head.html" in needs.templates or "place" in needs.facts:
        reads.append(layout.landscape)
    return step(
        layout,
        name,
        f"bayestalk.pipeline.words:{'page' if kind == 'page' else 'slide'}",
        reads=reads,
        writes=[target],
        modules=[
            f"bayestalk.content.{_module(name)}",
            *("bayestalk.content.mathematics", "bayestalk.content.provenance"),
        ],
        alone=(*GATHERED, "bayestalk.content.render", "bayestalk.content.talk"),
        libraries=WRITTEN_WITH,
        arguments={**arguments, "temml": read.temml},
        sources=[*read.source[name], *(layout.root / file for file in sorted(needs.files))],
    )


def _module(name: str) -> str:
    """The module of ``content`` that makes a page or a slide."""
    if name == f"page/{TRANSCRIPT.removesuffix('.md')}":
        return "transcript"
    return name.split("/")[0]


def page(made: Step) -> None:
    """Write one page."""
    from bayestalk.content import render
    from bayestalk.pipeline.materials import materials

    path = made.only.relative_to(made.layout.pages).as_posix()
    write(made.only, render.page(materials(made.layout), path))


def slide(made: Step) -> None:
    """Write one slide, and what it does without at first."""
    from bayestalk.content import render, talk
    from bayestalk.pipeline.materials import materials

    stuff = materials(made.layout)
    name = made.name.removeprefix("slide/")
    chapter, section = next(one for one in talk.shown(stuff.parsed) if one[1].id == name)
    finished = render.slide(stuff, chapter, section)
    write_json(made.only, dataclasses.asdict(finished))


def bind(made: Step) -> None:
    """Put the slides together."""
    from bayestalk.content import deck
    from bayestalk.content.slide import Slide

    names = made.arguments["slides"]
    assert isinstance(names, list)  # noqa: S101  the step above says so
    read = [json.loads((made.layout.slides / f"{name}.json").read_text("utf-8")) for name in names]
    whole = deck.deck([Slide(**one) for one in read], str(made.arguments["site"]))
    for path in made.writes:
        write(path, whole[path.name])


def share(made: Step) -> None:
    """Write what pages and deck share."""
    from bayestalk.content import shared
    from bayestalk.pipeline.materials import materials

    texts = shared.assets(materials(made.layout).terrain)
    for path in made.writes:
        write(path, texts[path.relative_to(made.layout.pages).as_posix()])
