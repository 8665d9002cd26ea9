// A form that has been sent says so and cannot be sent twice by an impatient thumb. The server refuses a second one anyway; this is manners.

addEventListener("submit", event => {
  const form = event.target
  if (event.defaultPrevented && !form.matches("[hx-post], [hx-get], [hx-put], [hx-delete]")) return
  if (form.getAttribute("aria-busy") === "true") return event.preventDefault()
  if (form.method === "dialog" || form.matches("[data-download]")) return
  form.setAttribute("aria-busy", "true")
})

// htmx answers in place, and the back button brings pages back as they were left: both must find working forms.
addEventListener("htmx:afterRequest", event => event.target.closest("form")?.removeAttribute("aria-busy"))
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(form => form.removeAttribute("aria-busy")))

// A field marked data-autosend is a filter: choosing is asking.
addEventListener("change", event => {
  if (event.target.matches("[data-autosend]")) event.target.form.requestSubmit()
})
