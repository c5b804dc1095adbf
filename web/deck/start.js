// Starts the deck: reveal.js with our settings.
(function () {
  "use strict";
  var deck = window.Reveal;
  var bayestalk = window.bayestalk;
  var settings = {
    margin: 0,
    minScale: 0.05,
    maxScale: 10,
    center: false,
    display: "flex",
    hash: false, // place.js writes it, at once
    fragmentInURL: true,
    respondToHashChanges: true,
    slideNumber: "c/t",
    controls: true,
    controlsTutorial: false,
    progress: true,
    help: false,
    // each slide says how long it is planned to take; without this the speaker's clock is blind
    defaultTiming: 60,
    transition: "none",
    backgroundTransition: "none",
    autoAnimate: false,
    viewDistance: 2,
    mobileViewDistance: 2,
    scrollActivationWidth: null,
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    keyboardCondition: bayestalk.condition,
    plugins: [window.RevealNotes, window.RevealZoom].filter(Boolean)
  };

  deck.initialize(Object.assign(settings, bayestalk.shape())).then(function () {
    document.documentElement.classList.add("bt-ready");
  });
  bayestalk.bind();
})();
