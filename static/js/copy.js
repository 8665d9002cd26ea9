// <button data-copy="text"> copies its text and says so, to eyes and to screen readers.

addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  try {
    await navigator.clipboard.writeText(button.dataset.copy)
    say(button, "Copied")
  } catch {
    say(button, "Could not copy: select the text instead")
  }
})

function say(button, words) {
  document.getElementById("live").textContent = words
  const label = button.querySelector("[data-copy-label]")
  const before = label.dataset.copyLabel
  label.textContent = words
  setTimeout(() => { label.textContent = before }, 2000)
}
