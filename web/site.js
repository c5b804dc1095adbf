// What Material adds to a page by script gets the names and the keyboard access it lacks.
(function () {
  "use strict";
  function mend() {
    document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])").forEach(function (wrap) {
      wrap.setAttribute("tabindex", "0");
      wrap.setAttribute("role", "group");
      wrap.setAttribute("aria-label", "Table");
    });
    document.querySelectorAll("nav.md-code__nav").forEach(function (nav, index) {
      if (!nav.hasAttribute("aria-label")) nav.setAttribute("aria-label", "Code " + (index + 1));
    });
  }
  function start() {
    mend();
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
