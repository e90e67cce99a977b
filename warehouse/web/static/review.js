// Reviewing an article by keyboard: j and k move, a accepts, e edits, r rejects, n goes to the next doubtful one.
const figures = () => [...document.querySelectorAll("#text .fig[data-figure]")];
const current = () => document.querySelector("#text .fig[aria-current]");

function choose(figure, { focus = true } = {}) {
  if (!figure) return;
  for (const other of document.querySelectorAll("[data-figure][aria-current]")) other.removeAttribute("aria-current");
  figure.setAttribute("aria-current", "true");
  for (const box of document.querySelectorAll("#picture rect"))
    box.classList.toggle("chosen", box.dataset.figure === figure.dataset.figure);
  if (focus) figure.focus({ preventScroll: true });
  figure.scrollIntoView({ block: "center" });
  document.querySelector("#picture:not([hidden]) rect.chosen")?.scrollIntoView({ block: "center" });
  document.getElementById("next-doubtful").href = `/review/next?after=${figure.dataset.figure}`;
  const address = new URL(location.href);
  address.searchParams.set("figure", figure.dataset.figure);
  history.replaceState(history.state, "", address);
  return htmx.ajax("GET", `/figures/${figure.dataset.figure}`, "#panel");
}

function step(by) {
  const all = figures();
  const at = all.indexOf(current());
  choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function edit(open) {
  const form = document.getElementById("edit");
  if (!form) return;
  form.hidden = !open;
  document.querySelector('[data-verb="e"]').setAttribute("aria-expanded", String(open));
  if (open) {
    form.querySelector("input").focus();
    form.querySelector("input").select();
  } else current()?.focus();
}

const verbs = {
  j: () => step(1),
  k: () => step(-1),
  a: () => document.querySelector('[data-verb="a"]')?.click(),
  r: () => document.querySelector('[data-verb="r"]')?.click(),
  e: () => edit(document.getElementById("edit")?.hidden),
  n: () => document.getElementById("next-doubtful").click(),
};

const shortcuts = document.getElementById("shortcuts");
shortcuts.checked = localStorage.getItem("shortcuts") !== "off";
shortcuts.addEventListener("change", () => localStorage.setItem("shortcuts", shortcuts.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return edit(false);
  if (!shortcuts.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea")) return;
  const verb = verbs[event.key];
  if (!verb) return;
  event.preventDefault();
  verb();
});

document.body.addEventListener("click", (event) => {
  const box = event.target.closest("#picture rect");
  if (box) return choose(document.getElementById(`figure-${box.dataset.figure}`), { focus: false });
  const verb = event.target.closest("[data-verb]")?.dataset.verb;
  if (verb === "e") edit(document.getElementById("edit").hidden);
  if (verb === "cancel") edit(false);
  const view = event.target.closest("[data-show]")?.dataset.show;
  if (view) {
    document.getElementById("text").hidden = view !== "text";
    document.getElementById("picture").hidden = view !== "picture";
    for (const button of document.querySelectorAll("[data-show]"))
      button.setAttribute("aria-pressed", String(button.dataset.show === view));
  }
  const figure = event.target.closest("#text .fig[data-figure]");
  if (figure) {
    for (const other of document.querySelectorAll("#text [aria-current]")) other.removeAttribute("aria-current");
    figure.setAttribute("aria-current", "true");
  }
});

// A figure was judged: mark it in the text, count it off, and go on to the next one that nobody has judged.
document.body.addEventListener("reviewed", (event) => {
  const { id, review } = event.detail;
  const figure = document.getElementById(`figure-${id}`);
  if (!figure) return;
  const left = document.getElementById("left");
  if (figure.classList.contains("doubtful")) {
    const number = Math.max(0, Number(left.dataset.left) - 1);
    left.dataset.left = number;
    left.textContent = number ? left.dataset.some.replace("{n}", number) : left.dataset.none;
  }
  figure.classList.remove("doubtful", "confirmed", "changed", "rejected");
  figure.classList.add(review);
  announce(`✓ ${figure.textContent}`);
  const all = figures();
  const rest = all.slice(all.indexOf(figure) + 1);
  const next = rest.find((other) => !/confirmed|changed|rejected/.test(other.className));
  if (next) setTimeout(() => choose(next), 0);
});

const panel = document.getElementById("panel");
if (panel.dataset.chosen) {
  const figure = document.getElementById(`figure-${panel.dataset.chosen}`);
  if (figure) choose(figure);
  else htmx.ajax("GET", `/figures/${panel.dataset.chosen}`, "#panel");
}
