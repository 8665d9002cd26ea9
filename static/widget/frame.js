import { languageOf } from "./words.js"

// The frame is on our own origin and the page around it is not, so scripts and an origin inside give it nothing out here. It may open WhatsApp and a
// privacy notice in a new tab, and never move the page around it. On our own pages it would hold nothing, so there is none.
const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"

// frameFor makes the frame of a form, and says to it where it stands: what the form's page keeps with the yes. Of the page's query it hears the
// campaign, and of the page before only its host.
export function frameFor(base, code, data) {
  const from = document.referrer && new URL(document.referrer)
  const query = new URLSearchParams({ embed: location.origin, page: location.origin + location.pathname, hl: languageOf(data) })
  const known = {
    ref: from && from.origin !== location.origin ? from.hostname : "",
    tag: data.tag || new URLSearchParams(location.search).get("utm_campaign"),
    theme: data.theme, corners: data.corners, mode: data.mode === "checkout" ? "checkout" : "",
  }
  for (const [name, value] of Object.entries(known)) if (value) query.set(name, value)
  const frame = document.createElement("iframe")
  if (base !== location.origin) frame.setAttribute("sandbox", sandbox)
  frame.referrerPolicy = "no-referrer"
  frame.title = data.label || "WhatsApp"
  frame.style.height = data.mode === "checkout" ? "10rem" : "32rem"
  frame.src = `${base}/f/${encodeURIComponent(code)}?${query}`
  return frame
}

const keys = ["greenlist", "height", "state", "title", "token"]
const states = ["open", "submitted", "confirmed", "closed"]

// heard tells whether a message is one of those that our pages send, to the letter.
export const heard = m => typeof m === "object" && m !== null && m.greenlist === 1 && Object.keys(m).every(key => keys.includes(key)) &&
  Number.isInteger(m.height) && m.height >= 0 && m.height < 20000 && states.includes(m.state) && typeof m.title === "string" && m.title.length < 300 &&
  (m.token === undefined || typeof m.token === "string" && /^[\w.-]{0,4000}$/.test(m.token))
