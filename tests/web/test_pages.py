"""Pages as a reader meets them."""

import re
from pathlib import Path

import pytest

from .conftest import Watched

pytestmark = pytest.mark.browser

PAGES = ("", "talk/line/", "notebooks/dot/", "glossary/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_their_screen(watched: Watched, address: str, path: str, width: int) -> None:
    """No page scrolls sideways, complains, or asks for anything from elsewhere."""
    watched.page.set_viewport_size({"width": width, "height": 800})
    watched.page.goto(address + path)
    watched.page.wait_for_load_state("networkidle")
    room = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert watched.page.evaluate(room) <= 0
    assert watched.wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_inline_styles(site: Path, path: str) -> None:
    """Nothing that we or a notebook write carries styles of its own."""
    html = (site / "sub" / path / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<[^>]+\sstyle=|<style", html)
    assert "mathjax" not in html.lower()
    assert "requirejs" not in html.lower()


def test_readers_choose_light_or_dark(watched: Watched, address: str) -> None:
    """The page follows the system until a reader turns it."""
    page = watched.page
    ground = "() => getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}talk/line/")
    dark = "rgb(30, 33, 41)"
    page.wait_for_function(f"() => ({ground})() === {dark!r}")
    page.locator("form[data-md-component=palette] label:visible").click()
    page.wait_for_function(f"() => ({ground})() !== {dark!r}")


def test_a_section_leads_to_its_slide_and_back(watched: Watched, address: str) -> None:
    """The link beside a heading opens that slide."""
    watched.page.goto(f"{address}talk/line/")
    watched.page.get_by_role("link", name="Slide: Function").click()
    watched.page.wait_for_function("() => window.Reveal && window.Reveal.isReady()")
    assert watched.page.evaluate("() => window.Reveal.getCurrentSlide().id") == "function"


def test_figures_and_formulas_are_read_aloud(watched: Watched, address: str) -> None:
    """An image is named by its alternative text; its description unfolds."""
    watched.page.goto(f"{address}talk/line/")
    assert watched.page.get_by_role("img", name="A dot.").is_visible()
    watched.page.get_by_text("Describe this figure").click()
    assert watched.page.get_by_text("A dot, alone.").is_visible()
    assert watched.page.locator("math .w").count() == 1


def test_notebooks_look_like_pages(watched: Watched, address: str) -> None:
    """Code in a notebook is set as on every page, and the file can be had."""
    watched.page.goto(f"{address}notebooks/dot/")
    assert watched.page.locator(".bt-cell__code .highlight pre > code").is_visible()
    assert watched.page.locator(".bt-cell__output pre").inner_text().strip() == "3"
    assert watched.page.request.get(f"{address}notebooks/dot/dot.ipynb").ok
