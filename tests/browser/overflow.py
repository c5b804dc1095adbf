"""What sticks out of a slide, measured in the page: one call walks every slide and fragment."""

from typing import Any

from playwright.sync_api import Page

READY = "() => window.Reveal && window.Reveal.isReady()"

MEASURE = """
() => {
  const near = 1.01; // a hair's breadth: sizes are rounded to device pixels
  const deck = window.Reveal;
  const reading = document.documentElement.classList.contains("bt-reading");

  function visible(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  function name(element) {
    const kind = element.getAttribute("class") || element.getAttribute("data-id") || "";
    const words = element.textContent.trim().replace(/\\s+/g, " ").slice(0, 30);
    return `${element.tagName.toLowerCase()}.${kind} "${words}"`;
  }

  function outside(inner, outer) {
    return Math.max(
      outer.left - inner.left, inner.right - outer.right,
      reading ? 0 : outer.top - inner.top, reading ? 0 : inner.bottom - outer.bottom
    );
  }

  function scrolls(element) {
    const style = getComputedStyle(element);
    const wide = style.overflowX !== "visible" ? element.scrollWidth - element.clientWidth : 0;
    const high = style.overflowY !== "visible" ? element.scrollHeight - element.clientHeight : 0;
    return reading ? wide : Math.max(wide, high);
  }

  // what is drawn: boxes of HTML, words and top-level parts of drawings
  function drawn(slide) {
    return slide.querySelectorAll(
      ":scope > *:not(aside), .bt-slide__body *:not(svg *):not(math *), math, " +
      "svg > *:not([clip-path]), svg text"
    );
  }

  function measure(slide) {
    const wrong = [];
    const frame = slide.getBoundingClientRect();
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const used = Math.max(frame.width / innerWidth, frame.height / innerHeight);
    if (used < 0.95) wrong.push(`uses ${Math.round(100 * used)} % of the screen`);
    if (outside(frame, screen) > near) wrong.push("the slide leaves the screen");
    const foot = slide.querySelector(".bt-slide__foot").getBoundingClientRect();
    const room = { left: frame.left, top: frame.top, right: frame.right, bottom: foot.top };
    const empty = [...slide.querySelectorAll("svg.bt-drawing")].filter(
      svg => visible(svg) && !svg.firstChild
    );
    if (empty.length) wrong.push("a drawing is missing");
    for (const element of drawn(slide)) {
      if (!visible(element) || element.tagName === "title") continue;
      const box = element.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      const inside = element.closest(".bt-slide__body") ? room : frame;
      const far = outside(box, inside);
      if (far > near) wrong.push(`${name(element)} sticks out by ${far.toFixed(1)} px`);
      if (!(element instanceof SVGElement) && scrolls(element) > near) {
        wrong.push(`${name(element)} hides ${scrolls(element)} px`);
      }
    }
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) {
      wrong.push("the page scrolls");
    }
    return wrong;
  }

  const found = {};
  let states = 0;
  deck.slide(0, 0, -1);
  for (let at = 0; at < deck.getTotalSlides(); at += 1) {
    const slide = deck.getSlides()[at];
    const steps = reading ? 0 : new Set(
      [...slide.querySelectorAll(".fragment")].map(one => one.dataset.fragmentIndex)
    ).size;
    for (let step = -1; step < steps; step += 1) {
      deck.slide(at, 0, step);
      states += 1;
      const wrong = measure(slide);
      if (wrong.length) found[`${slide.id}/${step}`] = wrong.slice(0, 5);
    }
  }
  return { found, states };
}
"""


def measured(page: Page) -> dict[str, Any]:
    """What is wrong on each slide at each step, and how many there were."""
    return dict(page.evaluate(MEASURE))


def opened(page: Page, address: str) -> Page:
    """The deck with every drawing at hand: a slide has its own as soon as it is shown."""
    page.goto(address)
    page.wait_for_function(READY)
    for name in ("figures.js", "narrow.js"):
        page.evaluate("name => new Promise(done => window.bayestalk.load(name, done))", name)
    return page


PRINTED = """
() => {
  const near = 1.01;
  const found = {};
  const pages = [...document.querySelectorAll(".pdf-page")];
  for (const page of pages) {
    const slide = page.querySelector("section");
    const wrong = [];
    const frame = page.getBoundingClientRect();
    for (const element of slide.querySelectorAll(
      ":scope > *:not(aside), .bt-slide__body *:not(svg *):not(math *), math, " +
      "svg > *:not([clip-path]), svg text"
    )) {
      if (!element.checkVisibility() || element.tagName === "title") continue;
      const box = element.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      const far = Math.max(
        frame.left - box.left, box.right - frame.right, frame.top - box.top,
        box.bottom - frame.bottom
      );
      if (far > near) wrong.push(`${element.tagName} sticks out by ${far.toFixed(1)} px`);
    }
    for (const step of slide.querySelectorAll(".fragment:not(.bt-step)")) {
      if (getComputedStyle(step).opacity !== "1") wrong.push(`${step.textContent} is hidden`);
    }
    if (wrong.length) found[slide.id] = wrong.slice(0, 5);
  }
  return { found, pages: pages.length };
}
"""

LEGIBILITY = """
() => {
  const found = {};
  const deck = window.Reveal;
  for (const slide of deck.getSlides()) {
    const at = deck.getIndices(slide);
    deck.slide(at.h, 0);
    let words = Infinity;
    let drawn = Infinity;
    for (const element of slide.querySelectorAll("h1, h2, p, li, td, th, code, svg text")) {
      if (!element.checkVisibility() || !element.textContent.trim()) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      const svg = element.closest("svg");
      if (!svg) words = Math.min(words, size);
      else if (size) drawn = Math.min(drawn, size * svg.getScreenCTM().a);
    }
    found[slide.id] = { words, drawn };
  }
  return found;
}
"""


def resized(page: Page, width: int, height: int) -> None:
    """Give the deck another screen, and wait until it has taken its shape."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "size => innerWidth === size[0] && innerHeight === size[1]", arg=[width, height]
    )
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def printed(page: Page) -> dict[str, Any]:
    """What is wrong on each printed page, and how many pages there are."""
    return dict(page.evaluate(PRINTED))


def legibility(page: Page) -> dict[str, dict[str, float]]:
    """Pixels of the smallest words, and of the smallest words in a drawing, on each slide."""
    sizes: dict[str, dict[str, float | None]] = page.evaluate(LEGIBILITY)
    return {
        slide: {kind: float("inf") if size is None else size for kind, size in found.items()}
        for slide, found in sizes.items()
    }
