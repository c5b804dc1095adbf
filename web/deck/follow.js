// A large code for this slide's address, for phones in the room.
(function () {
  "use strict";
  var deck = window.Reveal;
  var bayestalk = window.bayestalk;
  var dialog = document.getElementById("bt-follow");

  function show() {
    bayestalk.load("codes.js", function () {
      var found = bayestalk.codes[deck.getCurrentSlide().id];
      dialog.querySelector(".bt-follow__code").innerHTML = found.svg;
      dialog.querySelector(".bt-follow__address").textContent = found.address;
      bayestalk.dialogs.toggle("bt-follow");
    });
  }

  bayestalk.follow = show;
})();
