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

  function moved() {
    keepPlace();
    stepCode(deck.getCurrentSlide());
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
