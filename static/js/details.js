// <details class="menu"> behaves as people expect of a menu: Escape and a click elsewhere close it. It opens and closes without this too.

const open = () => document.querySelectorAll("details.menu[open]")

addEventListener("click", event => open().forEach(menu => {
  if (!menu.contains(event.target)) menu.open = false
}))

addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  open().forEach(menu => {
    menu.open = false
    menu.querySelector("summary").focus()
  })
})
