"""The talk as PDF, through a browser: the slides, and a handout with the speaker's notes."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bayestalk.content.errors import SourceError
from bayestalk.pipeline import address, assets, joined
from bayestalk.pipeline.files import write
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.manuscript import manuscript
from bayestalk.pipeline.steps import Step, step
from bayestalk.pipeline.words import TEMPLATES

KINDS: Final = ("slides", "handout")
OPTIONS: Final = {
    "printBackground": True,
    "preferCSSPageSize": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
_FONTS: Final = "paper-fonts"
_STYLES: Final = (f"assets/{_FONTS}.css", "assets/paper.css")
_OVERFLOW: Final = Path(__file__).with_name("overflow.js")
_DATE: Final = re.compile(rb"(?<=Date \(D:)\d{14}(?=\+00'00'\))")
# the date of every build, so that the same slides give the same bytes
_EPOCH: Final = b"20260101000000"
_PAGE: Final = re.compile(rb"/Type\s*/Page\b(?!s)")


class PrintError(Exception):
    """What was printed is not the talk."""


def target(layout: Layout, kind: str) -> Path:
    """Where a PDF goes."""
    return layout.pages / "print" / f"bayestalk-{kind}.pdf"


def steps(layout: Layout, slides: Iterable[str], pictures: Iterable[str]) -> Iterator[Step]:
    """The fonts, the style sheet, and one step a PDF.

    Parameters
    ----------
    slides
        The ids of the slides, in the order of the talk.
    pictures
        The pictures on them, by path below the site's root.
    """
    from bayestalk.content import paper_fonts

    slides, pictures = list(slides), list(pictures)
    cuts = [layout.paper / _FONTS / one.file for one in paper_fonts.CUTS]
    yield step(
        layout,
        "asset/paper-fonts",
        "bayestalk.pipeline.paper:cut_fonts",
        reads=[layout.pages / "assets" / "fonts" / name for name in assets.FONTS],
        writes=cuts,
        modules=["bayestalk.content.paper_fonts"],
        libraries=("fonttools", "brotli"),
    )
    yield joined.step_for_paper(layout)
    for kind in KINDS:
        yield step(
            layout,
            f"pdf/{kind}",
            "bayestalk.pipeline.paper:run",
            reads=[
                *(layout.slides / f"{name}.json" for name in slides),
                *(layout.pages / name for name in pictures),
                joined.paper_style(layout),
                layout.pages / "assets" / "contours-light.svg",
                layout.pages / "assets" / "fonts" / "math.woff2",
                *cuts,
                *(layout.root / TEMPLATES / "paper.html", _OVERFLOW),
            ],
            writes=[target(layout, kind)],
            modules=["bayestalk.content.paper", "bayestalk.chromium"],
            alone=("bayestalk.content.deck", "bayestalk.content.paper_fonts"),
            libraries=("jinja2",),
            arguments={
                "kind": kind,
                "slides": slides,
                "site": address.facts(),
            },
        )


def cut_fonts(made: Step) -> None:
    """Write each weight of the site's fonts as a file."""
    from bayestalk.content import paper_fonts

    cut = paper_fonts.cut({path.name: path.read_bytes() for path in made.reads})
    for path in made.writes:
        write(path, cut[path.name])


def run(made: Step) -> None:
    """Print the slides or the handout."""
    from bayestalk.content import deck, paper
    from bayestalk.content.slide import Slide

    kind, names, site = (made.arguments[name] for name in ("kind", "slides", "site"))
    assert kind in ("slides", "handout")  # noqa: S101  the step above says so
    assert isinstance(names, list)  # noqa: S101
    assert isinstance(site, dict)  # noqa: S101
    read = [json.loads((made.layout.slides / f"{name}.json").read_text("utf-8")) for name in names]
    html = paper.paper(
        kind,
        [Slide(one["html"], one["apart"]) for one in read],
        paper.Imprint(deck.TITLE, site["url"], site["version"]),
        _STYLES,
    )
    pdf = _printed(made, site["url"], html)
    wanted = paper.pages(kind, len(names))
    if (got := pages(pdf)) != wanted:
        msg = f"{kind}: {got} pages were printed, {wanted} were meant: see web/print.css"
        raise PrintError(msg)
    write(made.only, pdf)


def pages(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has."""
    return len(_PAGE.findall(pdf))


def _printed(made: Step, url: str, html: str) -> bytes:
    """Open the HTML where the deck will live, so that its links lead there, and print it.

    Nothing is fetched from there: every request is answered from the step's files.
    """
    from bayestalk import chromium
    from bayestalk.content import paper_fonts

    layout = made.layout
    texts = {
        "slides/paper.html": html.encode(),
        f"assets/{_FONTS}.css": paper_fonts.stylesheet(_FONTS).encode(),
    }
    files = {f"assets/{_FONTS}/{path.name}": path for path in made.reads if _FONTS in path.parts}
    files["assets/paper.css"] = joined.paper_style(layout)
    files |= {
        path.relative_to(layout.pages).as_posix(): path
        for path in made.reads
        if path.is_relative_to(layout.pages)
    }

    def answer(asked: str) -> bytes | None:
        if not asked.startswith(url):
            return None
        name = asked.removeprefix(url).partition("?")[0]
        if name in texts:
            return texts[name]
        return files[name].read_bytes() if name in files else None

    with chromium.page() as page:
        page.open(f"{url}slides/paper.html", answer)
        if page.complaints:
            raise PrintError("\n".join(page.complaints))
        found = page.evaluate(_OVERFLOW.read_text(encoding="utf-8"))
        if found:
            raise PrintError("\n".join(overflows(layout, found)))
        return _DATE.sub(_EPOCH, page.pdf(**OPTIONS))


def overflows(layout: Layout, found: Sequence[Sequence[Any]]) -> Iterator[str]:
    """One line a slide whose content does not fit, with the file and line of its heading."""
    read = manuscript(layout)
    places = {
        section.id: (chapter.file, section.title.line)
        for chapter in read.chapters.values()
        for section in chapter.sections
    }
    for name, what, by in found:
        told = (
            f"the slide '{name}' is too full: {what} sticks out by {by} px of 1280 × 720; "
            "show less, or choose another layout"
            if what
            else f"the notes to the slide '{name}' are {by} px longer than the handout has room "
            "for: say less, or move words into '::: page'"
        )
        yield str(SourceError(*places[name], told))
