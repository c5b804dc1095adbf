"""What the deck costs: bytes before its first view, time until it listens, script a slide."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from .conftest import SUB_PATH, Watched
from .overflow import READY, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST_VIEW = 200_000
PACKED = (".woff2",)
"""Files that are small already and are sent as they are."""

FILES = """
() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .map(entry => entry.name)
"""
INTERACTIVE = """
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (window.Reveal && window.Reveal.isReady()) window.listens = performance.now();
    else setTimeout(look, 2);
  };
  look();
});
"""
STEPS = """
async () => {
  const deck = window.Reveal;
  const slowest = {};
  deck.slide(0, 0);
  for (let at = 1; at < deck.getTotalSlides(); at += 1) {
    await new Promise(done => setTimeout(done, 150));
    const start = performance.now();
    deck.slide(at, 0);
    slowest[deck.getCurrentSlide().id] = performance.now() - start;
  }
  return slowest;
}
"""


def test_the_first_view_is_light(watched: Watched, address: str, built_site: Path) -> None:
    """All that the first view loads, fonts with it, is at most 200 kB gzipped."""
    page = watched.page
    page.goto(f"{address}slides/index.html")
    page.wait_for_function(READY)
    page.wait_for_timeout(1000)
    sizes = {}
    for url in set(page.evaluate(FILES)):
        path = urlsplit(url).path.removeprefix(SUB_PATH)
        data = (built_site / path).read_bytes()
        packed = path.endswith(PACKED)
        sizes[path] = len(data) if packed else len(gzip.compress(data, 9, mtime=0))
    assert "slides/figures.js" not in sizes
    print(f"first view: {sum(sizes.values()):,} bytes gzipped")
    assert sum(sizes.values()) <= FIRST_VIEW, dict(sorted(sizes.items(), key=lambda one: -one[1]))


def test_the_deck_listens_within_a_second(watched: Watched, address: str) -> None:
    """On a processor four times slower the deck takes keys a second after it was asked for."""
    page = watched.page
    slowed(page)
    taken = []
    for _ in range(5):
        page.goto("about:blank")
        taken.append(listens(page, address))
    print(f"takes keys after {sorted(taken)} ms")
    assert sorted(taken)[len(taken) // 2] <= 1000, taken


def test_who_never_saw_the_deck_waits_no_longer(browser: Browser, address: str) -> None:
    """The same holds where nothing is kept from an earlier visit; of a few, the least disturbed.

    A machine with other work to do disturbs many, so up to ten are made until one is not.
    """
    taken: list[float] = []
    while len(taken) < 5 or (len(taken) < 10 and min(taken) > 1000):
        with browser.new_context(viewport={"width": 1280, "height": 720}) as stranger:
            page = stranger.new_page()
            slowed(page)
            page.wait_for_timeout(1000)  # until the browser itself has come to rest
            taken.append(listens(page, address))
    print(f"takes keys at a first visit after {sorted(taken)} ms")
    assert min(taken) <= 1000, taken


def slowed(page: Page) -> None:
    """A page on a processor four times slower."""
    page.add_init_script(INTERACTIVE)
    wire = page.context.new_cdp_session(page)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def listens(page: Page, address: str) -> float:
    """Milliseconds from asking for the deck until it takes keys."""
    page.goto(f"{address}slides/index.html")
    page.wait_for_function("() => window.listens", timeout=30_000)
    return float(page.evaluate("() => window.listens"))


def test_each_slide_is_shown_at_once(watched: Watched, address: str) -> None:
    """Turning to a slide takes at most 50 ms of script; of a few turns, the least disturbed."""
    page = opened(watched.page, f"{address}slides/index.html")
    best: dict[str, float] = {}
    for _ in range(10):
        best = {slide: min(ms, best.get(slide, ms)) for slide, ms in page.evaluate(STEPS).items()}
        slowest = max(best, key=best.__getitem__)
        if best[slowest] <= 50:
            break
    print(f"slowest slide: {slowest}, {best[slowest]:.0f} ms")
    assert best[slowest] <= 50, (slowest, best[slowest])
