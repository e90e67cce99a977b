// What all pages share: the theme, and a filter that begins again at the first page.
function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

document.getElementById("theme").addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  document.dispatchEvent(new CustomEvent("theme"));
});

function announce(text) {
  const notice = document.getElementById("notice");
  if (notice) notice.textContent = text;
}

// The language link keeps to what is looked at, also after a filter has changed the address.
document.getElementById("language").addEventListener("click", (event) => {
  const here = new URL(location.href);
  here.searchParams.set("lang", new URL(event.currentTarget.href).searchParams.get("lang"));
  event.currentTarget.href = here.href;
});

document.addEventListener("point", (event) => htmx.ajax("GET", `/figures/${event.detail}/sentences`, "#sentences"));

document.body.addEventListener("htmx:beforeRequest", () => announce(""));
document.body.addEventListener("htmx:sendError", () => announce("×"));
