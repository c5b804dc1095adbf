// What a speaker's keys and buttons do, beyond what reveal.js gives them.
(function () {
  "use strict";
  var deck = window.Reveal;
  var bayestalk = window.bayestalk;
  var root = document.documentElement;
  var ON = [32, 33, 34, 37, 38, 39, 40, 78, 80]; // keys that move: space, Page keys, arrows, N, P
  var F1 = 112;

  function scheme() {
    var next = root.getAttribute("data-scheme") === "dark" ? "light" : "dark";
    root.setAttribute("data-scheme", next);
    try {
      localStorage.setItem("bayestalk.scheme", next);
    } catch (error) {
      // storage is refused; the choice lasts until the page is left
    }
  }

  function help() {
    bayestalk.dialogs.toggle("bt-help");
  }

  function overview() {
    bayestalk.dialogs.close();
    deck.toggleOverview();
  }

  function speaker() {
    bayestalk.dialogs.close();
    deck.getPlugin("notes").open();
  }

  var actions = {
    menu: bayestalk.menu,
    follow: bayestalk.follow,
    scheme: scheme,
    pointer: bayestalk.pointer,
    help: help,
    overview: overview,
    speaker: speaker,
    next: function () {
      deck.next();
    },
    previous: function () {
      deck.prev();
    }
  };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-does]");
    if (button) actions[button.dataset.does]();
  });

  // reveal.js takes keys once it has been told to start
  bayestalk.bind = function () {
    deck.addKeyBinding(77, bayestalk.menu); // M
    deck.addKeyBinding(81, bayestalk.follow); // Q
    deck.addKeyBinding(84, scheme); // T
    deck.addKeyBinding(88, bayestalk.pointer); // X
    deck.addKeyBinding(F1, help);
  };

  // Whoever moves on while the screen is blank wants the slide back first.
  bayestalk.condition = function (event) {
    var wakes = deck.isPaused() && ON.indexOf(event.keyCode) >= 0;
    if (wakes) deck.togglePause(false);
    // asked for by the sign itself, since it has another key on each keyboard
    var typed = event.target && event.target.matches && event.target.matches("input");
    var asks = event.key === "?" && !typed;
    if (asks) help();
    return !wakes && !asks;
  };
})();
