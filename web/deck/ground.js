// On a dark slide what stands around it is light, whatever the scheme.
(function () {
  "use strict";
  var deck = window.Reveal;

  function match() {
    var dark = deck.getCurrentSlide().classList.contains("bt-dark");
    document
      .querySelectorAll(".bt-tools, .reveal > :is(.slide-number, .controls, .progress)")
      .forEach(function (element) {
        element.classList.toggle("bt-dark", dark);
      });
  }

  deck.on("ready", match);
  deck.on("slidechanged", match);
})();
