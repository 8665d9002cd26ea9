import { wordsFor } from "./words.js"

// dialogIn is the pop-up of a widget. The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back.
export function dialogIn(root, data) {
  const dialog = document.createElement("dialog"), top = document.createElement("div"), close = document.createElement("button")
  dialog.className = `${data.theme || ""} ${data.corners || ""}`
  dialog.tabIndex = -1
  dialog.ariaLabel = data.label || wordsFor(data)[0]
  top.className = "top"
  close.className = "close"
  close.type = "button"
  close.ariaLabel = wordsFor(data)[1]
  close.textContent = "×"
  close.onclick = () => dialog.close()
  dialog.onclick = event => { if (event.target === dialog) dialog.close() }
  top.append(close)
  dialog.append(top)
  root.append(dialog)
  return dialog
}

// buttonIn is the button that floats over the page.
export function buttonIn(root, data, open) {
  const button = document.createElement("button")
  button.className = `open ${data.corners || ""}`
  button.type = "button"
  button.ariaHasPopup = "dialog"
  button.textContent = data.label || wordsFor(data)[0]
  button.onclick = open
  root.append(button)
}
