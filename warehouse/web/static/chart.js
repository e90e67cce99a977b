// Draws the chart of the page; a point of it opens its sentences.
const DARK = {
  axis: { labelColor: "#c9d1d9", titleColor: "#c9d1d9", gridColor: "#30363d", domainColor: "#6e7681", tickColor: "#6e7681" },
  legend: { labelColor: "#c9d1d9" },
  view: { stroke: null },
  range: { category: ["#56B4E9", "#E69F00", "#2bc79a", "#CC79A7", "#7fb2ff", "#f0883e", "#ffffff", "#9aa4ae"] },
};
const LIGHT = { axis: { labelColor: "#424a53", titleColor: "#424a53", gridColor: "#e6eaee" }, view: { stroke: null } };

async function draw() {
  for (const place of document.querySelectorAll("[data-chart]")) await drawIn(place);
}

async function drawIn(place) {
  const specification = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  // Black lines on black are none: the eight colours of the dark theme stand in for those of paper.
  if (isDark()) recolour(specification, DARK.range.category);
  const result = await vegaEmbed(place, specification, {
    ast: true,
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    config: isDark() ? DARK : LIGHT,
    tooltip: { disableDefaultStyle: true, theme: isDark() ? "dark" : "light" },
  });
  result.view.addEventListener("click", (_, item) => {
    const number = item && item.datum && item.datum.id;
    if (number) document.dispatchEvent(new CustomEvent("point", { detail: number }));
  });
}

function recolour(node, colours) {
  for (const [name, value] of Object.entries(node)) {
    if (name === "range" && Array.isArray(value) && String(value[0]).startsWith("#")) node[name] = colours;
    else if (name === "value" && value === "white") node[name] = "#0d1117";
    else if (value && typeof value === "object") recolour(value, colours);
  }
}

document.addEventListener("DOMContentLoaded", draw);
document.addEventListener("theme", draw);
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main") draw();
});
