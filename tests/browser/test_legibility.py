"""Words in figures are large enough: on a phone, and on a slide from the last row."""

import pytest
from playwright.sync_api import Page

from .conftest import Watched
from .test_site import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SMALLEST = """
(root) => {
  const found = [];
  for (const svg of root.querySelectorAll('svg.bt-drawing')) {
    if (!svg.getClientRects().length) continue;
    for (const text of svg.querySelectorAll('text, tspan')) {
      if (!text.textContent.trim() || !text.getClientRects().length) continue;
      const matrix = text.getScreenCTM();
      const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
      found.push([svg.getAttribute('aria-labelledby') || '', text.textContent.trim(),
                  parseFloat(getComputedStyle(text).fontSize) * scale]);
    }
  }
  return found;
}
"""


def too_small(page: Page, selector: str, least: float) -> set[tuple[str, str, float]]:
    """Which figure, which words and their size in pixels, of what is visible and too small."""
    found = page.locator(selector).first.evaluate(SMALLEST)
    return {
        (label.partition("-")[2], words, round(size, 1))
        for label, words, size in found
        if size < least - 0.05
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "home")
def test_words_are_large_enough_on_a_phone(watched: Watched, address: str, page: str) -> None:
    """At a width of 390 px no word of a figure is smaller than 12 px."""
    watched.page.set_viewport_size({"width": 390, "height": 844})
    watched.page.goto(address + page, wait_until="networkidle")
    assert too_small(watched.page, "body", 12.0) == set()


def test_words_are_large_enough_on_a_slide(watched: Watched, address: str) -> None:
    """On a slide of 1280 × 720 px no word of a figure is smaller than 18 px."""
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "slides/", wait_until="networkidle")
    page.wait_for_selector(".reveal.ready")
    slides = page.evaluate("[...document.querySelectorAll('.slides section[id]')].map(s => s.id)")
    assert len(slides) > 50
    small = {}
    for slide in slides:
        page.evaluate("id => { location.hash = '#/' + id }", slide)
        page.wait_for_selector(f"section#{slide}.present")
        page.wait_for_timeout(120)
        if found := too_small(page, f"section#{slide}", 18.0):
            small[slide] = found
    assert small == {}
