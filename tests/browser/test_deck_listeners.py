"""The deck for every listener: screen readers, keyboards, still pictures, large letters."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import FULL, ROOT

from .conftest import SIZES, Origin, Watched, at_home, isolated
from .overflow import READY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WALK = """
async tags => {
  const AROUND = ["section.present", ".bt-tools", ".reveal > .controls", ".reveal > .slide-number"];
  const deck = window.Reveal;
  const found = {};
  let states = 0;
  const bare = [];
  const steps = slide => document.documentElement.classList.contains("bt-reading") ? 0 : new Set(
    [...slide.querySelectorAll(".fragment")].map(one => one.dataset.fragmentIndex)
  ).size;
  for (let at = 0; at < deck.getTotalSlides(); at += 1) {
    const slide = deck.getSlides()[at];
    for (let step = -1; step < steps(slide); step += 1) {
      deck.slide(at, 0, step);
      const shown = [...slide.querySelectorAll("svg:is([data-apart], [data-narrow])")].filter(
        svg => getComputedStyle(svg).display !== "none"
      );
      const end = performance.now() + 5000;
      while (performance.now() < end && !shown.every(svg => svg.firstChild)) {
        await new Promise(done => setTimeout(done, 20));
      }
      bare.push(...shown.filter(svg => !svg.firstChild).map(svg => `${slide.id}: ${svg.id}`));
      states += 1;
      const { violations } = await axe.run({ include: AROUND }, {
        runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], elementRef: false,
        preload: location.protocol !== "file:", // what axe asks for itself, a disk refuses
        rules: { "target-size": { enabled: true } }
      });
      if (violations.length) {
        found[`${slide.id}/${step}`] = violations.map(
          one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]
        );
      }
    }
  }
  return { found, states, bare };
}
"""


def with_axe(page: Page, address: str) -> Page:
    """The deck with axe in it, without movement, all its drawings there."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    page.wait_for_function(READY)
    page.add_script_tag(path=AXE)
    return page


def cases() -> list[tuple[str, str, tuple[int, int]]]:
    """From where, in which scheme and at which size; all of them take a quarter of an hour."""
    if FULL:
        return [
            (where, scheme, size)
            for where in ("served", "from disk")
            for size in SIZES
            for scheme in ("light", "dark")
        ]
    some = [("light", (1280, 720)), ("dark", (1280, 720)), ("light", (390, 844))]
    return [("served", scheme, size) for scheme, size in some]


@pytest.mark.parametrize(
    ("origin", "scheme", "size"),
    cases(),
    indirect=["origin"],
    ids=[f"{where}-{scheme}-{size[0]}x{size[1]}" for where, scheme, size in cases()],
)
def test_axe_finds_nothing(
    watched: Watched, origin: Origin, scheme: str, size: tuple[int, int]
) -> None:
    """No slide at any step breaks a rule of WCAG 2.2 AA that a machine can check."""
    isolated(watched, origin)
    page = watched.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page = with_axe(page, origin(""))
    page.evaluate("scheme => document.documentElement.setAttribute('data-scheme', scheme)", scheme)
    found = page.evaluate(WALK, TAGS)
    assert found["states"] >= 56
    assert found["bare"] == []
    assert found["found"] == {}
    assert watched.complaints == []
    assert at_home(watched, origin) == []


def test_axe_finds_nothing_on_paper(watched: Watched, address: str) -> None:
    """The deck as it is laid out for print breaks no such rule."""
    page = watched.page
    page.goto(f"{address}slides/index.html?view=print")
    page.wait_for_function("() => document.querySelectorAll('.pdf-page').length")
    page.wait_for_function(
        "() => [...document.querySelectorAll('svg[data-apart]')].every(svg => svg.firstChild)",
        timeout=60_000,
    )
    page.emulate_media(media="print")
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "async tags => (await axe.run('.reveal .slides', { runOnly: tags })).violations"
        ".map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))])",
        TAGS,
    )
    assert found == []


@pytest.mark.parametrize("key", ["m", "q", "?"])
def test_axe_finds_nothing_in_windows(watched: Watched, address: str, key: str) -> None:
    """The menu, the code for phones and the list of keys break no such rule either."""
    page = with_axe(watched.page, f"{address}slides/index.html#/deep-matrices")
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    found = page.evaluate(
        "async tags => (await axe.run(document, { runOnly: tags })).violations"
        ".map(one => [one.id, one.nodes.map(node => node.html)])",
        TAGS,
    )
    assert found == []


def test_where_we_are_is_said(watched: Watched, address: str) -> None:
    """A live region names each slide and its number, and each step's words; no more than that."""
    page = watched.page
    page.goto(f"{address}slides/index.html#/complaint")
    page.wait_for_function(READY)
    said = page.get_by_role("status").filter(visible=True)
    total = page.evaluate("window.Reveal.getTotalSlides()")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert page.locator(".bt-status").inner_text() == f"Slide 5 of {total}: My (Modest) Goals"
    page.keyboard.press("PageDown")
    assert page.locator(".bt-status").inner_text() == "Demystify Deep Learning"
    assert said.count() <= 1
    assert page.locator(".aria-status[aria-live]").count() == 0
    assert page.locator('[role="application"]').count() == 0


def test_the_keyboard_meets_only_what_is_seen(watched: Watched, address: str) -> None:
    """Tab reaches the present slide's links and the deck's buttons, and nothing off the screen."""
    page = watched.page
    page.goto(f"{address}slides/index.html#/resources")
    page.wait_for_function(READY)
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "() => { const e = document.activeElement, b = e.getBoundingClientRect();"
            " const s = e.closest('section'); return [e.tagName, s ? s.id : '',"
            " b.right > 0 && b.bottom > 0 && b.left < innerWidth && b.top < innerHeight]; }"
        )
        if where[0] == "BODY":
            break
        seen.append(where)
    assert {place for _, place, _ in seen} <= {"", "resources"}
    assert "resources" in {place for _, place, _ in seen}
    assert all(inside for _, _, inside in seen)


def test_motion_is_stilled(watched: Watched, address: str) -> None:
    """Where reduced motion is asked for, no step or slide moves anything."""
    page = watched.page
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(
        "window.moved = []; for (const kind of ['transitionrun', 'animationstart'])"
        " document.addEventListener(kind, e => window.moved.push("
        "[e.target.outerHTML.slice(0, 60), e.pseudoElement, e.propertyName]), true)"
    )
    page.goto(f"{address}slides/index.html#/goals")
    page.wait_for_function(READY)
    for key in ("PageDown", "PageDown", "PageUp", "Escape", "Escape", "End"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    assert page.evaluate("() => window.moved") == []


def test_pages_may_be_enlarged(built_site: Path) -> None:
    """Nothing forbids a reader to zoom."""
    html = (built_site / "slides" / "index.html").read_text(encoding="utf-8")
    assert "user-scalable" not in html
    assert "maximum-scale" not in html


def test_words_stand_out(watched: Watched, address: str) -> None:
    """Words on slides have seven to one against their ground, in both schemes."""
    page = watched.page
    page.goto(f"{address}slides/index.html")
    page.wait_for_function(READY)
    contrast = """
    scheme => {
      document.documentElement.setAttribute("data-scheme", scheme);
      const deck = window.Reveal;
      const light = rgb => rgb.map(part => {
        const s = part / 255;
        return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
      }).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
      const numbers = text => text.match(/[\\d.]+/g).map(Number);
      const found = {};
      for (const slide of deck.getSlides()) {
        deck.slide(deck.getIndices(slide).h, 0, 99);
        for (const element of slide.querySelectorAll("h1, h2, p, li, td, th, a, strong, code *")) {
          if (element.closest("aside, .bt-dark") || !element.textContent.trim()) continue;
          let ground = element;
          const clear = one => numbers(getComputedStyle(one).backgroundColor)[3] === 0;
          while (ground !== document.body && clear(ground)) ground = ground.parentElement;
          const [a, b] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor]
            .map(one => light(numbers(one).slice(0, 3))).sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 7) found[`${slide.id} ${element.className || element.tagName}`] = ratio;
        }
      }
      return found;
    }
    """
    assert page.evaluate(contrast, "light") == {}
    assert page.evaluate(contrast, "dark") == {}
