// A tablet in the shop begins anew when whoever used it has gone, so that the next person finds nothing of theirs. Before it does, it asks, and
// waits for an answer.

const start = document.documentElement.dataset.start
const question = document.getElementById("still-there")
const again = () => location.replace(start)

// Milliseconds: without a touch until the question, from there to the start, after a sign-up that is done, and at most for a page nobody uses.
const quiet = 90000, patience = 30000, thanks = 20000, stale = 6 * 3600000

const opened = Date.now()
let used = Date.now(), asked = 0, thanked = false
const done = () => document.getElementById("signup")?.dataset.standing === "done"
const empty = () => !document.getElementById("signup") && [...document.forms].every(form => [...form.elements].every(field =>
  field.type === "hidden" || field.localName === "select" || (field.type === "checkbox" ? !field.checked : !field.value || field.localName === "button")))

function touched() {
  used = Date.now()
  asked = 0
  question.hidden = true
}

function look() {
  const now = Date.now()
  if (done() && !thanked) {
    thanked = true
    touched() // their own phone may have taken long, and they have not read this yet
  }
  if (empty()) return now - opened > stale && again()
  if (asked) return now - asked > patience && again()
  if (now - used < (done() ? thanks : quiet)) return
  if (done()) return again()
  asked = now
  question.hidden = false
  question.querySelector("button").focus()
}

for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, touched, { passive: true })
question.querySelector("button").addEventListener("click", touched)
addEventListener("pageshow", event => event.persisted && again())
setInterval(look, 1000)
