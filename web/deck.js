// Starts the deck: reveal.js with our settings, its place kept, code stepped by groups of lines.
(function () {
  "use strict";
  var deck = window.Reveal;
  var root = document.documentElement;

  function keepPlace() {
    // reveal.js waits up to a second before it writes the address; a clicker's F5 does not.
    var slide = deck.getCurrentSlide();
    if (!slide || !slide.id || deck.isPrintView()) return;
    var fragment = deck.getIndices().f;
    var hash = "#/" + slide.id + (fragment >= 0 ? "/" + fragment : "");
    if (location.hash !== hash) history.replaceState(null, "", hash);
  }

  function stepCode(slide) {
    slide.querySelectorAll(".bt-code").forEach(function (code) {
      var shown = code.querySelectorAll(".bt-step.visible");
      var step = shown[shown.length - 1];
      code.classList.toggle("bt-code--stepped", Boolean(step));
      code.querySelectorAll(".line").forEach(function (line) {
        var number = Number(line.dataset.line);
        var on = step && number >= Number(step.dataset.from) && number <= Number(step.dataset.to);
        line.classList.toggle("bt-on", Boolean(on));
      });
      var first = code.querySelector(".bt-on");
      if (first) first.scrollIntoView({ block: "nearest" });
    });
  }

  // Heavy drawings come after the first view, in a script, since a page opened from disk may
  // load nothing else.
  var asked = false;

  function draw() {
    document.querySelectorAll("svg[data-apart]").forEach(function (svg) {
      svg.innerHTML = window.bayestalkFigures[svg.dataset.apart];
      svg.removeAttribute("data-apart");
    });
  }

  function fetchDrawings() {
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = "figures.js";
    script.addEventListener("load", draw);
    document.body.append(script);
  }

  function moved(event) {
    keepPlace();
    stepCode(deck.getCurrentSlide());
    var waiting = deck.isPrintView() || deck.getCurrentSlide().querySelector("svg[data-apart]");
    if (waiting || event.type !== "ready") fetchDrawings();
    else setTimeout(fetchDrawings, 2500);
  }

  function turnScheme() {
    var next = root.getAttribute("data-scheme") === "dark" ? "light" : "dark";
    root.setAttribute("data-scheme", next);
    try {
      localStorage.setItem("bayestalk.scheme", next);
    } catch (error) {
      // storage is refused; the choice lasts until the page is left
    }
  }

  ["ready", "slidechanged", "fragmentshown", "fragmenthidden"].forEach(function (name) {
    deck.on(name, moved);
  });
  addEventListener("pagehide", keepPlace);

  deck.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 10,
    center: false,
    display: "flex",
    hash: true,
    fragmentInURL: true,
    respondToHashChanges: true,
    slideNumber: "c/t",
    controls: true,
    controlsTutorial: false,
    progress: true,
    transition: "none",
    backgroundTransition: "none",
    autoAnimate: false,
    viewDistance: 2,
    scrollActivationWidth: null,
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    plugins: [window.RevealNotes, window.RevealSearch, window.RevealZoom].filter(Boolean)
  }).then(function () {
    // The deck is a document to read, not an application: its keys are an addition.
    deck.getRevealElement().removeAttribute("role");
    root.classList.add("bt-ready");
  });

  deck.addKeyBinding({ keyCode: 84, key: "T", description: "Light or dark" }, turnScheme);
})();
