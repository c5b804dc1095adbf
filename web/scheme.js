// Before anything is painted: light or dark, as last chosen here, or as the system says.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = null;
  try {
    kept = localStorage.getItem("bayestalk.scheme");
  } catch (error) {
    kept = null; // storage is refused; the system decides
  }
  var dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute("data-scheme", dark ? "dark" : "light");
})();
