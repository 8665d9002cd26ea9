package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// finder looks at a page as a person does: by the words that are in sight.
const finder = `
const plain = s => (s || '').replace(/\s+/g, ' ').trim();
const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
const name = e => plain(e.getAttribute('aria-label') || e.innerText).replace(/ ?\(optional\)$/, '');
const pressable = words => [...document.querySelectorAll('button:not(.visually-hidden), summary, a[href]')].find(e => shown(e) && !e.disabled && name(e) === words);
const field = words => { // "Card 2 › Words" is that field in the group of this name
	const names = words.split(' › '), last = names.pop();
	const within = names.reduce((e, group) => e && e.querySelector('[role=group][aria-label="' + group + '"]'), document);
	if (!within) return;
	for (const l of within.querySelectorAll('label')) if (shown(l) && l.control && name(l) === last) return l.control;
	return [...within.querySelectorAll('input, select, textarea')].find(e => shown(e) && e.getAttribute('aria-label') === last);
};
const changed = e => { for (const type of ['input', 'change']) e.dispatchEvent(new Event(type, {bubbles: true})); };
const stat = words => [...document.querySelectorAll('.stat')].find(e => plain(e.querySelector('.stat-caption')?.textContent) === words);
`

// script runs a function body on the page, with the finder's words and its arguments as a, b, …
func script[T any](p *tab, body string, args ...string) (T, error) {
	quoted := make([]string, len(args))
	for i, arg := range args {
		text, _ := json.Marshal(arg)
		quoted[i] = string(text)
	}
	names := strings.Split("a,b,c", ",")[:len(args)]
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](fmt.Sprintf("((%s) => {%s\n%s})(%s)", strings.Join(names, ","), finder, body, strings.Join(quoted, ","))))
}

// tries runs a script until it says true.
func (p *tab) tries(what, body string, args ...string) {
	p.t.Helper()
	p.until(what, func() bool {
		ok, err := script[bool](p, body, args...)
		return ok && err == nil
	})
}

// until is until with the page's words for whoever reads that it never happened.
func (p *tab) until(what string, ask func() bool) {
	p.t.Helper()
	if !comes(patience, ask) {
		p.t.Fatalf("%s never %s. It says:\n%s", p.path(), what, p.text())
	}
}

// open goes to an address, on the server where it has no host.
func (p *tab) open(address string) {
	p.t.Helper()
	if strings.HasPrefix(address, "/") {
		address = p.base + address
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	response, err := chromedp.Run(ctx, chromedp.NavigateResponse(address))
	if err != nil {
		p.t.Fatalf("%s: %v", address, err)
	}
	if response != nil && response.Status >= 400 {
		p.t.Fatalf("%s: %d", address, response.Status)
	}
}

// path is where the tab is.
func (p *tab) path() string {
	at, _ := script[string](p, `return location.pathname + location.search`)
	return at
}

// text is what can be read on the page.
func (p *tab) text() string {
	text, _ := script[string](p, `
		const all = document.querySelector('main').innerText, most = 4000;
		return all.length > most ? all.slice(0, most / 2) + '\n[…]\n' + all.slice(-most / 2) : all`)
	return text
}

// sees waits until the words are in sight.
func (p *tab) sees(words string) {
	p.t.Helper()
	p.tries("saw “"+words+"”", `return plain(document.body.innerText).includes(a)`, words)
}

// press clicks the button, link or summary with these words, where it is: something that lies over it is in the way of people too.
func (p *tab) press(words string) {
	p.t.Helper()
	for range 5 {
		at := p.spotOf(words)
		if err := chromedp.Do(p.ctx, chromedp.MouseClickXY(at[0], at[1])); err != nil {
			p.t.Fatal(err)
		}
		if p.heardThePress() {
			p.acted()
			return
		}
	}
	p.t.Fatalf("%s does not hear that “%s” is pressed. It says:\n%s", p.path(), words, p.text())
}

// spotOf is where the mouse must be to press something.
func (p *tab) spotOf(words string) (at []float64) {
	p.t.Helper()
	p.until("had “"+words+"” to press", func() bool {
		at, _ = script[[]float64](p, `
			const e = pressable(a);
			if (!e || document.readyState !== 'complete') return []; // what is still loading moves away under the mouse,
			if (!performance.getEntriesByType('paint').length) return []; // and the browser drops clicks on what was never painted
			e.scrollIntoView({block: 'center', behavior: 'instant'});
			const r = e.getClientRects()[0], x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
			const rests = window.spot === a + x + ',' + y; // nor is the mouse sent where the page is still scrolling to
			window.spot = a + x + ',' + y;
			window.pressed = 'not yet', window.under = e;
			for (const type of ['pointerdown', 'click']) e.addEventListener(type, () => window.pressed = type, {capture: true, once: true});
			return rests && e.contains(top) ? [x, y] : [];`, words)
		return len(at) == 2
	})
	return at
}

// heardThePress tells whether the page, or the one that followed it, knows of the press: on a busy machine the browser may still show what was
// there before it scrolled, and lose a click on it, or only its second half. What goes away as soon as it is touched has heard; a page between two
// others tells nothing yet.
func (p *tab) heardThePress() bool {
	p.t.Helper()
	begun, again := time.Now(), new(glances)
	for ; ; <-again.next() {
		stands, err := script[string](p, `return window.pressed === 'pointerdown' && !shown(window.under) ? 'click' : window.pressed ?? 'elsewhere'`)
		switch waited := time.Since(begun); {
		case err == nil && (stands == "click" || stands == "elsewhere"):
			return true
		case waited > 20*time.Second, waited > 5*time.Second && stands == "not yet":
			p.t.Logf("%s: a press was lost (%s, %v)", p.path(), stands, err)
			return false
		}
	}
}

// follow presses and waits for the page this leads to.
func (p *tab) follow(words string) {
	p.t.Helper()
	p.leave(func() { p.press(words) })
}

// leave waits for the new page that some act brings.
func (p *tab) leave(act func()) {
	p.t.Helper()
	p.tries("ready", `window.seenBefore = true; return true`)
	act()
	p.tries("got to another page", `return !window.seenBefore && document.readyState === 'complete'`)
}

// fill types into the field with this label, in place of what was there.
func (p *tab) fill(label, value string) {
	p.t.Helper()
	p.tries("found the field “"+label+"”", `const e = field(a); if (!e) return false; e.focus(); e.select?.(); return document.activeElement === e`, label)
	if err := chromedp.Do(p.ctx, typing(value)); err != nil {
		p.t.Fatal(err)
	}
	p.tries("had “"+value+"” in “"+label+"”", `return field(a).value === b`, label, value)
}

func typing(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return err
	})
}

// set gives a field a value at once, where typing goes through a picker of the browser's own.
func (p *tab) set(label, value string) {
	p.t.Helper()
	p.tries("had “"+value+"” in “"+label+"”", `const e = field(a); if (!e) return false; e.value = b; changed(e); return e.value === b`, label, value)
}

// choose picks an option by its words.
func (p *tab) choose(label, option string) {
	p.t.Helper()
	p.tries("chose “"+option+"” for “"+label+"”", `
		const e = field(a), o = e && [...e.options].find(o => plain(o.text) === b);
		if (!o) return false;
		e.value = o.value; changed(e);
		return true`, label, option)
	p.acted()
}

// tick chooses a radio button or ticks a box.
func (p *tab) tick(label string) {
	p.t.Helper()
	p.tries("saw “"+label+"” to tick", `return !!field(a)`, label)
	already, _ := script[bool](p, `return field(a).checked`, label)
	p.tries("ticked “"+label+"”", `const e = field(a); if (!e) return false; if (!e.checked) e.click(); return e.checked`, label)
	if !already {
		p.acted()
	}
}

// attach puts a file into the field with this label.
func (p *tab) attach(label, file string) {
	p.t.Helper()
	p.tries("found “"+label+"”", `const e = field(a); if (!e) return false; e.setAttribute('data-attach', ''); return true`, label)
	err := chromedp.Do(p.ctx, chromedp.QueryAfter(chromedp.CSS("[data-attach]"), func(ctx context.Context, t *chromedp.Target, found []*chromedp.Node) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, NodeID: found[0].NodeID})
		return chromedp.Void{}, err
	}))
	if err != nil {
		p.t.Fatal(err)
	}
}

// value is what stands in a field.
func (p *tab) value(label string) string {
	p.t.Helper()
	v, err := script[string](p, `return field(a).value`, label)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// link is where the link or button with these words leads.
func (p *tab) link(words string) string {
	p.t.Helper()
	p.tries("saw the link “"+words+"”", `return !!pressable(a)?.href`, words)
	href, err := script[string](p, `return pressable(a).href`, words)
	if err != nil {
		p.t.Fatal(err)
	}
	return href
}

// stands waits until the number with this caption is right, without touching the page.
func (p *tab) stands(caption string, want int) {
	p.t.Helper()
	p.tries(fmt.Sprintf("said %d %s", want, caption), `return plain(stat(a)?.querySelector('.stat-value').textContent) === b`, caption, fmt.Sprint(want))
}
