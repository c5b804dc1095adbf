// Code is stepped by groups of lines; the drawing beside it shows what the lines define.
(function () {
  "use strict";
  var deck = window.Reveal;

  function current(code) {
    var shown = code.querySelectorAll(".bt-step.visible");
    return shown[shown.length - 1];
  }

  function bringOutLines(code, step) {
    code.classList.toggle("bt-code--stepped", Boolean(step));
    code.querySelectorAll(".line").forEach(function (line) {
      var number = Number(line.dataset.line);
      var on = step && number >= Number(step.dataset.from) && number <= Number(step.dataset.to);
      line.classList.toggle("bt-on", Boolean(on));
    });
    var first = code.querySelector(".bt-on");
    if (first) first.scrollIntoView({ block: "nearest" });
  }

  // A part's name is what stands before the bracket: z1 for z1[0,3].
  function bringOutParts(svg, step) {
    var parts = step && step.dataset.parts ? step.dataset.parts.split(" ") : [];
    svg.classList.toggle("bt-parted", parts.length > 0);
    svg.querySelectorAll("[data-id]").forEach(function (element) {
      var name = element.getAttribute("data-id").split("[")[0];
      element.classList.toggle("bt-on", parts.indexOf(name) >= 0);
    });
  }

  function step() {
    var slide = deck.getCurrentSlide();
    slide.querySelectorAll(".bt-code").forEach(function (code) {
      var now = window.bayestalk.reading() ? undefined : current(code);
      bringOutLines(code, now);
      slide.querySelectorAll("svg.bt-drawing").forEach(function (svg) {
        bringOutParts(svg, now);
      });
    });
  }

  ["ready", "slidechanged", "fragmentshown", "fragmenthidden"].forEach(function (name) {
    deck.on(name, step);
  });
  window.bayestalk.drawn.push(step);
})();
