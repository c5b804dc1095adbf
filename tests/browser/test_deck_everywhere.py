"""The deck on every stage: five sizes, two schemes and paper, served and from disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docs.test_slides import SLIDES as TITLES

from .conftest import Watched
from .overflow import READY, legibility, measured, opened, printed, resized

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160), (390, 844))
ODD = ((1366, 768), (1440, 900), (2560, 1080), (820, 1180), (844, 390))
SLIDES = sum(len(chapter) for chapter in TITLES.values())

Origin = Callable[[str], str]
Size = tuple[int, int]


@pytest.fixture(params=["served", "from disk"])
def origin(request: pytest.FixtureRequest) -> Origin:
    """The deck's address, with what follows it."""
    if request.param == "served":
        address = request.getfixturevalue("address")
        return lambda rest: f"{address}slides/index.html{rest}"
    site: Path = request.getfixturevalue("built_site")
    return lambda rest: (site / "slides" / "index.html").as_uri() + rest


def isolated(watched: Watched, origin: Origin) -> None:
    """Cut the network where the deck needs none."""
    if origin("").startswith("file:"):
        watched.page.context.set_offline(True)


def at_home(watched: Watched, origin: Origin) -> list[str]:
    """Requests that leave the deck's own site."""
    return watched.strangers(origin("").removesuffix("slides/index.html"))


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
