from pathlib import Path

import pytest

from bayestalk.content import paper_fonts
from bayestalk.pipeline import bundle, downloads, joined, paper
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.plan import plan
from bayestalk.pipeline.steps import Step, step

ROOT = Path(__file__).parents[2]
LAYOUT = Layout(ROOT)
FULL = """<!doctype html><html><head><link rel="icon" href="data:,"><style>
section { position: relative; width: 1280px; height: 720px; overflow: hidden; }
.bt-slide__body { height: 600px; } pre { height: 50px; overflow: auto; width: 400px; }
</style></head><body>SLIDES</body></html>"""
SLIDE = '<section id="{id}" class="bt-slide"><div class="bt-slide__body">{body}</div></section>'
FITS = '<p style="height: 590px">Fits</p>'


@pytest.fixture(scope="module")
def printed() -> dict[str, Step]:
    """The plan on a machine with a browser."""
    return {one.name: one for one in plan(LAYOUT, paper=True)}


@pytest.fixture(scope="module")
def unprinted() -> dict[str, Step]:
    """The plan on a machine without one."""
    return {one.name: one for one in plan(LAYOUT, paper=False)}


def test_without_a_browser_nothing_is_promised(unprinted: dict[str, Step]) -> None:
    """No step prints, and nobody waits for, weighs or publishes what is not printed."""
    assert not {name for name in unprinted if name.startswith("pdf/")}
    assert "bundle/slides" in unprinted
    targets = {paper.target(LAYOUT, kind) for kind in paper.KINDS}
    assert not [one.name for one in unprinted.values() if targets & {*one.reads, *one.writes}]
    assert set(unprinted["numbers/downloads"].arguments) == {"deck", "sheet_a4", "sheet_letter"}


def test_with_one_all_is_offered(printed: dict[str, Step]) -> None:
    """The home page is made from the weights of all that can be taken home."""
    weighed = printed["numbers/downloads"]
    assert set(weighed.arguments) == set(downloads.files(LAYOUT))
    assert weighed.only in printed["page/index"].reads
    assert set(weighed.reads) <= set(printed["site/site"].reads)


def test_paper_follows_every_slide(printed: dict[str, Step]) -> None:
    """Whatever slide changes, PDFs and zip are made anew; a page changes neither."""
    slides = {path for one in printed.values() if one.kind == "slide" for path in one.writes}
    for kind in paper.KINDS:
        assert slides <= set(printed[f"pdf/{kind}"].reads)
    assert LAYOUT.pages / "slides" / "index.html" in printed["bundle/slides"].reads
    pages = {path for one in printed.values() if one.kind == "page" for path in one.writes}
    for name in ("pdf/slides", "pdf/handout", "bundle/slides"):
        assert not pages & set(printed[name].reads)


def test_the_zip_leaves_out_what_only_pages_need(printed: dict[str, Step]) -> None:
    """It holds what the deck's template names, and what the deck's styles load."""
    names = {path.name for path in printed["bundle/slides"].reads}
    assert {*joined.DECK, "scheme.js", "sans.woff2", "contours-dark.svg"} <= names
    assert not {"theme.css", "matter.css", "site.js", "paper.css"} & names


def test_weights_are_said(tmp_path: Path) -> None:
    """Sizes are written as people say them."""
    assert downloads.said(386_859) == "387\N{NO-BREAK SPACE}kB"
    assert downloads.said(3_071_133) == "3.1\N{NO-BREAK SPACE}MB"
    assert downloads.said(3) == "1\N{NO-BREAK SPACE}kB"


def test_what_is_too_full_is_named_with_its_place() -> None:
    """Each slide that does not fit is told with the chapter's file and the heading's line."""
    (told,) = paper.overflows(LAYOUT, [["goals", "ul “Demystify”", 31]])
    chapter = LAYOUT.chapters / "01-opening.md"
    lines = chapter.read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, start=1) if "{#goals}" in text)
    assert told.startswith(f"docs/chapters/01-opening.md:{line}: the slide 'goals' is too full")
    assert "ul “Demystify” sticks out by 31 px" in told
    (told,) = paper.overflows(LAYOUT, [["goals", "", 12]])
    assert "the notes to the slide 'goals' are 12 px longer" in told


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (FITS, None),
        ('<p style="height: 630px">Tall</p>', ["p “Tall”", 24]),
        ('<div style="width: 1300px">Wide</div>', ["div “Wide”", 20]),
        ('<p style="white-space: nowrap; width: 9px">Sentence</p>', ["p “Sentence”", None]),
        ("<pre>1\n2\n3\n4\n5\n6\n7\n8\n9</pre>", ["pre “1 2 3 4 5 6 7 8 9”", None]),
        ('<svg width="1400" height="10"><rect width="5000" height="1"/></svg>', ["div", 120]),
        ('<svg width="400" height="10"><rect width="5000" height="1"/></svg>', None),
    ],
)
def test_what_does_not_fit_is_found(body: str, told: list[object] | None) -> None:
    """Text, boxes, code and drawings that leave their slide are found, and others are not."""
    from bayestalk import chromium

    slides = SLIDE.format(id="full", body=body) + SLIDE.format(id="fine", body=FITS)
    html = FULL.replace("SLIDES", slides)
    script = Path(paper.__file__).with_name("overflow.js").read_text(encoding="utf-8")
    with chromium.page() as page:
        page.open("https://talk.example/", lambda _: html.encode())
        found = page.evaluate(script)
    if told is None:
        assert found == []
        return
    ((slide, what, by),) = found
    assert (slide, what) == ("full", told[0])
    assert by == told[1] if told[1] is not None else by > 1


@pytest.mark.browser
def test_long_notes_are_found() -> None:
    """Notes that would run into the foot of the handout are found, and shorter ones are not."""
    from bayestalk import chromium

    part = (
        '<div><section id="{id}"></section><div class="bt-sheet__notes">{notes}</div>'
        '<p class="bt-sheet__foot">Foot</p></div>'
    )
    long, short = (f'<p style="height: {height}px">Words</p>' for height in (650, 450))
    html = (
        "<!doctype html><html><head><link rel='icon' href='data:,'><style>"
        "body > div { position: relative; height: 600px; } * { margin: 0; }"
        ".bt-sheet__foot { position: absolute; bottom: 0; height: 50px; }</style></head><body>"
        + part.format(id="long", notes=long)
        + part.format(id="short", notes=short)
    )
    script = Path(paper.__file__).with_name("overflow.js").read_text(encoding="utf-8")
    with chromium.page() as page:
        page.open("https://talk.example/", lambda _: html.encode())
        assert page.evaluate(script) == [["long", "", 100]]


def test_pages_of_a_pdf_are_counted() -> None:
    """A page counts, the list of pages does not."""
    assert paper.pages(b"<</Type /Page\n/A 1>> <</Type /Pages>> <</Type/Page/B 2>>") == 2


def test_each_weight_is_a_font_of_its_own(built_site: Path) -> None:
    """No cut is variable, and no two have the same name."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    folder = built_site / "assets" / "fonts"
    made = paper_fonts.cut({path.name: path.read_bytes() for path in folder.glob("*.woff2")})
    fonts = [TTFont(BytesIO(data)) for data in made.values()]
    assert not any("fvar" in font for font in fonts)
    assert len({font["name"].getDebugName(6) for font in fonts}) == len(paper_fonts.CUTS)


def test_a_bundle_with_a_dead_link_is_refused(tmp_path: Path) -> None:
    """What the zip lacks is named before anybody unpacks it."""
    layout = Layout(tmp_path)
    deck = layout.pages / "slides" / "index.html"
    deck.parent.mkdir(parents=True)
    deck.write_text('<title>T</title><script src="vendor/gone.js"></script>', encoding="utf-8")
    made = step(
        layout,
        "bundle/slides",
        "bayestalk.pipeline.bundle:run",
        reads=[deck],
        writes=[bundle.target(layout)],
        arguments={"site": {"url": "https://talk.example/", "version": "1"}},
    )
    with pytest.raises(bundle.BundleError, match=r"vendor/gone\.js"):
        bundle.run(made)
