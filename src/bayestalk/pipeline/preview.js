// Follows a previewed site: reloads when it was built again, and says what the author must know.
function box(id, role, ground, ink) {
  const made = document.createElement("div");
  made.id = id;
  made.hidden = true;
  made.setAttribute("role", role);
  made.style.cssText =
    `margin:0;padding:.8em 1em;max-height:40vh;overflow:auto;white-space:pre-wrap;` +
    `background:${ground};color:${ink};font:14px/1.4 sans-serif`;
  return made;
}

const shelf = document.createElement("div");
shelf.style.cssText = "position:fixed;z-index:9999;inset:auto 0 0 0";
const banner = box("preview-stale", "status", "#ffe08a", "#2b2100");
const problem = box("preview-problem", "alert", "#7a1f1f", "#ffffff");
shelf.append(banner, problem);
document.body.append(shelf);

let news = { version: -1, site: -1, problem: "", stale: {}, concerned: {}, fitting: false };

function plain(address) {
  return address.replace(/(^|\/)index\.html(?=$|#)/, "$1");
}

// The fits behind what is seen now: those of the page, and in the deck those of the slide.
function fitsHere() {
  const page = plain(location.pathname.slice(1));
  const slide = location.hash.startsWith("#/") ? location.hash.slice(2).split("/")[0] : null;
  const here = [page, slide && `${page}#/${slide}`];
  const found = Object.entries(news.concerned).filter(([address]) => here.includes(plain(address)));
  return [...new Set(found.flatMap(([, fits]) => fits))].sort();
}

function show() {
  problem.textContent = news.problem;
  problem.hidden = !news.problem;
  const fits = fitsHere();
  const next = news.fitting
    ? "They are being fitted again now."
    : "Type r and Enter where `make serve` runs to fit them again.";
  const why = fits.map((name) => `  ${name}: ${news.stale[name] || "stale"}`).join("\n");
  banner.textContent = `What is shown here is not what today's code would give:\n${why}\n${next}`;
  banner.hidden = fits.length === 0;
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/__preview?${news.version}`, { cache: "no-store" });
      const now = await answer.json();
      if (news.version >= 0 && now.site !== news.site) {
        location.reload();
        return;
      }
      news = now;
      show();
    } catch {
      await new Promise((go) => setTimeout(go, 500));
    }
  }
}

addEventListener("hashchange", show);
document.addEventListener("slidechanged", () => setTimeout(show));
follow();
