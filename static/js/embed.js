// What a page in a frame tells the page around it: how high it is, how it stands, what it is called. Nothing about anybody. It goes to the one
// origin that the server let show it, and nothing is listened to.

const page = document.querySelector(".public")
const states = { waiting: "submitted", done: "confirmed" }
const state = () => states[document.getElementById("signup")?.dataset.standing] || "open"

const tell = more => parent.postMessage({
  greenlist: 1, height: Math.ceil(page.getBoundingClientRect().height), state: state(), title: document.title, ...more,
}, document.documentElement.dataset.embed)

new ResizeObserver(() => tell()).observe(page)
new MutationObserver(() => tell()).observe(page, { subtree: true, attributeFilter: ["data-standing"] })
addEventListener("keydown", event => { if (event.key === "Escape" && !event.defaultPrevented) tell({ state: "closed" }) })
document.querySelector("[data-error-summary]")?.focus()

// In a shop's own form each tick is exchanged for a token that says so. Until the answer is here the shop has none: it never claims more than what
// is ticked.
const block = document.querySelector("form[data-ticks]")
let turn = 0

block?.addEventListener("change", async () => {
  const mine = ++turn
  tell({ token: "" })
  const ticked = new FormData(block)
  if (!ticked.has("purpose")) return
  const answer = await fetch(block.action, { method: "POST", body: new URLSearchParams(ticked) }).catch(() => {})
  if (mine !== turn) return
  if (!answer?.ok) {
    block.reset()
    document.getElementById("ticks-error").hidden = false
    return
  }
  document.getElementById("ticks-error").hidden = true
  tell({ token: (await answer.json()).token })
})
