"""Drawings leave the project as files that stand by themselves."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from bayestalk import Layer, Network, printing, theme
from bayestalk.network import Activation
from bayestalk.printing import MARGIN, ExportError, Words, export, sheet
from bayestalk.views import three_ways

NET = Network("mine", ("height", "age"), (Layer(2, Activation.TANH), Layer(1)), ("weight",))
WORDS = Words(
    title="One sheet",
    author="Somebody",
    alt="A net, drawn three ways.",
    foot="Computed, at",
    url="https://example.org/talk/",
)
A4, LETTER = (841.89, 595.28), (792.0, 612.0)


def drawing() -> printing.Drawing:
    return three_ways.draw(NET, {}, "mine")


def fonts_of(reader: PdfReader) -> set[str]:
    """Names of the fonts on the first page and in what it shows, less their random beginnings."""
    found: set[str] = set()
    waiting = [reader.pages[0]["/Resources"]]
    while waiting:
        one = waiting.pop().get_object()
        for font in one.get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
        for shown in one.get("/XObject", {}).values():
            inner = shown.get_object()
            if "/Resources" in inner:
                waiting.append(inner["/Resources"])
    return found


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_svg_stands_by_itself(scheme: theme.Scheme, tmp_path: Path) -> None:
    """An SVG file holds the scheme's own colours and asks for nothing outside."""
    text = export(drawing(), tmp_path / "net.svg", scheme=scheme).read_text("utf-8")
    assert etree.fromstring(text.encode()).tag.endswith("svg")
    assert "var(" not in text
    assert theme.color("w", scheme) in text


def test_pdf_is_as_large_as_the_drawing_and_holds_its_words(tmp_path: Path) -> None:
    """A PDF has one page of the drawing and its margin, tagged, and its text can be searched."""
    made = drawing()
    reader = PdfReader(export(made, tmp_path / "net.pdf", alt="Three ways"))
    (page,) = reader.pages
    size = float(page.mediabox.width), float(page.mediabox.height)
    width, height = made.width + 2 * MARGIN, made.height + 2 * MARGIN
    assert size == pytest.approx((0.75 * width, 0.75 * height), abs=0.5)
    assert "height" in page.extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_png_is_drawn_at_the_scale(tmp_path: Path) -> None:
    """Twice the scale gives twice the pixels."""
    made = drawing()
    for scale in (1.0, 2.0):
        data = export(made, tmp_path / "net.png", scale=scale).read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        width = int.from_bytes(data[16:20], "big")
        assert width == pytest.approx(scale * (made.width + 2 * MARGIN), abs=2)


@pytest.mark.parametrize(
    ("alt", "wanted"), [("Three ways", "Three ways"), ("", "The network mine, 2 → 2 tanh → 1,")]
)
def test_svg_is_an_image_with_a_name(alt: str, wanted: str, tmp_path: Path) -> None:
    """An SVG file carries the words given, or the drawing's own, as the image's name."""
    text = export(drawing(), tmp_path / "net.svg", alt=alt).read_text("utf-8")
    root = etree.fromstring(text.encode())
    assert root.get("role") == "img"
    assert root[0].get("id") == root.get("aria-labelledby")
    assert str(root[0].text).startswith(wanted)
    reader = PdfReader(export(drawing(), tmp_path / "net.pdf", alt=alt))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(wanted)


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_letters_of_no_font_are_refused(suffix: str, tmp_path: Path) -> None:
    """A letter that no font here has is named, with what to do; it is never drawn as a box."""
    made = three_ways.draw(replace(NET, inputs=("\U00013000", "age")), {}, "mine")
    with pytest.raises(ExportError, match=r"letters '\U00013000'.*write an \.svg"):
        export(made, tmp_path / f"net{suffix}")
    assert export(made, tmp_path / "net.svg").exists()


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """A name that tells no format is refused with names that would do."""
    with pytest.raises(ValueError, match=r"name it net\.svg or net\.pdf or net\.png"):
        export(drawing(), tmp_path / "net.jpeg")


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("us-letter", LETTER)])
def test_a_sheet_fits_its_paper(paper: printing.Paper, size: tuple[float, float]) -> None:
    """A sheet is one page, lying as the drawing does, with title, source and a live link."""
    reader = PdfReader(BytesIO(sheet(drawing(), paper, WORDS)))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=1)
    assert "One sheet" in page.extract_text()
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert links == [WORDS.url]
    assert reader.metadata is not None
    assert reader.metadata.title == WORDS.title


def test_a_sheet_repeats_to_the_byte() -> None:
    """The same drawing gives the same bytes, whenever it is printed."""
    assert sheet(drawing(), "a4", WORDS) == sheet(drawing(), "a4", WORDS)


def test_sheets_are_set_in_the_sites_fonts() -> None:
    """No letter falls back on a font that is not the site's, and all are embedded."""
    assert printing.known_fonts() is not None
    found = fonts_of(PdfReader(BytesIO(sheet(drawing(), "a4", WORDS))))
    assert found
    assert {name.split("-")[0] for name in found} <= {
        "SourceSans3Regular",
        "SourceSans3Semibold",
        "STIXTwoMath",
    }
