// Greenlist's widget: shows a form in a frame on a company's own website. It keeps no cookies and no storage, asks nobody but the server it came
// from, writes no HTML and runs nothing it is sent; it works under a policy that forbids inline styles and under Trusted Types.
import { Widget } from "./widget.js"

const ours = /\/widget\/v1(\.[0-9a-f]+)?\.js$/
const baseOf = script => new URL(script.src).origin
const base = baseOf(document.currentScript)

function start() {
  const widgets = new Map(), tries = new WeakMap()

  // mount makes what is new on the page and clears away what has gone. It may be called as often as one likes. An element that loses its widget
  // over and over belongs to a page that does not want it.
  function mount() {
    for (const [host, widget] of widgets) if (!widget.stands) { widget.remove(); widgets.delete(host) }
    for (const host of document.querySelectorAll("[data-greenlist], script[data-form]")) {
      const script = host.localName === "script"
      if (widgets.has(host) || script && !ours.test(host.src.split("?")[0]) || (tries.get(host) || 0) > 50) continue
      const widget = new Widget(host, script ? baseOf(host) : base)
      if (!widget.box) continue
      widgets.set(host, widget)
      tries.set(host, (tries.get(host) || 0) + 1)
    }
  }

  const find = code => [...widgets.values()].find(widget => widget.dialog && (!code || widget.code === code))

  addEventListener("message", event => {
    for (const widget of widgets.values()) if (widget.fits(event)) return widget.hear(event.data)
  })

  document.addEventListener("click", event => {
    const opener = event.target.closest?.("[data-greenlist-open]"), widget = opener && find(opener.dataset.greenlistOpen)
    if (!widget) return
    event.preventDefault()
    widget.open()
  })

  let waiting
  new MutationObserver(() => {
    waiting ||= setTimeout(() => { waiting = 0; mount() })
  }).observe(document, { childList: true, subtree: true })

  mount()
  return { version: 1, mount, open: code => find(code)?.open(), close: code => find(code)?.close() }
}

if (window.Greenlist?.version) window.Greenlist.mount()
else window.Greenlist = start()
