// The menu: every slide by its title, and a box that searches titles, slides and notes.
(function () {
  "use strict";
  var deck = window.Reveal;
  var dialogs = window.bayestalk.dialogs;
  var dialog = document.getElementById("bt-menu");
  var box = dialog.querySelector("input");
  var list = dialog.querySelector("ol");
  var count = dialog.querySelector("output");
  var entries = [];

  function plain(text) {
    return text.toLowerCase().replace(/\s+/g, " ");
  }

  function entry(slide, index) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var number = document.createElement("span");
    var title = document.createElement("span");
    link.href = "#/" + slide.id;
    number.className = "bt-menu__number";
    number.textContent = index + 1;
    title.textContent = slide.querySelector(".bt-slide__title").textContent;
    link.append(number, title);
    if (slide.matches(".bt-slide--divider, .bt-slide--title")) item.className = "bt-menu__part";
    item.append(link);
    list.append(item);
    return { item: item, link: link, slide: slide, words: plain(slide.textContent) };
  }

  function filter() {
    var words = plain(box.value).split(" ").filter(Boolean);
    var found = entries.filter(function (one) {
      one.item.hidden = !words.every(function (word) {
        return one.words.indexOf(word) >= 0;
      });
      return !one.item.hidden;
    });
    count.textContent = words.length ? found.length + " of " + entries.length + " slides" : "";
  }

  function shown() {
    return entries.filter(function (one) {
      return !one.item.hidden;
    });
  }

  function go(one) {
    var at = deck.getIndices(one.slide);
    dialogs.close();
    deck.slide(at.h, at.v);
  }

  function walk(event) {
    var links = shown().map(function (one) {
      return one.link;
    });
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && links.length) {
      event.preventDefault();
      var at = links.indexOf(document.activeElement) + step;
      (links[at] || box).focus();
    } else if (event.key === "Enter" && event.target === box && links.length) {
      event.preventDefault();
      go(shown()[0]);
    }
  }

  function open() {
    if (!entries.length) entries = deck.getSlides().map(entry);
    box.value = "";
    filter();
    if (!dialogs.toggle("bt-menu")) return;
    var here = deck.getCurrentSlide();
    entries.forEach(function (one) {
      if (one.slide === here) one.link.setAttribute("aria-current", "true");
      else one.link.removeAttribute("aria-current");
      if (one.slide === here) one.item.scrollIntoView({ block: "center" });
    });
    box.focus();
  }

  box.addEventListener("input", filter);
  dialog.addEventListener("keydown", walk);
  list.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    var one = entries.find(function (each) {
      return each.link === link;
    });
    if (!one) return;
    event.preventDefault();
    go(one);
  });
  window.bayestalk.menu = open;
})();
