// A bright dot in place of the mouse, to point with; screen and speaker's view show the same spot.
(function () {
  "use strict";
  var deck = window.Reveal;
  var root = document.documentElement;
  var dot = document.querySelector(".bt-pointer");
  var others = window.BroadcastChannel && new BroadcastChannel("bayestalk " + location.pathname);
  var SPOTS = "svg.bt-drawing, h1, h2, p, li, pre, table";

  // The speaker's frames have other shapes than the screen, so a spot is told by what it lies on.
  function spots() {
    return Array.from(deck.getCurrentSlide().querySelectorAll(SPOTS));
  }

  function share(event) {
    var slide = deck.getCurrentSlide();
    if (!others || !slide) return;
    var said = { slide: slide.id, on: !dot.hidden };
    if (event) {
      var under = event.target.closest && event.target.closest(SPOTS);
      said.spot = under ? spots().indexOf(under) : -1;
      var box = (said.spot < 0 ? deck.getSlidesElement() : under).getBoundingClientRect();
      said.x = (event.clientX - box.left) / box.width;
      said.y = (event.clientY - box.top) / box.height;
    }
    others.postMessage(said);
  }

  function place(x, y) {
    dot.style.translate = x + "px " + y + "px";
  }

  function show(on) {
    dot.hidden = !on;
    root.classList.toggle("bt-pointing", on);
  }

  function move(event) {
    place(event.clientX, event.clientY);
    if (!dot.hidden) share(event);
  }

  function toggle() {
    show(dot.hidden);
    share();
  }

  function follow(event) {
    var said = event.data;
    var slide = deck.getCurrentSlide();
    if (!slide || said.slide !== slide.id) return;
    show(said.on);
    if (said.spot === undefined) return;
    var box = (spots()[said.spot] || deck.getSlidesElement()).getBoundingClientRect();
    place(box.left + said.x * box.width, box.top + said.y * box.height);
  }

  // followed all the time, so that the dot starts where the mouse is
  addEventListener("pointermove", move, { passive: true });
  if (others) others.onmessage = follow;
  window.bayestalk.pointer = toggle;
})();
