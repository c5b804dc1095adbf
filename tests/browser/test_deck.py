from pathlib import Path

import pytest

from docs.test_slides import SLIDES as TITLES

from .conftest import Watched

SLIDES = [slide for chapter in TITLES.values() for slide in chapter]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CURRENT = "window.Reveal.getCurrentSlide().id"
MOST_STEPS = 400


def walk(watched: Watched) -> list[str]:
    """Go forward from the first slide to the last, fragments included; ids as they come."""
    page = watched.page
    page.wait_for_function("window.Reveal && window.Reveal.isReady()")
    seen = [page.evaluate(CURRENT)]
    for _ in range(MOST_STEPS):
        if page.evaluate("window.Reveal.isLastSlide() && !window.Reveal.availableFragments().next"):
            break
        page.evaluate("window.Reveal.next()")
        here = page.evaluate(CURRENT)
        if here != seen[-1]:
            seen.append(here)
    return seen


def test_walk_served(watched: Watched, address: str) -> None:
    """Every slide of the talk comes in order, silently, without leaving the site."""
    watched.page.goto(f"{address}slides/index.html", wait_until="networkidle")
    assert walk(watched) == SLIDES
    assert watched.complaints == []
    assert watched.strangers(address) == []


def test_walk_from_disk(watched: Watched, built_site: Path) -> None:
    """The deck works from disk, without a server or a network."""
    watched.page.goto((built_site / "slides" / "index.html").as_uri(), wait_until="load")
    assert walk(watched) == SLIDES
    assert watched.complaints == []
    assert watched.strangers(built_site.as_uri()) == []


def test_slides_and_sections_link_both_ways(watched: Watched, address: str) -> None:
    """A section leads to its slide, and the slide back to its section."""
    watched.page.goto(f"{address}talk/deep-nets/", wait_until="networkidle")
    link = watched.page.locator('a[href$="slides/index.html#/deep-matrices"]').first
    link.click()
    watched.page.wait_for_function("window.Reveal && window.Reveal.isReady()")
    assert watched.page.evaluate(CURRENT) == "deep-matrices"
    back = watched.page.locator("section.present a[href*='talk/deep-nets']").first
    assert str(back.get_attribute("href")).endswith("#deep-matrices")


def test_clicker_keys(watched: Watched, address: str) -> None:
    """A clicker's Page Down and Page Up go on and back."""
    watched.page.goto(f"{address}slides/index.html", wait_until="networkidle")
    watched.page.wait_for_function("window.Reveal && window.Reveal.isReady()")
    watched.page.keyboard.press("PageDown")
    assert watched.page.evaluate(CURRENT) == SLIDES[1]
    watched.page.keyboard.press("PageUp")
    assert watched.page.evaluate(CURRENT) == SLIDES[0]
