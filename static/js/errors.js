// When a part of the page could not be fetched, the page says so instead of quietly growing old.

const notice = () => document.getElementById("notice")

function show(words) {
  if (!notice()) return
  notice().hidden = false
  notice().querySelector("[data-words]").textContent = words
}

addEventListener("htmx:sendError", () => show("Greenlist does not answer. What you see may be out of date; it will catch up by itself."))

addEventListener("htmx:responseError", event => {
  const status = event.detail.xhr.status
  if (status === 401) return location.reload() // signed out meanwhile: the whole page knows the way to sign in
  show(event.detail.xhr.responseText.length < 300 && event.detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/plain")
    ? event.detail.xhr.responseText
    : "That did not work. Reload the page and try again.")
})

addEventListener("htmx:afterOnLoad", () => { if (notice()) notice().hidden = true })

// A form sent in place that comes back with errors moves people to the list of them, as a full page load does with autofocus.
addEventListener("htmx:afterSettle", event => event.target.querySelector?.("[data-error-summary]")?.focus())
