"""The deck in any hand: clicker, keyboard, mouse and touch."""

import random

import pytest
from playwright.sync_api import Page

from conftest import FULL

from .conftest import Watched
from .overflow import READY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PRESSES = 500 if FULL else 100
AT = "() => window.Reveal.getCurrentSlide().id"
STATE = "() => [window.Reveal.getCurrentSlide().id, window.Reveal.getIndices().f ?? null]"
RELOADING = f"""
addEventListener("keydown", () => {{
  // the deck's own listeners come first: here the key has done its work; nothing else gets a turn
  const pressed = performance.now();
  const until = pressed + 30 * Math.random();
  while (performance.now() < until);
  const left = {{ state: ({STATE})(), after: performance.now() - pressed }};
  sessionStorage.setItem("left", JSON.stringify(left));
  window.stale = true;
  location.reload();
}});
"""
LEFT = "() => JSON.parse(sessionStorage.getItem('left'))"
FRESH = "() => !window.stale && window.Reveal && window.Reveal.isReady()"


@pytest.fixture
def page(watched: Watched, address: str) -> Page:
    """The deck at its first slide."""
    watched.page.goto(f"{address}slides/index.html")
    watched.page.wait_for_function(READY)
    return watched.page


def test_a_reload_at_any_instant_keeps_the_place(page: Page, watched: Watched) -> None:
    """Of many random clicker keys, each followed by a reload at once, none loses its place."""
    page.add_init_script(RELOADING)
    page.reload()
    page.wait_for_function(FRESH)
    chance = random.Random(6)
    keys = chance.choices(["PageDown", "PageUp", ".", "Escape"], [70, 22, 4, 4], k=PRESSES)
    lost, waited = [], []
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_function(FRESH)
        left, now = page.evaluate(LEFT), page.evaluate(STATE)
        waited.append(left["after"])
        if now != left["state"]:
            lost.append((key, left["state"], now))
    assert lost == []
    assert len(waited) == PRESSES
    print(
        f"reloads after {sorted(waited)[PRESSES // 2]:.0f} ms (median), {max(waited):.0f} at most"
    )
    assert sorted(waited)[PRESSES * 9 // 10] < 50
    # what was still loading when the page was left is no fault
    assert [one for one in watched.complaints if not one.startswith("failed: ")] == []


def test_clicker_keys_go_on_and_back(page: Page) -> None:
    """Page Down and Page Up turn slides; a blank screen comes back before the talk goes on."""
    page.keyboard.press("PageDown")
    assert page.evaluate(AT) == "follow-along"
    page.keyboard.press(".")
    assert page.evaluate("() => window.Reveal.isPaused()")
    page.keyboard.press("PageDown")
    assert not page.evaluate("() => window.Reveal.isPaused()")
    assert page.evaluate(AT) == "follow-along"
    page.keyboard.press("PageUp")
    assert page.evaluate(AT) == "title"
    page.keyboard.press("Escape")
    assert page.evaluate("() => window.Reveal.isOverview()")
    page.keyboard.press("Escape")
    assert not page.evaluate("() => window.Reveal.isOverview()")


def test_a_number_jumps_to_its_slide(page: Page) -> None:
    """G, a number and Enter go to a slide."""
    page.keyboard.press("g")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.Reveal.getSlidePastCount()") == 11


def test_the_menu_finds_a_slide(page: Page, watched: Watched) -> None:
    """M opens a list by title; a word from a slide's notes narrows it; Enter goes there."""
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Slides")
    assert dialog.is_visible()
    assert dialog.get_by_role("link").count() == page.evaluate("window.Reveal.getTotalSlides()")
    page.keyboard.type("thermometers")
    found = dialog.get_by_role("link")
    assert 0 < found.count() < 10
    first = found.first.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert dialog.is_hidden()
    assert f"#/{page.evaluate(AT)}" == first
    page.get_by_role("button", name="Menu").click()
    dialog.get_by_role("searchbox").fill("treeline sigmoid")
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert not page.evaluate("() => window.Reveal.isOverview()")
    assert watched.complaints == []


def test_a_slide_is_handed_to_phones(page: Page, address: str, watched: Watched) -> None:
    """Q shows this slide's own code, large; the next click takes it away and goes on."""
    page.goto(f"{address}slides/index.html#/deep-matrices")
    page.wait_for_function(READY)
    page.keyboard.press("q")
    dialog = page.get_by_role("dialog", name="This slide on your phone")
    dialog.wait_for()
    assert dialog.locator("p").inner_text().endswith("/slides/#/deep-matrices")
    box = dialog.locator("svg").bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 500
    page.keyboard.press("PageDown")
    assert dialog.is_hidden()
    assert page.evaluate(AT) == "deep-diagram"
    assert watched.complaints == []


def test_the_scheme_is_turned_and_remembered(page: Page) -> None:
    """T turns light to dark at once, and a reload keeps it."""
    scheme = "() => document.documentElement.dataset.scheme"
    before = page.evaluate(scheme)
    page.keyboard.press("t")
    after = page.evaluate(scheme)
    assert after != before
    page.reload()
    page.wait_for_function(READY)
    assert page.evaluate(scheme) == after


def test_the_pointer_follows_the_mouse(page: Page) -> None:
    """X puts a bright dot where the mouse is, and takes it away again."""
    dot = page.locator(".bt-pointer")
    page.mouse.move(300, 200)
    assert dot.is_hidden()
    page.keyboard.press("x")
    page.mouse.move(640, 400)
    box = dot.bounding_box()
    assert box
    assert abs(box["x"] + box["width"] / 2 - 640) < 2
    assert abs(box["y"] + box["height"] / 2 - 400) < 2
    page.keyboard.press("x")
    assert dot.is_hidden()


def test_help_is_asked_for_by_its_sign(page: Page) -> None:
    """A question mark lists the keys in plain words, and Esc closes the list only."""
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert dialog.is_visible()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert not page.evaluate("() => window.Reveal.isOverview()")


def test_a_finger_turns_slides(watched: Watched, address: str) -> None:
    """A swipe to the left goes on, one to the right back, on a tablet and on a phone."""
    browser = watched.page.context.browser
    assert browser
    for size in ({"width": 1024, "height": 768}, {"width": 390, "height": 844}):
        context = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto(f"{address}slides/index.html#/goals")
        page.wait_for_function(READY)
        page.evaluate("() => window.Reveal.configure({ fragments: false })")
        wire = context.new_cdp_session(page)
        for start, end, at in ((300, 80, "take-home-1"), (80, 300, "goals")):
            for kind, x in (("Start", start), ("Move", (start + end) // 2), ("Move", end)):
                points = [{"x": x, "y": 400}]
                wire.send(
                    "Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points}
                )
            wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            assert page.evaluate(AT) == at
        context.close()


def test_a_number_becomes_its_density_before_our_eyes(page: Page, address: str) -> None:
    """From this to this is one picture whose cells change; under reduced motion they fade."""
    moving = "() => document.getAnimations().filter(one => one.effect.target.closest('svg'))"
    scaled = f"({moving})().some(one => one.effect.getKeyframes().some(key => key.transform))"
    for motion in ("no-preference", "reduce"):
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        page.goto(f"{address}slides/index.html?{motion}#/bayes-deep-from")
        page.wait_for_function(READY)
        page.wait_for_function("() => document.querySelectorAll('#bayes-deep-to g').length > 9")
        page.keyboard.press("PageDown")
        assert page.evaluate(f"({moving})().length") > 20
        assert page.evaluate(scaled) == (motion == "no-preference")
        page.wait_for_function(f"() => ({moving})().length === 0")
        assert page.locator(".bt-ghost").count() == 0
        page.keyboard.press("PageUp")
        assert page.evaluate(f"({moving})().length") > 20
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        assert page.locator(".bt-ghost").count() == 0


def test_code_stands_beside_what_it_defines(page: Page, address: str) -> None:
    """Each step brings out lines and the part of the network that they define."""
    page.goto(f"{address}slides/index.html#/cover-code")
    page.wait_for_function(READY)
    page.wait_for_function("() => document.querySelector('#cover-code [data-id=w1]')")
    on = (
        "() => [...new Set([...document.querySelectorAll('#cover-code svg > [data-id].bt-on')]"
        ".map(one => one.getAttribute('data-id').split('[')[0]))].sort()"
    )
    assert page.evaluate(on) == []
    seen = []
    for _ in range(5):
        page.keyboard.press("PageDown")
        seen.append(page.evaluate(on))
    assert page.evaluate(AT) == "cover-code"
    assert seen[1] == ["w1", "x", "z1"]
    assert seen[2] == ["w2", "z1", "z2"]
    assert seen[3] == ["w3", "y", "z2"]
