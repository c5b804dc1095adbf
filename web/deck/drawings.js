// Heavy drawings come after the first view, in a script, since a page opened from disk may load
// nothing else. A phone loads the narrow drawings in their place.
(function () {
  "use strict";
  var deck = window.Reveal;
  var bayestalk = window.bayestalk;
  var asked = {};
  var LATER = 2500;

  // Loads a script once, and says when it is there.
  function load(file, then) {
    if (!asked[file]) {
      asked[file] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = file;
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        document.body.append(script);
      });
    }
    return asked[file].then(then);
  }

  function draw(kind, drawings) {
    document.querySelectorAll("svg[data-" + kind + "]").forEach(function (svg) {
      svg.innerHTML = drawings[svg.dataset[kind]];
      svg.removeAttribute("data-" + kind);
    });
    bayestalk.drawn.forEach(function (told) {
      told();
    });
  }

  function bringNarrow() {
    load("narrow.js", function () {
      draw("narrow", bayestalk.narrow);
    });
  }

  function bringWide() {
    load("figures.js", function () {
      draw("apart", bayestalk.figures);
    });
  }

  function bring() {
    if (!bayestalk.reading()) return bringWide();
    bringNarrow();
    // a drawing beside words is narrow anyhow, and comes with the wide ones
    if (deck.getCurrentSlide().querySelector("svg[data-apart]:not(.bt-drawing--wide)")) bringWide();
  }

  function moved(event) {
    var waiting = deck.getCurrentSlide().querySelector("svg[data-apart], svg[data-narrow]");
    if (deck.isPrintView() || waiting || event.type !== "ready") bring();
    else setTimeout(bring, LATER);
  }

  bayestalk.load = load;
  bayestalk.drawn = [];
  deck.on("ready", moved);
  deck.on("slidechanged", moved);
  deck.on("overviewshown", bring);
  addEventListener("resize", function () {
    if (deck.isReady()) bring();
  });
})();
