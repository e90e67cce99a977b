// Reviewing an article by keyboard: j and k move, a accepts, e edits, r rejects, n goes to the next doubtful one.
const figures = () => [...document.querySelectorAll("#text .fig[data-figure]")];
const current = () => document.querySelector("#text .fig[aria-current]");
const shown = () => document.getElementById("shown-figure")?.dataset.figure;
const panel = document.getElementById("panel");
let arriving = Promise.resolve();
let asking = new AbortController();

// Puts what a figure was read as into the panel; an answer that comes after the next question is dropped.
async function load(number) {
  asking.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`/figures/${number}`, { signal: asking.signal });
    const text = await answer.text();
    if (!answer.ok) return announce(new DOMParser().parseFromString(text, "text/html").querySelector(".problem")?.textContent);
    panel.innerHTML = text;
    htmx.process(panel);
  } catch (error) {
    if (error.name !== "AbortError") announce(error.message);
  }
}

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
  arriving = load(figure.dataset.figure);
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

// Keys may be quicker than answers: a verb waits for the panel of the chosen figure, and never hits another.
async function judge(verb) {
  const meant = current()?.dataset.figure;
  await arriving;
  if (meant && meant === current()?.dataset.figure && meant === shown())
    document.querySelector(`[data-verb="${verb}"]`)?.click();
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const asked = event.detail.pathInfo.requestPath.match(/^\/figures\/(\d+)/);
  if (event.detail.target.id === "panel" && asked && current() && asked[1] !== current().dataset.figure)
    event.detail.shouldSwap = false;
});

const verbs = {
  j: () => step(1),
  k: () => step(-1),
  a: () => judge("a"),
  r: () => judge("r"),
  e: () => judge("e"),
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
  if (figure) choose(figure);
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
  if (next && figure === current()) setTimeout(() => choose(next), 0);
});

if (panel.dataset.chosen) {
  const figure = document.getElementById(`figure-${panel.dataset.chosen}`);
  if (figure) choose(figure);
  else arriving = load(panel.dataset.chosen);
}
