package main

import (
	"encoding/json"
	"sync"
)

// checkedNavs are the navigations that were checked already, in each look. They are half of a page, and the same on the next: checking one again finds
// nothing new.
type checkedNavs struct{ known sync.Map }

type checkedNav struct {
	look look
	html string
}

// mark tells axe what it may pass over on a page, and remembers the rest.
func (c *checkedNavs) mark(p *tab, l look) {
	p.t.Helper()
	p.shownAt(l)
	navs, err := script[[]string](p, `return [...document.querySelectorAll('nav')].map(n => { delete n.dataset.checked; return n.outerHTML; })`)
	if err != nil {
		p.t.Fatal(err)
	}
	before := make([]bool, len(navs))
	for i, html := range navs {
		_, before[i] = c.known.LoadOrStore(checkedNav{l, html}, true)
	}
	marks, _ := json.Marshal(before)
	p.tries("had its navigation marked", `
		const marks = JSON.parse(a);
		document.querySelectorAll('nav').forEach((n, i) => n.toggleAttribute('data-checked', marks[i]));
		return true`, string(marks))
}
