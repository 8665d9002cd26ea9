// What somebody does to fields while an answer is on its way stays, though the answer brings them as they were when it was asked for: a film takes a minute
// to get there, and nobody waits for it before they write on. Where the answer has changed a field itself, because a part above it is gone, the answer is right.

const asked = new WeakMap(), left = new WeakMap(), kept = new WeakMap() // by request

const property = field => ({ checkbox: "checked", radio: "checked", file: "files" })[field.type] ?? "value"
const named = held => held instanceof FileList ? [...held].map(file => [file.name, file.size, file.lastModified].join()).join("\n") : held
const fields = part => [...part?.querySelectorAll("input[id]:not([type=hidden]), textarea[id], select[id]") ?? []]
const states = part => new Map(fields(part).map(field => [field.id, field[property(field)]]))

addEventListener("htmx:beforeRequest", event => asked.set(event.detail.xhr, states(event.detail.target)))
addEventListener("htmx:beforeSwap", event => left.set(event.detail.xhr, states(event.detail.target)))

addEventListener("htmx:afterSwap", event => {
  const { xhr, target } = event.detail, then = asked.get(xhr), now = left.get(xhr)
  if (!then || !now) return
  const stale = fields(document.getElementById(target.id)).filter(field => {
    const before = named(then.get(field.id))
    return now.has(field.id) && named(now.get(field.id)) !== before && named(field[property(field)]) === before
  })
  stale.forEach(field => { field[property(field)] = now.get(field.id) })
  kept.set(xhr, stale)
  asked.delete(xhr)
})

// Only now do the new fields ask anything. What the old ones asked meanwhile was answered to nobody, so it is asked again.
addEventListener("htmx:afterSettle", event => {
  const { xhr } = event.detail
  kept.get(xhr)?.forEach(tell)
  kept.delete(xhr)
})

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }))
  if (!field.matches("textarea, [type=text]")) field.dispatchEvent(new Event("change", { bubbles: true }))
}
