import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from pypdf import PdfReader

from bayestalk import __version__
from bayestalk.pipeline.address import DEFAULT
from bayestalk.storage import read_sealed
from conftest import FULL
from docs.test_slides import SLIDES as TITLES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
SLIDES = [slide for chapter in TITLES.values() for slide in chapter]
PAGES = {"slides": len(SLIDES), "handout": -(-len(SLIDES) // 2)}
EXPORTS = 20 if FULL else 2
SECONDS = 40.0
"""What printing one of them may take."""


@pytest.fixture(params=sorted(PAGES))
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two PDFs."""
    return str(request.param)


@pytest.fixture
def pdf(kind: str, built_site: Path) -> PdfReader:
    """One of the PDFs as the site has it."""
    return PdfReader(built_site / "print" / f"bayestalk-{kind}.pdf")


def letters(text: str) -> str:
    """Text without what a line break may change."""
    return re.sub(r"[\s\xad-]+", "", text)


def slide(name: str) -> Any:
    """A finished slide as a tree."""
    read = json.loads((ROOT / "build" / "slides" / f"{name}.json").read_text("utf-8"))
    return html.fragment_fromstring(read["html"])


def said(tree: Any, *, notes: bool) -> list[str]:
    """What a slide says in words: each heading, paragraph, item and line of code."""
    found = []
    for element in tree.iter("h1", "h2", "p", "li", "span"):
        classes = (element.get("class") or "").split()
        if {"bt-code__source", "bt-slide__foot"} & {*classes} or (
            element.tag == "span" and "line" not in classes
        ):
            continue
        parents = {one.tag for one in element.iterancestors()}
        if "svg" in parents or ("aside" in parents) is not notes:
            continue
        copy = html.fragment_fromstring(html.tostring(element, encoding="unicode", with_tail=False))
        for formula in copy.iter("math", "svg"):
            formula.text, formula[:] = "", []
        words = letters(unescape(copy.text_content()))
        if words and not copy.findall(".//math"):
            found.append(words)
    return found


def addresses(pdf: PdfReader) -> list[str]:
    """Every address that a PDF links to."""
    return [
        str(one.get_object()["/A"]["/URI"])
        for page in pdf.pages
        for one in page.get("/Annots", [])
        if "/A" in one.get_object()
    ]


def test_every_slide_has_its_page(kind: str, pdf: PdfReader) -> None:
    """There are as many pages as there must be, and each says its slides' words, all of them."""
    assert len(pdf.pages) == PAGES[kind]
    for number, name in enumerate(SLIDES):
        page = letters(pdf.pages[number * PAGES[kind] // len(SLIDES)].extract_text())
        for words in said(slide(name), notes=False):
            assert words in page, (name, words)
        for words in said(slide(name), notes=True):
            assert (words in page) is (kind == "handout"), (name, words)


def test_the_outline_names_every_slide(pdf: PdfReader) -> None:
    """A reader's side bar lists all slides under the first ones of their chapters."""
    chapters = [list(slides.values()) for slides in TITLES.values()]
    found: list[list[str]] = []
    for one in pdf.outline:
        if isinstance(one, list):
            found[-1] += [str(inner.title) for inner in one]  # type: ignore[union-attr]
        else:
            found.append([str(one.title)])
    assert found == chapters


def test_it_can_be_read_aloud(pdf: PdfReader) -> None:
    """It is tagged, says its language and title, and every drawing has words for it."""
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "Bayesian" in str(pdf.metadata and pdf.metadata.title)
    waiting, drawings = [root["/StructTreeRoot"]["/K"]], []
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif hasattr(one, "get"):
            if one.get("/S") == "/Figure":
                drawings.append(str(one.get("/Alt", "")))
            if "/K" in one and not isinstance(one["/K"], int):
                waiting.append(one["/K"])
    assert len(drawings) > 20
    assert all(drawings)


def test_fonts_are_embedded(pdf: PdfReader) -> None:
    """Every font is in the file, and is one of the site's: none is the machine's."""
    names = set()
    for page in pdf.pages:
        for one in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            font = one.get_object()
            assert font["/Subtype"] == "/Type0", font["/Subtype"]
            (inner,) = font["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"].get_object()
            names.add(str(font["/BaseFont"]).partition("+")[2])
    assert {name.partition("-")[0] for name in names} == {
        *("SourceSans3", "SourceCodePro", "STIXTwoMath")
    }


def test_links_are_live(pdf: PdfReader, built_site: Path) -> None:
    """Each slide links to its section on the site; every link to the site leads somewhere."""
    found = addresses(pdf)
    assert {urlsplit(url).scheme for url in found} == {"https"}
    ours = {url for url in found if url.startswith(DEFAULT)}
    for url in ours:
        parts = urlsplit(url.removeprefix(DEFAULT))
        file = built_site / (parts.path or "index.html")
        page = file / "index.html" if file.is_dir() else file
        assert page.is_file(), url
        assert not parts.fragment or f'id="{unquote(parts.fragment)}"' in page.read_text("utf-8")
    fragments = {urlsplit(url).fragment for url in ours}
    assert fragments >= set(SLIDES)


def test_every_page_says_where_it_is_from(pdf: PdfReader) -> None:
    """Address and version stand on each page."""
    for page in pdf.pages:
        text = page.extract_text()
        assert f"version {__version__}" in text
        assert DEFAULT.removeprefix("https://") in text


def test_printing_again_gives_the_same(built_site: Path) -> None:
    """Export after export is complete, is the same to the byte, and is there in time."""
    before = {kind: (built_site / "print" / f"bayestalk-{kind}.pdf").read_bytes() for kind in PAGES}
    for _ in range(EXPORTS):
        done = subprocess.run(
            [sys.executable, "-m", "bayestalk", "pdf", "--anew"],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        for kind, count in PAGES.items():
            assert f"bayestalk-{kind}.pdf: {count} pages" in done.stdout
            made = (ROOT / "build" / "site" / "print" / f"bayestalk-{kind}.pdf").read_bytes()
            assert made == before[kind]
            record = read_sealed(ROOT / "build" / "records" / f"pdf--{kind}.json")
            assert record is not None
            assert json.loads(record)["seconds"] <= SECONDS
