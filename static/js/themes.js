// The switch between light, dark and whatever the system says. The choice is this browser's and is kept in it.

const root = document.documentElement
const current = () => localStorage.getItem("theme") ?? "system"

function choose(theme) {
  if (theme === "system") {
    localStorage.removeItem("theme")
    delete root.dataset.bsTheme
  } else {
    localStorage.setItem("theme", theme)
    root.dataset.bsTheme = theme
  }
  mark()
}

function mark() {
  document.querySelectorAll("[data-appearance]").forEach(button => button.setAttribute("aria-pressed", button.dataset.appearance === current()))
}

addEventListener("click", event => {
  const button = event.target.closest("[data-appearance]")
  if (button) choose(button.dataset.appearance)
})

mark()
