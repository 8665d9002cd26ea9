// While a sign-up waits for the person's message, this page looks every few seconds whether it has come. Without this script a link does the same.

const every = 3000
const here = () => document.getElementById("signup")

async function look() {
  if (document.hidden) return
  const answer = await fetch(location.href, { headers: { "Greenlist-Poll": "1" } })
  if (!answer.ok) return location.reload()
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page.getElementById("signup")
  if (!fresh || (fresh.dataset.standing === here().dataset.standing && fresh.hasAttribute("data-changed") === here().hasAttribute("data-changed"))) return
  document.title = page.title
  here().dataset.standing = fresh.dataset.standing
  here().toggleAttribute("data-changed", fresh.hasAttribute("data-changed"))
  here().replaceChildren(...fresh.childNodes)
  if (fresh.dataset.standing !== "waiting") clearInterval(timer)
}

// A telephone that was in a tunnel tries again at the next turn.
const quietly = () => look().catch(() => {})
const timer = setInterval(quietly, every)
addEventListener("visibilitychange", quietly)
