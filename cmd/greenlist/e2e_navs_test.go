package main

import (
	"encoding/json"
	"sync"
)

// checkedNavs are the navigations that were checked already, in each look. They are half of a page, and the same on the next: checking one again finds
// nothing new, and axe compares whatever it checks with all that is there.
type checkedNavs struct{ known sync.Map }

type checkedNav struct {
	look look
	html string
}

// restore puts back what was taken out of them.
const restore = `
	const navs = [...document.querySelectorAll('nav')];
	for (const n of navs) if (n.taken) {
		n.replaceChildren(...n.taken);
		n.removeAttribute('style');
		n.removeAttribute('data-checked');
		delete n.taken;
	}`

// takeOut leaves of the navigations that were checked before only the room they take, and remembers the others.
func (c *checkedNavs) takeOut(p *tab, l look) {
	p.t.Helper()
	p.shownAt(l)
	navs, err := script[[]string](p, restore+`return navs.map(n => n.outerHTML)`)
	if err != nil {
		p.t.Fatal(err)
	}
	before := make([]bool, len(navs))
	for i, html := range navs {
		_, before[i] = c.known.LoadOrStore(checkedNav{l, html}, true)
	}
	marks, _ := json.Marshal(before)
	p.tries("had its navigation taken out", `
		const marks = JSON.parse(a);
		document.querySelectorAll('nav').forEach((n, i) => {
			if (!marks[i]) return;
			const {width, height} = n.getBoundingClientRect();
			n.taken = [...n.childNodes];
			n.replaceChildren();
			n.setAttribute('data-checked', '');
			Object.assign(n.style, {boxSizing: 'border-box', minWidth: width + 'px', minHeight: height + 'px'});
		});
		return true`, string(marks))
}

func (c *checkedNavs) putBack(p *tab) {
	p.t.Helper()
	p.tries("had its navigation back", restore+`return true`)
}
