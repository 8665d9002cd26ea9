// The picker beside a field for a colour writes into that field, and follows what is typed there.

const fieldOf = picker => document.getElementById(picker.dataset.picks)

addEventListener("input", event => {
  if (event.target.dataset?.picks) {
    fieldOf(event.target).value = event.target.value
    return
  }
  const picker = document.querySelector(`[data-picks="${CSS.escape(event.target.id)}"]`)
  if (picker && /^#[0-9a-f]{6}$/i.test(event.target.value)) picker.value = event.target.value
})
