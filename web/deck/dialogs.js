// Windows over the deck: one at a time, closed by Esc, by a click beside them, or by moving on.
(function () {
  "use strict";
  var deck = window.Reveal;

  function opened() {
    return document.querySelector("dialog[open]");
  }

  function close() {
    var dialog = opened();
    if (dialog) dialog.close();
  }

  function toggle(id) {
    var dialog = document.getElementById(id);
    var was = dialog.open;
    close();
    if (was) return false;
    dialog.showModal();
    return true;
  }

  document.querySelectorAll("dialog").forEach(function (dialog) {
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("keydown", function (event) {
      // what is typed here is not for the deck; a clicker's keys are, wherever they are pressed
      if (!/^(PageUp|PageDown|F5|\.)$/.test(event.key) || event.target.matches("input")) {
        event.stopPropagation();
      }
    });
  });
  ["slidechanged", "fragmentshown", "fragmenthidden", "paused"].forEach(function (name) {
    deck.on(name, close);
  });
  window.bayestalk.dialogs = { toggle: toggle, close: close };
})();
