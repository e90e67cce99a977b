// The report without a server: a figure of an article or a point of a chart shows how it was read.
const told = JSON.parse(document.getElementById("figures").textContent);

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function show(number) {
  const figure = told[number];
  const panel = document.getElementById("panel");
  if (!figure) return;
  const list = document.createElement("dl");
  for (const [name, value] of figure) {
    const term = document.createElement("dt");
    const words = document.createElement("dd");
    term.textContent = name;
    words.textContent = value;
    list.append(term, words);
  }
  panel.replaceChildren(list);
  panel.hidden = false;
}

document.addEventListener("click", (event) => {
  const figure = event.target.closest("[data-figure]");
  if (!figure) return;
  for (const other of document.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  figure.setAttribute("aria-current", "true");
  if (innerWidth < 640) figure.scrollIntoView({ block: "start" });
  show(figure.dataset.figure);
});
document.addEventListener("point", (event) => show(event.detail));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.getElementById("panel").hidden = true;
});
document.getElementById("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  document.dispatchEvent(new CustomEvent("theme"));
});
