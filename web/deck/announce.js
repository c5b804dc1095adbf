// Screen readers hear where we are, in few words; the slide itself is there to be read.
(function () {
  "use strict";
  var deck = window.Reveal;
  var place = document.querySelector(".bt-status");

  function say(words) {
    place.textContent = words;
  }

  function slide() {
    var title = deck.getCurrentSlide().querySelector(".bt-slide__title").textContent;
    say("Slide " + (deck.getSlidePastCount() + 1) + " of " + deck.getTotalSlides() + ": " + title);
  }

  function fragment(event) {
    var words = event.fragments.map(function (element) {
      if (!element.dataset.from) return element.textContent.trim();
      return "Lines " + element.dataset.from + " to " + element.dataset.to;
    });
    say(words.join(" "));
  }

  deck.on("ready", function () {
    // The deck is a document to read, not an application: its keys are an addition. What
    // reveal.js would announce is every word of the slide, drawings and all.
    deck.getRevealElement().removeAttribute("role");
    document.querySelectorAll(".aria-status").forEach(function (status) {
      status.removeAttribute("aria-live");
      status.hidden = true;
    });
    slide();
  });
  deck.on("slidechanged", slide);
  deck.on("fragmentshown", fragment);
})();
