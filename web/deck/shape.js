// The slide's shape follows the screen's: 1280 wide and 720 to 960 high, so that a projector of
// 4:3 is filled as well as one of 16:9. On a phone held upright the slide is a page to read.
(function () {
  "use strict";
  var bayestalk = (window.bayestalk = window.bayestalk || {});
  var root = document.documentElement;
  var WIDTH = 1280;
  var HEIGHT = 720;
  var TALLEST = 960;
  var upright = matchMedia("(max-width: 640px) and (orientation: portrait)");
  // the speaker's view shows slides in small frames, and paper has a shape of its own
  var receiver = /[?&]receiver/.test(location.search);
  var printed = /[?&](view=print|print-pdf)/.test(location.search);

  function reading() {
    return upright.matches && !receiver && !printed;
  }

  function shape() {
    if (printed) return { width: WIDTH, height: HEIGHT, disableLayout: false };
    // reveal.js rounds the scale to hundredths, up or down; rounded down here, nothing sticks out
    var scale = Math.floor(Math.min(innerWidth / WIDTH, innerHeight / HEIGHT) * 100) / 100;
    scale = Math.max(scale, 0.01);
    return {
      width: Math.min(innerWidth / scale, WIDTH * 1.02),
      height: Math.min(innerHeight / scale, TALLEST),
      disableLayout: reading(),
      overview: !reading(),
      fragments: !reading() // who reads sees all of it
    };
  }

  function mark() {
    root.classList.toggle("bt-reading", reading());
    root.classList.toggle("bt-receiver", receiver);
  }

  mark();
  addEventListener("resize", function () {
    mark();
    if (window.Reveal.isReady()) window.Reveal.configure(shape());
  });
  bayestalk.shape = shape;
  bayestalk.reading = reading;
})();
