"""One source per chapter gives its page, its slides and its notes."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
import segno

from bayestalk.content.errors import SourceError
from bayestalk.content.materials import Materials
from bayestalk.content.render import render
from bayestalk.drawing import Drawing


class Ids(HTMLParser):
    """Collects the ids of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id."""
        self.found += [value for name, value in attrs if name == "id" and value]


def ids(html: str) -> list[str]:
    """Every id in some HTML."""
    parser = Ids()
    parser.feed(html)
    return parser.found


def slide(deck: str, name: str) -> str:
    """One slide of the deck."""
    match = re.search(rf'<section id="{name}".*?</section>', deck, re.S)
    assert match
    return match[0]


def scripted(text: str) -> dict[str, Any]:
    """What one of the deck's scripts holds."""
    match = re.fullmatch(r"\(window\.bayestalk = .*?\)\.\w+ = (.*);\n", text, re.S)
    assert match
    found: dict[str, Any] = json.loads(match[1])
    return found


def test_every_file_is_named(materials: Materials) -> None:
    """Pages, the deck and shared styles come out by path."""
    assert {
        "talk/straight-line.md",
        "talk/end.md",
        "index.md",
        "glossary.md",
        "slides/index.html",
        "slides/figures.js",
        "slides/narrow.js",
        "slides/codes.js",
        "assets/tokens.css",
        "assets/contours-dark.svg",
    } <= set(render(materials))


def test_page_and_slide_point_to_each_other(materials: Materials) -> None:
    """A section links to its slide, and the slide to the section, by one id."""
    made = render(materials)
    page, deck = made["talk/straight-line.md"], made["slides/index.html"]
    assert "## Function {#line-function}" in page
    assert 'href="../../slides/index.html#/line-function"' in page
    assert 'href="../talk/straight-line/index.html#line-function"' in slide(deck, "line-function")
    assert "#/line-more" not in page
    assert 'id="line-more"' not in deck


def test_words_go_where_they_are_meant(materials: Materials) -> None:
    """Prose is on the page and in the notes; the rest in one of them."""
    made = render(materials)
    page, shown = made["talk/straight-line.md"], slide(made["slides/index.html"], "line-function")
    notes = shown[shown.index('<aside class="notes">') :]
    assert "is *narrow*" in page
    assert "is <em>narrow</em>" in notes
    assert "Only for readers." in page
    assert "Only for readers." not in shown
    assert "Only for the speaker." in notes
    assert "Only for the speaker." not in page


def test_figures_come_with_all_their_words(materials: Materials) -> None:
    """A figure has its alternative text, caption, description, numbers and origin."""
    page = render(materials)["talk/straight-line.md"]
    figure = page[page.index("<figure") : page.index("</figure>")]
    label = re.search(r'aria-labelledby="([^"]+)"', figure)
    assert label
    assert f'<span id="{label[1]}" hidden>A line through 30 points.</span>' in figure
    assert 'role="img"' in figure
    assert "= −6.5." in figure
    assert "Its slope is −6.52." in figure
    assert '<th scope="row">w</th><td>−6.5</td>' in figure
    assert "Linear regression, NUTS, seed 1." in figure
    assert "\n\n" not in figure


def test_ids_are_unique_in_each_document(materials: Materials) -> None:
    """A figure shown twice, or named like its section, takes no id twice."""
    made = render(materials)
    for path in ("slides/index.html", "talk/straight-line.md"):
        found = ids(made[path])
        found += re.findall(r"^## .*\{#([\w-]+)", made[path], re.M)
        assert len(found) == len(set(found))
    deck = made["slides/index.html"]
    assert deck.count('data-id="w1[0,0]"') == 2
    for reference in re.findall(r"url\(#([^)]+)\)", deck):
        assert reference in ids(deck)


def test_links_lead_to_pages_and_terms(materials: Materials) -> None:
    """Authors link by source name; pages link by place, slides by file."""
    made = render(materials)
    assert "[posterior](../glossary.md#posterior){: .bt-term }" in made["talk/straight-line.md"]
    assert "[end](end.md#thanks)" in made["talk/straight-line.md"]
    assert "[the line](talk/straight-line.md)" in made["index.md"]
    notes = slide(made["slides/index.html"], "line-function")
    assert 'href="../talk/end/index.html#thanks"' in notes
    assert "glossary" not in notes


def test_slides_are_laid_out(materials: Materials) -> None:
    """Layouts, fragments and stepped code are in the deck's HTML."""
    deck = render(materials)["slides/index.html"]
    assert "bt-slide--divider" in slide(deck, "line")
    assert "bt-profile" in slide(deck, "line")
    side = slide(deck, "points")
    assert side.count('<li class="fragment">') == 2
    assert side.count('class="bt-side"') == 2
    code = slide(deck, "code")
    assert code.count("bt-step") == 2
    assert "Say what it does" not in code


def test_wide_drawings_stand_below_their_words(materials: Materials) -> None:
    """Beside words a wide drawing would be too small to read."""
    wide = Drawing('<svg viewBox="0 0 30 10"><path d="M0 0h9"/></svg>', 30, 10)
    made = render(replace(materials, drawings={"line-function": wide}))
    shown = slide(made["slides/index.html"], "points")
    assert "bt-slide--above" in shown
    assert 'class="bt-side"' not in shown


def test_heavy_drawings_come_after_the_deck(materials: Materials) -> None:
    """The deck keeps a heavy drawing's place and name; a script brings its lines."""
    lines = "".join(f'<path data-id="w1[{n},0]" d="M0 {n}h9"/>' for n in range(500))
    drawing = Drawing(f'<svg viewBox="0 0 10 5">{lines}</svg>', 10, 5)
    made = render(replace(materials, drawings={"line-function": drawing}))
    assert "w1[499,0]" not in made["slides/index.html"]
    assert "w1[499,0]" in made["talk/straight-line.md"]
    kept = scripted(made["slides/figures.js"])
    places = re.findall(
        r'<svg role="img" aria-labelledby="([^"]+)" class="bt-drawing" viewBox="0 0 10 5" '
        r'data-apart="([^"]+)"></svg>',
        made["slides/index.html"],
    )
    assert [label for label, _ in places] == [name for _, name in places] == list(kept)


def test_phones_get_narrow_drawings_in_a_script_of_their_own(materials: Materials) -> None:
    """A slide holds the place of its narrow drawing; only phones load what goes there."""
    narrow = '<svg viewBox="0 0 5 9"><path id="tall" d="M0 0v9"/></svg>'
    wide = materials.drawings["line-function"]
    made = render(replace(materials, drawings={"line-function": replace(wide, narrow=narrow)}))
    shown = slide(made["slides/index.html"], "line-function")
    label = re.search(r'class="bt-drawing bt-drawing--narrow" [^>]*data-narrow="([^"]+)"', shown)
    assert label
    assert "M0 0v9" not in shown
    assert scripted(made["slides/narrow.js"])[label[1]].endswith('d="M0 0v9"/>')
    assert "M0 0v9" in made["talk/straight-line.md"]


def test_each_slide_has_a_code_for_its_address(materials: Materials) -> None:
    """The code of a slide holds the address of that slide, where this site lives."""
    site = {"url": "https://example.org/talk/", "version": "1.2"}
    made = render(replace(materials, numbers={**materials.numbers, "site": site}))
    codes = scripted(made["slides/codes.js"])
    assert set(codes) == set(re.findall(r'<section id="([^"]+)"', made["slides/index.html"]))
    assert codes["points"]["address"] == "https://example.org/talk/slides/#/points"
    assert codes["points"]["svg"] == segno.make(
        "https://example.org/talk/slides/#/points", error="m", micro=False
    ).svg_inline(border=4, omitsize=True, svgclass="bt-qr", lineclass=None)
    assert "example.org/talk/talk/end/#points</a> · version 1.2" in made["slides/index.html"]


def test_directions_are_for_the_speaker_alone(materials: Materials) -> None:
    """Among the notes, what a phone may show stands apart from what it may not."""
    shown = slide(render(materials)["slides/index.html"], "line-function")
    directions = re.findall(r'<div class="bt-directions">(.*?)</div>', shown, re.S)
    assert directions == ["<p>Only for the speaker.</p>"]


def test_nothing_is_inline(materials: Materials) -> None:
    """No style attribute, no handler, no inline script, nothing from elsewhere."""
    made = render(materials)
    for path, text in made.items():
        if path.endswith((".md", ".html")):
            assert not re.search(r"\sstyle=|\son\w+=|<style|<script>", text)
            assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', text)


def test_formulas_are_in_pages_and_notes(materials: Materials) -> None:
    """A formula is MathML wherever it stands, and no placeholder is left."""
    made = render(materials)
    for path in ("talk/straight-line.md", "slides/index.html"):
        assert '<mi class="w">w</mi>' in made[path]
        assert "qzmath" not in made[path]
        assert "qzhtml" not in made[path]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[posterior](term)", "[posteriour](term)", 18, "no term 'posteriour': did you mean 'post"),
        ("(02-end.md#thanks)", "(02-ende.md)", 18, "no page '02-ende.md': did you mean '02-end"),
        ('figure("line-function")', 'figure("line")', 15, "figure 'line' has no alt text"),
        ("::: figure line-function", "::: figure lines", 20, "no figure 'lines'"),
        ("line.slope | f(2)", "line.slop | f(2)", 26, "'slop' there: did you mean 'slope'?"),
        ("alt: A line", f"alt: {'long ' * 30}", 21, "figure 'line-function' has an alt text of"),
    ],
)
def test_mistakes_are_told_with_their_place(
    materials: Materials, old: str, new: str, line: int, said: str
) -> None:
    """Whatever an author gets wrong is told with file and line."""
    source = materials.chapters["01-line.md"]
    assert old in source
    wrong = replace(
        materials, chapters={**materials.chapters, "01-line.md": source.replace(old, new)}
    )
    with pytest.raises(SourceError) as caught:
        render(wrong)
    assert f"01-line.md:{line}: " in str(caught.value)
    assert said in str(caught.value)


def test_two_slides_cannot_share_an_id(materials: Materials) -> None:
    """Ids are unique over all chapters."""
    second = materials.chapters["02-end.md"].replace("{#points}", "{#line}")
    with pytest.raises(SourceError, match=r"02-end\.md:8: the id 'line' is taken in"):
        render(replace(materials, chapters={**materials.chapters, "02-end.md": second}))


def test_drawings_with_styles_are_refused(materials: Materials) -> None:
    """A drawing that a strict policy would refuse is not published."""
    drawing = Drawing('<svg viewBox="0 0 1 1"><g style="fill:red"/></svg>', 1, 1)
    with pytest.raises(SourceError, match="holds 'style='"):
        render(replace(materials, drawings={"line-function": drawing}))
