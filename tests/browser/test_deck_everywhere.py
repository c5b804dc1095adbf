"""The deck on every stage: five sizes, two schemes and paper, served and from disk."""

import pytest

from docs.test_slides import SLIDES as TITLES

from .conftest import SIZES, Origin, Watched, at_home, isolated
from .overflow import READY, legibility, measured, opened, printed, resized

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ODD = ((1366, 768), (1440, 900), (2560, 1080), (820, 1180), (844, 390))
SLIDES = sum(len(chapter) for chapter in TITLES.values())
Size = tuple[int, int]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out(watched: Watched, origin: Origin, scheme: str) -> None:
    """No slide overflows at any step or size; each fills the screen, silently, from its site."""
    isolated(watched, origin)
    page = opened(watched.page, origin(""))
    page.evaluate("scheme => document.documentElement.setAttribute('data-scheme', scheme)", scheme)
    wrong = {}
    for width, height in SIZES:
        resized(page, width, height)
        found = measured(page)
        assert found["states"] >= SLIDES
        wrong |= {f"{width}x{height} {place}": what for place, what in found["found"].items()}
    assert wrong == {}
    assert watched.complaints == []
    assert at_home(watched, origin) == []


@pytest.mark.parametrize("size", [*SIZES, *ODD], ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_opens_without_a_complaint(watched: Watched, address: str, size: Size) -> None:
    """Whatever screen it is opened on, the first view comes without an error."""
    page = watched.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}slides/index.html")
    page.wait_for_timeout(200)
    assert watched.complaints == []


def test_odd_screens_are_filled(watched: Watched, address: str) -> None:
    """Screens whose scale is no round number are filled, and nothing sticks out by its rest."""
    page = opened(watched.page, f"{address}slides/index.html")
    wrong = {}
    for width, height in ODD:
        resized(page, width, height)
        wrong |= {f"{width}x{height} {k}": v for k, v in measured(page)["found"].items()}
    assert wrong == {}


def test_paper(watched: Watched, origin: Origin) -> None:
    """For print every slide is whole on a page of its own, with all of its steps."""
    isolated(watched, origin)
    page = watched.page
    page.goto(origin("?view=print"))
    page.wait_for_function("() => document.querySelectorAll('.pdf-page').length")
    page.wait_for_function(
        "() => [...document.querySelectorAll('svg[data-apart]')].every(svg => svg.firstChild)",
        timeout=60_000,
    )
    page.emulate_media(media="print")
    found = printed(page)
    assert found["pages"] == SLIDES
    assert found["found"] == {}
    assert watched.complaints == []
    assert at_home(watched, origin) == []


def test_a_phone_reads_the_slide_as_its_page(watched: Watched, address: str) -> None:
    """On a phone held upright words are large, drawings have their narrow form, prose follows."""
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}slides/index.html#/deep-matrices")
    page.wait_for_function(READY)
    page.wait_for_function("() => document.querySelector('#deep-matrices svg[data-narrow] g')")
    slide = page.locator("#deep-matrices")
    assert slide.locator("svg.bt-drawing--narrow").is_visible()
    assert slide.locator("svg.bt-drawing--wide").is_hidden()
    assert slide.locator("aside.notes > p").first.is_visible()
    page.evaluate("() => new Promise(done => window.bayestalk.load('figures.js', done))")
    small = {k: v for k, v in legibility(page).items() if v["words"] < 15 or v["drawn"] < 9}
    assert small == {}
    page.evaluate("() => { window.location.hash = '#/deep-matrices' }")
    page.get_by_role("button", name="Next").click()
    assert page.evaluate("() => window.Reveal.getCurrentSlide().id") == "deep-diagram"
    resized(page, 844, 390)
    assert page.locator("#deep-diagram svg.bt-drawing--wide").is_visible()
