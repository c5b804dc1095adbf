// "From this… to this": two slides that follow each other and show the same cells are one
// picture. What changes in a cell changes before our eyes: a number sinks, its density grows.
(function () {
  "use strict";
  var deck = window.Reveal;
  var still = matchMedia("(prefers-reduced-motion: reduce)");
  var DRAWING = "svg.bt-drawing:not(.bt-drawing--narrow)";
  var SPREAD = 350; // ms from the first cell to the last
  var EACH = 350; // ms that one cell takes
  var running = [];

  function cells(slide) {
    var found = new Map();
    var svg = slide.querySelector(DRAWING);
    if (!svg) return found;
    svg.querySelectorAll('g[data-id*="["]').forEach(function (cell) {
      if (!cell.querySelector(":scope > rect")) return;
      // a matrix that is carried to the next row is shown twice
      var name = cell.getAttribute("data-id");
      found.set(found.has(name) ? name + " again" : name, cell);
    });
    return found;
  }

  function contents(cell) {
    return Array.from(cell.children).filter(function (part) {
      return part.tagName !== "rect" && !part.matches(".bt-ghost");
    });
  }

  function place(cell) {
    var rect = cell.querySelector(":scope > rect");
    return { x: Number(rect.getAttribute("x")), y: Number(rect.getAttribute("y")) };
  }

  function same(one, other) {
    if (!one.size || one.size !== other.size) return false;
    return Array.from(one.keys()).every(function (name) {
      return other.has(name);
    });
  }

  // What the cell held, laid over what it holds now.
  function ghost(from, to) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", "g");
    var before = place(from);
    var now = place(to);
    made.setAttribute("class", "bt-ghost");
    made.setAttribute("transform", "translate(" + (now.x - before.x) + " " + (now.y - before.y) + ")");
    contents(from).forEach(function (part) {
      var copy = part.cloneNode(true);
      copy.removeAttribute("id");
      made.append(copy);
    });
    to.append(made);
    return made;
  }

  function play(element, grows, out, delay) {
    var keys = [{ opacity: 0 }, { opacity: 1 }];
    if (grows && !still.matches) {
      keys[0].transform = "scaleY(0)";
      keys[1].transform = "scaleY(1)";
    }
    if (out) keys.reverse();
    element.classList.add("bt-morphs");
    var animation = element.animate(keys, {
      duration: EACH,
      delay: still.matches ? 0 : delay,
      easing: "ease-in-out",
      fill: "both"
    });
    running.push(animation);
    return animation.finished;
  }

  function end() {
    running.splice(0).forEach(function (animation) {
      animation.cancel();
    });
    document.querySelectorAll(".bt-ghost").forEach(function (left) {
      left.remove();
    });
  }

  function markup(parts) {
    return parts
      .map(function (part) {
        return part.outerHTML;
      })
      .join("");
  }

  function morph(before, after, svg) {
    var width = svg.viewBox.baseVal.width;
    var waits = [];
    after.forEach(function (cell, name) {
      var old = before.get(name);
      if (markup(contents(old)) === markup(contents(cell))) return;
      var delay = (place(cell).x / width) * SPREAD;
      var fresh = contents(cell);
      var gone = ghost(old, cell);
      Array.from(gone.children).forEach(function (part) {
        waits.push(play(part, part.tagName === "path", true, delay));
      });
      fresh.forEach(function (part) {
        waits.push(play(part, part.tagName === "path", false, delay));
      });
    });
    Promise.all(waits).then(end, function () {
      // cancelled: the next slide came first, and has tidied up
    });
  }

  deck.on("slidechanged", function (event) {
    end();
    var from = event.previousSlide;
    var to = event.currentSlide;
    if (!from || deck.isOverview() || window.bayestalk.reading()) return;
    if (from.nextElementSibling !== to && from.previousElementSibling !== to) return;
    var before = cells(from);
    var after = cells(to);
    if (same(before, after)) morph(before, after, to.querySelector(DRAWING));
  });
})();
