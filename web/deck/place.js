// The place in the talk, written into the address at once: a clicker's F5 loses nothing.
(function () {
  "use strict";
  var deck = window.Reveal;

  function keep() {
    // reveal.js would wait up to a second before it writes the address
    var slide = deck.getCurrentSlide();
    if (!slide || !slide.id || deck.isPrintView()) return;
    var fragment = deck.getIndices().f;
    var hash = "#/" + slide.id + (fragment >= 0 ? "/" + fragment : "");
    if (location.hash !== hash) history.replaceState(null, "", hash);
  }

  ["ready", "slidechanged", "fragmentshown", "fragmenthidden"].forEach(function (name) {
    deck.on(name, keep);
  });
  addEventListener("pagehide", keep);
})();
