// Heavy drawings come after the first view, in a script, since a page opened from disk may load
// nothing else. A phone loads the narrow drawings in their place. Only slides near the present
// one hold theirs: reveal.js looks through the whole deck at each step, and would get slow.
(function () {
  "use strict";
  var deck = window.Reveal;
  var bayestalk = window.bayestalk;
  var asked = {};
  var loaded = {};
  var LATER = 2500;
  var SOON = 50;
  var NEAR = 2;

  // Loads a script once, and does something when it is there; at once where it is already.
  function load(file, then) {
    if (loaded[file]) return then();
    if (!asked[file]) {
      asked[file] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = file;
        script.addEventListener("load", function () {
          loaded[file] = true;
          resolve();
        });
        script.addEventListener("error", reject);
        document.body.append(script);
      });
    }
    asked[file].then(then, function () {
      // the network went away; the slide is shown without its drawing
    });
  }

  function waiting(slide) {
    return Array.from(slide.querySelectorAll(wanted())).filter(function (svg) {
      return !svg.firstChild;
    });
  }

  function wanted() {
    // a drawing beside words is narrow anyhow, and comes with the wide ones
    if (bayestalk.reading()) return "svg[data-narrow], svg[data-apart]:not(.bt-drawing--wide)";
    return "svg[data-apart]";
  }

  function fill(slide) {
    waiting(slide).forEach(function (svg) {
      var narrow = svg.dataset.narrow;
      load(narrow ? "narrow.js" : "figures.js", function () {
        if (svg.firstChild) return;
        svg.innerHTML = narrow ? bayestalk.narrow[narrow] : bayestalk.figures[svg.dataset.apart];
        if (slide === deck.getCurrentSlide()) bayestalk.drawn.forEach(tell);
      });
    });
  }

  function tell(told) {
    told();
  }

  function empty(slide) {
    slide.querySelectorAll("svg[data-apart], svg[data-narrow]").forEach(function (svg) {
      svg.replaceChildren();
    });
  }

  function all() {
    return deck.isPrintView() || deck.isOverview();
  }

  function around() {
    var here = deck.getIndices().h;
    deck.getSlides().forEach(function (slide, at) {
      if (all() || Math.abs(at - here) < NEAR) fill(slide);
      else empty(slide);
    });
  }

  function whenIdle() {
    if (window.requestIdleCallback) requestIdleCallback(around, { timeout: LATER });
    else around();
  }

  var later;
  function moved(event) {
    clearTimeout(later);
    if (all()) return around();
    fill(deck.getCurrentSlide());
    later = setTimeout(whenIdle, event && event.type === "ready" ? LATER : SOON);
  }

  bayestalk.load = load;
  bayestalk.drawn = [];
  ["ready", "slidechanged", "overviewshown", "overviewhidden"].forEach(function (name) {
    deck.on(name, moved);
  });
  addEventListener("resize", function () {
    // reveal.js tells of its first layout, too, before there is a slide to be on
    if (deck.isReady() && deck.getCurrentSlide()) moved();
  });
})();
