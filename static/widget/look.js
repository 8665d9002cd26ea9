// How the loader's own parts look. A constructed sheet in a shadow root: the host's policy forbids inline styles, its style sheets do not reach in
// here, and ours do not reach out.
const css = `
:host { all: initial; display: block }
iframe { display: block; width: 100%; border: 0 }
dialog { box-sizing: border-box; width: min(36rem, calc(100vw - 2rem)); max-width: none; max-height: calc(100dvh - 2rem); padding: 0; border: 0; border-radius: 1rem;
  overflow: auto; background: light-dark(#fff, #151f28); color: light-dark(#17212b, #e6ecf1); color-scheme: light dark; box-shadow: 0 1rem 3rem rgb(11 18 24 / .35) }
dialog:focus { outline: none }
dialog.light { color-scheme: light }
dialog.dark { color-scheme: dark }
dialog::backdrop { background: rgb(11 18 24 / .6) }
.top { display: flex; justify-content: flex-end }
button { box-sizing: border-box; min-width: 3rem; min-height: 3rem; padding: 0 1rem; border: 0; border-radius: 1.5rem; background: none; color: inherit;
  font: 600 1rem/1.2 system-ui, sans-serif; cursor: pointer }
button:focus-visible { outline: 3px solid light-dark(#0f766e, #5fd0c1); outline-offset: 2px }
.close { padding: 0; font-size: 1.5rem; font-weight: 400 }
.open { position: fixed; z-index: 2147483000; inset-block-end: 1.25rem; inset-inline-end: 1.25rem; max-width: calc(100vw - 2.5rem); padding: 0 1.5rem;
  background: #0f766e; color: #fff; color-scheme: light; box-shadow: 0 0 0 2px #fff, 0 .25rem 1rem rgb(11 18 24 / .35) }
.open:focus-visible { outline-color: #17212b; outline-offset: 3px }
.square, .square button { border-radius: 0 }
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise .2s ease-out }
  @keyframes rise { from { opacity: 0; transform: translateY(1rem) } }
}
@media print { .open { display: none } }`

// shadowIn gives an element a shadow root with the look.
export function shadowIn(element) {
  const root = element.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  return root
}
