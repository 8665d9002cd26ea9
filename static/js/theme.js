// Runs in the head, before the first paint, so that nobody who chose dark is flashed with light. Without a choice the style sheet follows the system.
const root = document.documentElement

root.classList.add("js")

const chosen = localStorage.getItem("theme")
if (chosen === "light" || chosen === "dark") root.dataset.bsTheme = chosen
