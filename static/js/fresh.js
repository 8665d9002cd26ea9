// A part that keeps itself fresh lets go of nothing that somebody holds: a press begins on one button, and would end on the one that took its place, which
// the browser calls no press at all. The next time it asks is soon enough.

addEventListener("htmx:beforeSwap", event => {
  const { target, requestConfig } = event.detail
  if (!requestConfig.headers["Greenlist-Poll"]) return
  if (target.matches(":active") || target.querySelector("form[aria-busy]")) event.detail.shouldSwap = false
})
