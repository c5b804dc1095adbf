// What does not fit its slide: [slide, what, by how many pixels], the worst of each slide. On a
// handout, notes that do not fit beneath theirs: [slide, nothing, by how many pixels].
(function () {
  "use strict";
  var found = [];

  function words(element) {
    var text = (element.textContent || "").replace(/\s+/g, " ").trim();
    return element.tagName.toLowerCase() + (text ? " “" + text.slice(0, 40) + "”" : "");
  }

  var handout = document.querySelectorAll(".bt-sheet__notes");
  handout.forEach(function (notes) {
    var part = notes.parentElement;
    var foot = part.querySelector(".bt-sheet__foot").getBoundingClientRect();
    var by = Math.round(notes.getBoundingClientRect().bottom - foot.top);
    if (by > 0) found.push([part.querySelector("section").id, "", by]);
  });
  if (handout.length) return found;

  document.querySelectorAll("section.bt-slide").forEach(function (slide) {
    var room = slide.getBoundingClientRect();
    var body = slide.querySelector(".bt-slide__body");
    var floor = body ? body.getBoundingClientRect().bottom : room.bottom;
    var worst = ["", 1.5];

    function over(element, by) {
      if (by > worst[1]) worst = [words(element), by];
    }

    slide.querySelectorAll("*").forEach(function (element) {
      // a drawing's parts are its own affair; the drawing as a whole counts
      if (element.closest("svg") && element.tagName.toLowerCase() !== "svg") return;
      var box = element.getBoundingClientRect();
      if (!box.width || !box.height) return;
      var style = getComputedStyle(element);
      over(element, box.right - room.right);
      over(element, room.left - box.left);
      // letters reach a little beyond their lines: of what stands in lines, the block counts
      if (style.display === "inline") return;
      over(element, element.scrollWidth - Math.max(element.clientWidth, Math.ceil(box.width)));
      // beneath the body, and some pixels away from it, stands where the slide is from
      var within = body && body.contains(element) && style.position !== "absolute";
      over(element, box.bottom - (within ? floor + 6 : room.bottom));
      over(element, room.top - box.top);
      if (element.tagName === "PRE") over(element, element.scrollHeight - element.clientHeight - 6);
    });
    if (worst[0]) found.push([slide.id, worst[0], Math.round(worst[1])]);
  });
  return found;
})()
