from pathlib import Path

import pytest

from .conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    *("", "talk/opening/", "talk/linear-regression/", "talk/logistic-regression/"),
    *("talk/deep-nets/", "talk/going-bayesian/", "talk/cheat-sheet/", "talk/pymc/"),
    *("talk/forest-cover/", "talk/predictions/", "talk/ignorance/", "talk/which-posterior/"),
    *("talk/i-dont-know/", "talk/closing/"),
    *(f"notebooks/{name}/" for name in ("linear", "logistic", "deepnet", "cover")),
    *("glossary/", "references/", "authors-guide/", "colophon/"),
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "home")
def test_page_opens(watched: Watched, address: str, page: str) -> None:
    """A page opens under a sub-path without a complaint or a request that leaves the site."""
    watched.page.goto(address + page, wait_until="networkidle")
    assert watched.page.locator("h1").count() >= 1
    assert watched.complaints == []
    assert watched.strangers(address) == []


def test_pages_fit_a_phone(watched: Watched, address: str) -> None:
    """No page is wider than a phone's screen."""
    watched.page.set_viewport_size({"width": 390, "height": 844})
    too_wide = []
    for page in PAGES:
        watched.page.goto(address + page)
        width = watched.page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            too_wide.append((page, width))
    assert too_wide == []


def test_printed_tables_are_whole(watched: Watched, address: str) -> None:
    """On a sheet of A4 every column of every table that a page shows is within the margins."""
    watched.page.set_viewport_size({"width": 718, "height": 1047})  # 190 by 277 mm
    watched.page.emulate_media(media="print")
    cut = {}
    for page in PAGES:
        watched.page.goto(address + page)
        rights = watched.page.evaluate(
            "() => [...document.querySelectorAll('.md-content table')].filter("
            "one => one.checkVisibility()).map(one => one.getBoundingClientRect().right)"
        )
        if too_far := [right for right in rights if right > 718]:
            cut[page] = too_far
    assert cut == {}


def test_search_finds_a_word(watched: Watched, address: str) -> None:
    """Searching for a word of the talk lists pages that hold it."""
    watched.page.goto(address, wait_until="networkidle")
    field = watched.page.locator(".md-search__input")
    for _ in range(50):  # until the page's script listens
        watched.page.keyboard.press("/")
        if field.evaluate("e => e === document.activeElement"):
            break
        watched.page.wait_for_timeout(200)
    watched.page.keyboard.type("epistemic", delay=20)
    watched.page.wait_for_selector(".md-search-result__item a", timeout=30_000)
    assert watched.complaints == []


def test_notebooks_download(built_site: Path) -> None:
    """Every notebook can be taken away as a file."""
    for name in ("linear", "logistic", "deepnet", "cover"):
        assert list((built_site / "notebooks").rglob(f"{name}.ipynb"))
