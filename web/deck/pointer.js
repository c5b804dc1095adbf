// A bright dot in place of the mouse, to point with.
(function () {
  "use strict";
  var dot = document.querySelector(".bt-pointer");

  function move(event) {
    dot.style.translate = event.clientX + "px " + event.clientY + "px";
  }

  function toggle() {
    dot.hidden = !dot.hidden;
    document.documentElement.classList.toggle("bt-pointing", !dot.hidden);
  }

  // followed all the time, so that the dot starts where the mouse is
  addEventListener("pointermove", move, { passive: true });
  window.bayestalk.pointer = toggle;
})();
