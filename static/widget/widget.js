import { buttonIn, dialogIn } from "./dialog.js"
import { frameFor, heard } from "./frame.js"
import { shadowIn } from "./look.js"

// A Widget is one form on the page, for one element of the host's: the script itself, or a placeholder with data-greenlist.
export class Widget {
  constructor(host, base) {
    this.host = host
    this.base = base
    this.data = { ...host.dataset }
    this.code = this.data.form || this.data.greenlist
    this.mode = ["popup", "button", "checkout"].includes(this.data.mode) ? this.data.mode : "inline"
    this.over = this.mode === "popup" || this.mode === "button"
    this.place = this.findPlace()
    if (this.place) this.build()
  }

  // findPlace is where the widget goes: over the page, where data-target points, in the placeholder, or right behind the script.
  findPlace() {
    if (this.over) return document.body
    if (this.data.target && this.mode !== "checkout") return document.querySelector(this.data.target)
    return this.host.localName !== "script" ? this.host : document.body?.contains(this.host) ? this.host.parentNode : null
  }

  build() {
    this.box = document.createElement("div")
    this.root = shadowIn(this.box)
    if (this.over) this.dialog = dialogIn(this.root, this.data)
    if (this.mode === "button") buttonIn(this.root, this.data, () => this.open())
    if (!this.over) this.show(this.root)
    if (this.place === this.host.parentNode) this.host.after(this.box)
    else this.place.append(this.box)
    if (this.mode === "checkout") this.carry("")
  }

  show(where) {
    this.frame = frameFor(this.base, this.code, this.data)
    if (!this.over) this.frame.loading = "lazy"
    where.append(this.frame)
  }

  open() {
    if (!this.dialog || this.dialog.open) return
    this.dialog.showModal()
    this.dialog.focus() // not on the button that closes it: the same press of Enter would
    if (!this.frame) this.show(this.dialog)
    this.say("opened")
  }

  close() { this.dialog?.close() }

  // fits tells whether a message comes from this widget's own frame.
  fits(event) { return this.frame && event.source === this.frame.contentWindow && event.origin === this.base && heard(event.data) }

  hear(message) {
    if (message.state === "closed") return this.close()
    this.frame.style.height = message.height + "px"
    this.frame.title = message.title
    if (this.dialog) this.dialog.ariaLabel = message.title
    if (this.mode === "checkout" && message.token !== undefined) this.carry(message.token)
    if (message.state === this.state) return
    if (!this.state && !this.over) this.say("opened")
    this.state = message.state
    if (this.state === "open") return
    this.box.scrollIntoView?.({ block: "nearest" })
    this.say(this.state)
  }

  // carry puts the token of what was ticked into the shop's form.
  carry(token) {
    const form = this.data.target ? document.querySelector(this.data.target) : this.box.closest("form")
    if (!form) return
    if (!this.field?.isConnected) {
      this.field = document.createElement("input")
      this.field.type = "hidden"
      this.field.name = "greenlist_token"
      form.append(this.field)
    }
    this.field.value = token
  }

  // say tells the page that something happened, and nothing about who did it.
  say(what) {
    const detail = { form: this.code, mode: this.mode }
    const from = this.host.isConnected ? this.host : document
    from.dispatchEvent(new CustomEvent("greenlist:" + what, { bubbles: true, detail }))
  }

  // stands tells whether the page still has what this was made for.
  get stands() { return this.box?.isConnected && (this.host.isConnected || this.over && this.host.localName === "script") }

  remove() {
    this.box?.remove()
    this.field?.remove()
  }
}
