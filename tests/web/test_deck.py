"""The deck as a speaker uses it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Watched

pytestmark = pytest.mark.browser

READY = "() => window.Reveal && window.Reveal.isReady()"
AT = "() => window.Reveal.getCurrentSlide().id"


def opened(page: Page, url: str) -> Page:
    """The deck, ready."""
    page.goto(url)
    page.wait_for_function(READY)
    return page


def test_every_slide_is_walked_without_a_complaint(watched: Watched, address: str) -> None:
    """From the first slide to the last, nothing fails and nothing is fetched elsewhere."""
    page = opened(watched.page, f"{address}slides/index.html")
    seen = [page.evaluate(AT)]
    while not page.evaluate("() => window.Reveal.isLastSlide()"):
        page.keyboard.press("PageDown")
        if (here := page.evaluate(AT)) != seen[-1]:
            seen.append(here)
    assert seen == ["start", "function", "code", "points", "many"]
    assert watched.wrong == []


def test_a_reload_at_once_keeps_the_place(watched: Watched, address: str) -> None:
    """A clicker's F5 right after a click loses neither slide nor fragment."""
    page = opened(watched.page, f"{address}slides/index.html#/points")
    page.keyboard.press("PageDown")
    page.reload()
    page.wait_for_function(READY)
    assert page.evaluate(AT) == "points"
    assert page.locator("#points .fragment.visible").count() == 1


def test_the_scheme_is_turned_and_kept(watched: Watched, address: str) -> None:
    """T turns light to dark, and a reload remembers."""
    page = opened(watched.page, f"{address}slides/index.html")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("t")
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    page.wait_for_function(READY)
    assert page.evaluate(ground) == dark


def test_code_is_stepped_by_groups_of_lines(watched: Watched, address: str) -> None:
    """Each step brings out its lines; before the first, all are alike."""
    page = opened(watched.page, f"{address}slides/index.html#/code")
    lit = "() => [...document.querySelectorAll('#code .bt-on')].map(e => e.dataset.line)"
    assert page.evaluate(lit) == []
    page.keyboard.press("PageDown")
    assert page.evaluate(lit) == ["1"]
    page.keyboard.press("PageDown")
    assert page.evaluate(lit) == ["2", "3"]


def test_the_deck_opens_from_disk(watched: Watched, site: Path) -> None:
    """No server is needed, and the slide in the address is shown."""
    page = opened(watched.page, f"{(site / 'sub/slides/index.html').as_uri()}#/function")
    assert page.evaluate(AT) == "function"
    assert page.locator("#function svg").is_visible()
    assert watched.wrong == []


def test_heavy_drawings_arrive(watched: Watched, site: Path) -> None:
    """A slide opened by its address gets its drawing, from disk as well."""
    page = opened(watched.page, f"{(site / 'sub/slides/index.html').as_uri()}#/many")
    page.wait_for_function("() => document.querySelectorAll('#many circle').length === 900")
    assert watched.wrong == []


def test_the_deck_is_a_document(watched: Watched, address: str) -> None:
    """Screen readers meet a document with one slide in it and a way to the page."""
    page = opened(watched.page, f"{address}slides/index.html#/function")
    assert page.locator('[role="application"]').count() == 0
    assert page.locator("section.present").count() == 1
    page.locator("#function .bt-slide__page").click()
    page.wait_for_url("**/talk/line/index.html#function")
    assert watched.wrong == []


def test_the_deck_prints(watched: Watched, address: str) -> None:
    """For print every slide has a page, with its drawing and all of its steps."""
    page = opened(watched.page, f"{address}slides/index.html?view=print")
    page.wait_for_function("() => document.querySelectorAll('#many circle').length === 900")
    assert page.locator(".pdf-page").count() == 5
    assert page.locator("#function svg circle").is_visible()
    shown = (
        "() => [...document.querySelectorAll('#points li')].map(e => getComputedStyle(e).opacity)"
    )
    assert page.evaluate(shown) == ["1", "1"]
    assert watched.wrong == []
