"""The speaker's view: notes, the next slide, a clock against the plan, in step with the deck."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from .conftest import Watched
from .overflow import READY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AT = "() => window.Reveal.getCurrentSlide().id"
STATE = "() => [window.Reveal.getCurrentSlide().id, window.Reveal.getIndices().f ?? null]"


@pytest.fixture(params=["served", "from disk"])
def deck(request: pytest.FixtureRequest, watched: Watched) -> Page:
    """The deck at a slide with fragments."""
    if request.param == "served":
        address = f"{request.getfixturevalue('address')}slides/index.html"
    else:
        site: Path = request.getfixturevalue("built_site")
        address = (site / "slides" / "index.html").as_uri()
        watched.page.context.set_offline(True)
    watched.page.goto(f"{address}#/neon-bayes")
    watched.page.wait_for_function(READY)
    return watched.page


def frame(view: Page, holder: str) -> Frame:
    """One of the view's two decks, ready."""
    view.wait_for_selector(f"#{holder} iframe")
    element = view.query_selector(f"#{holder} iframe")
    assert element
    found = element.content_frame()
    assert found
    found.wait_for_function(READY)
    return found


def slowest_step(deck: Page, now: Frame) -> float:
    """Seconds until the view shows the slide of the deck, at worst, on the way out and back."""
    slowest = 0.0
    for key in ("PageDown",) * 12 + ("PageUp",) * 12:
        deck.wait_for_timeout(200)  # nobody clicks faster
        deck.keyboard.press(key)
        start = time.monotonic()
        wanted = deck.evaluate(STATE)
        while now.evaluate(STATE) != wanted:
            assert time.monotonic() - start < 5, f"{now.evaluate(STATE)}, wanted {wanted}"
            time.sleep(0.01)
        slowest = max(slowest, time.monotonic() - start)
    return slowest


def test_the_view_keeps_step(deck: Page, watched: Watched) -> None:
    """Each step of the deck is in the speaker's view within half a second, with its notes.

    Walked up to three times: a machine with other work to do may hold up a step, but not always.
    """
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    view = opened.value
    now, following = frame(view, "current-slide"), frame(view, "upcoming-slide")
    walks: list[float] = []
    while len(walks) < 3 and min(walks, default=1.0) > 0.5:
        walks.append(slowest_step(deck, now))
    print("slowest steps:", *(f"{seconds:.2f} s" for seconds in walks))
    assert min(walks) <= 0.5
    assert following.evaluate(AT) != ""
    deck.evaluate("() => window.Reveal.slide(7, 0, 99)")
    view.wait_for_function(
        "() => document.querySelector('.speaker-controls-notes .value').innerText"
        ".includes('The path has five stages')"
    )
    assert view.locator(".pacing").is_visible()
    assert deck.evaluate("() => window.Reveal.getSlides().every(one => one.dataset.timing > 0)")
    deck.evaluate("() => window.Reveal.slide(3, 0)")
    now.wait_for_function("() => window.Reveal.getCurrentSlide().id === 'neon-bayes'")
    view.keyboard.press("PageDown")
    deck.wait_for_function("() => window.Reveal.getCurrentSlide().id === 'goals'", timeout=5000)
    assert watched.complaints == []


SPOT = """() => {
    const dot = document.querySelector(".bt-pointer").getBoundingClientRect();
    const drawing = window.Reveal.getCurrentSlide().querySelector(".bt-drawing--wide");
    const box = drawing.getBoundingClientRect();
    const middle = [dot.left + dot.width / 2, dot.top + dot.height / 2];
    return [(middle[0] - box.left) / box.width, (middle[1] - box.top) / box.height];
}"""
NEAR = f"(wanted) => ({SPOT})().every((at, k) => Math.abs(at - wanted[k]) < 0.02)"
SEEN = "() => !document.querySelector('.bt-pointer').hidden"


def test_the_pointer_is_on_both_screens(deck: Page, watched: Watched) -> None:
    """A spot of a drawing pointed at on one screen is marked on the other, whatever its shape."""
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    view = opened.value
    now = frame(view, "current-slide")
    deck.keyboard.press("x")
    now.wait_for_function(SEEN)
    box = deck.locator("#neon-bayes .bt-drawing--wide").bounding_box()
    assert box
    deck.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 0.5 * box["height"])
    now.wait_for_function(NEAR, arg=[0.25, 0.5])
    there = now.locator("#neon-bayes .bt-drawing--wide").bounding_box()
    assert there
    view.mouse.move(there["x"] + 0.75 * there["width"], there["y"] + 0.5 * there["height"])
    deck.wait_for_function(NEAR, arg=[0.75, 0.5])
    deck.keyboard.press("x")
    now.wait_for_function(f"() => !({SEEN})()")
    assert watched.complaints == []
