package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"greenlist/models"
	"greenlist/views"
)

// A shopfront is a website of the company's, on an origin of its own, with a policy as strict as they come.
type shopfront struct {
	server *httptest.Server
	base   string // of Greenlist
	form   string // the address of the form
	claims string // the website it says to be
	sent   chan string
}

// hostScript is what the website itself runs: it writes down what the widget tells it.
const hostScript = `
window.heard = [];
for (const name of ["opened", "submitted", "confirmed"])
	document.addEventListener("greenlist:" + name, e => heard.push(name + " " + JSON.stringify(e.detail)));
`

// framesIt puts somebody else's page around a frame of the form.
const framesIt = `const f = document.createElement("iframe"); f.src = document.currentScript.dataset.src; document.body.append(f);`

func newShopfront(t *testing.T, base, form string) *shopfront {
	t.Helper()
	s := &shopfront{base: base, form: form, sent: make(chan string, 1)}
	s.server = httptest.NewServer(s)
	s.claims = s.origin()
	t.Cleanup(s.server.Close)
	return s
}

// origin is not that of Greenlist in the tests: another name, and so another website to browsers.
func (s *shopfront) origin() string {
	return strings.Replace(s.server.URL, "127.0.0.1", "localhost", 1)
}

func (s *shopfront) code() string { return path.Base(s.form) }

func (s *shopfront) loader(attributes string) string {
	return `<script src="` + s.base + `/widget/v1.js" ` + attributes + ` async></script>`
}

// page is the body of one of the website's pages.
func (s *shopfront) page(name string) string {
	code := `data-form="` + s.code() + `"`
	switch name {
	case "/inline":
		return s.loader(code+` data-theme="light"`) + `<noscript><a href="` + s.form + `">Sign up on WhatsApp</a></noscript>`
	case "/popup":
		return `<a href="` + s.form + `" data-greenlist-open="` + s.code() + `">Hear from us</a>` + s.loader(code+` data-mode="popup"`)
	case "/button":
		return s.loader(code + ` data-mode="button" data-label="Hear from us"`)
	case "/checkout":
		return `<form method="post" action="/orders"><input name="phone" aria-label="Phone">` + s.loader(code+` data-mode="checkout"`) + `<button>Order</button></form>`
	case "/once":
		return `<div id="room"></div>` + s.loader("")
	case "/frames":
		return `<script src="/frames.js" data-src="` + s.form + "?embed=" + s.claims + `"></script>`
	}
	return ""
}

func (s *shopfront) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sandbox := ""
	if r.URL.Query().Has("null") {
		sandbox = "; sandbox allow-scripts"
	}
	switch r.URL.Path {
	case "/host.js", "/frames.js":
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, map[string]string{"/host.js": hostScript, "/frames.js": framesIt}[r.URL.Path])
		return
	case "/orders":
		s.sent <- r.PostFormValue("greenlist_token")
	case "/around": // another website that puts ours in a frame
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>Around</title><main><iframe title="x" src="`+r.URL.Query().Get("of")+`"></iframe></main>`)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self' "+s.base+"; frame-src "+s.base+
		"; img-src data:; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"+sandbox)
	fmt.Fprint(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><script src="/host.js"></script></head><body><main><h1>Shop</h1>`+
		s.page(r.URL.Path)+`</main></body></html>`)
}

// stands finds the widgets' frames, wherever they stand.
const stands = `const frames = () => [...document.querySelectorAll('*')].flatMap(e => e.shadowRoot ? [...e.shadowRoot.querySelectorAll('iframe')] : []);`

// frame is the inside of the one frame of the form that this person has in front of them.
func (p *tab) frame(base string) *tab {
	p.t.Helper()
	var id target.ID
	p.until("had a frame", func() bool {
		infos, err := chromedp.Targets(p.ctx)
		at := slices.IndexFunc(infos, func(i *target.Info) bool {
			return i.Type == "iframe" && strings.HasPrefix(i.URL, base+"/f/") && i.BrowserContextID == chromedp.FromContext(p.ctx).BrowserContextID
		})
		if err == nil && at >= 0 {
			id = infos[at].TargetID
		}
		return id != ""
	})
	ctx, cancel := chromedp.NewContext(p.ctx, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel())
	p.t.Cleanup(cancel)
	f := &tab{t: p.t, ctx: ctx, base: base, acts: p.acts}
	if err := chromedp.Do(ctx); err != nil {
		p.t.Fatal(err)
	}
	f.listen()
	p.t.Cleanup(f.checkTrouble)
	return f
}

func (p *tab) heard() []string {
	p.t.Helper()
	heard, err := script[[]string](p, `return window.heard`)
	if err != nil {
		p.t.Fatal(err)
	}
	return heard
}

func (p *tab) hears(what string) {
	p.t.Helper()
	p.tries("heard that it was "+what, `return window.heard.some(h => h.startsWith(a + ' '))`, what)
}

func (p *tab) types(keys string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.KeyEvent(keys)); err != nil {
		p.t.Fatal(err)
	}
}

// fillsInHere fills in the form in a frame and sends it until it is taken: what comes within two seconds passes for a program's.
func (p *tab) fillsInHere(phone string) {
	p.t.Helper()
	p.expect("status of 422")
	p.tries("was filled in", `
		document.querySelector('input[name=phone]').value = a;
		const box = document.querySelector('input[name=purpose]'); box.checked = true;
		return box.checked`, phone)
	p.acted()
	p.acted() // the box, and the button below
	until(p.t, "the page that waits", func() bool {
		p.leave(func() { p.submit() })
		return strings.Contains(p.path(), "/s/")
	})
}

func (s *stage) confirms(f *tab, phone string) {
	s.t.Helper()
	declaration, err := script[string](f, `return document.querySelector('blockquote.message').textContent`)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.phones().Write(context.Background(), phone, declaration, ""); err != nil {
		s.t.Fatal(err)
	}
}

// keepsNothing looks that neither page nor frame keeps anything in the browser, or asks anybody but the website and Greenlist.
func (p *tab) keepsNothing(s *shopfront, pages ...*tab) {
	p.t.Helper()
	cookies, err := chromedp.CallBrowser(p.ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID})
	if err != nil || len(cookies.Cookies) > 0 {
		p.t.Errorf("cookies: %+v, %v", cookies, err)
	}
	for _, page := range append(pages, p) {
		strangers, err := script[[]string](page, `return performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith(a + '/') && !n.startsWith(b + '/') && !n.startsWith('data:'))`, s.base, s.origin())
		if err != nil || len(strangers) > 0 {
			p.t.Errorf("asked strangers: %v, %v", strangers, err)
		}
		kept, err := script[int](page, `return localStorage.length + sessionStorage.length`)
		if err != nil || kept > 0 {
			p.t.Errorf("%d things kept in storage, %v", kept, err)
		}
	}
}

// looksAt runs axe inside a frame as it stands there.
func (a *axe) looksAt(f *tab, name string) {
	a.t.Helper()
	ctx, cancel := context.WithTimeout(f.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](a.source+"; 0")); err != nil {
		a.t.Fatal(err)
	}
	report, err := a.ask(ctx, allRules)
	if err != nil {
		a.t.Fatalf("%s: %v", name, err)
	}
	for _, violation := range report.Violations {
		a.t.Errorf("%s: %s", name, violation)
	}
}

// The widget on somebody else's website: it works under the strictest policy, keeps nothing, and stands nowhere else.
func TestTheWidgetOnAForeignWebsite(t *testing.T) {
	t.Parallel()
	browser, a := openBrowser(t), newAxe(t)
	s := newCompany(t, newStage(t, onSQLite(t)), 1)
	s.describe()
	form := s.publish("Web shop")
	shop := newShopfront(t, s.server.url, s.server.url+"/f/"+form.Code)
	staff := somebody(t, browser, s.server.url)
	staff.signIn(s.addUser("sanne@zaailing.example", "admin"))
	staff.open(fmt.Sprintf("/forms/%d/website", form.ID))
	staff.fill("Address of a website", shop.origin())
	staff.tick("Only for trying things out")
	staff.follow("Add the website")
	staff.sees(shop.origin())

	at := func(name string) func(*testing.T, func(p *tab)) {
		return func(t *testing.T, f func(p *tab)) {
			p := somebody(t, browser, shop.origin())
			p.open(name)
			f(p)
		}
	}
	t.Run("signing up in the page", func(t *testing.T) { at("/inline")(t, func(p *tab) { s.inThePage(p, shop, a) }) })
	t.Run("by keyboard in a pop-up", func(t *testing.T) { at("/popup")(t, func(p *tab) { p.byKeyboard(shop) }) })
	t.Run("the floating button", func(t *testing.T) { at("/button")(t, func(p *tab) { p.pressesTheButton(shop, a) }) })
	t.Run("a shop that loads once", func(t *testing.T) { at("/once")(t, func(p *tab) { p.comesAndGoes(shop) }) })
	t.Run("forged messages", func(t *testing.T) { at("/inline")(t, func(p *tab) { p.isNotFooled(shop) }) })
	t.Run("a checkout", func(t *testing.T) { at("/checkout")(t, func(p *tab) { s.atCheckout(p, shop, a) }) })
	t.Run("nowhere else", func(t *testing.T) { nowhereElse(t, browser, shop) })
	t.Run("without scripts", func(t *testing.T) {
		p := somebody(t, browser, shop.origin())
		p.withoutScripts()
		p.open("/inline")
		p.follow("Sign up on WhatsApp")
		p.sees("Mobile number")
	})
}

func (s *stage) inThePage(p *tab, shop *shopfront, a *axe) {
	p.t.Helper()
	p.hears("opened")
	f := p.frame(shop.base)
	a.looksAt(f, "the form in a frame")
	f.fillsInHere("+31 970 10 999 001")
	p.hears("submitted")
	f.sees("Scan this code with your phone")
	outside, err := script[string](f, `const l = [...document.querySelectorAll('#signup a')].find(l => l.textContent.trim() === 'Open WhatsApp'); return l.target + ' ' + l.rel`)
	if err != nil || outside != "_blank noopener" {
		p.t.Errorf("WhatsApp opens in %q, %v", outside, err)
	}
	a.looksAt(f, "a sign-up that waits in a frame")
	s.confirms(f, "3197010999001")
	p.hears("confirmed")
	f.sees("You are signed up")
	a.looksAt(f, "a sign-up that is done in a frame")
	detail := `{"form":"` + shop.code() + `","mode":"inline"}`
	if heard := p.heard(); !slices.Equal(heard, []string{"opened " + detail, "submitted " + detail, "confirmed " + detail}) {
		p.t.Errorf("the website heard %q", heard)
	}
	fits, err := script[bool](p, stands+`const [f] = frames(); return f.title.length > 5 && f.clientHeight > 100 && !f.hasAttribute('style') || f.style.height.endsWith('px')`)
	if err != nil || !fits {
		p.t.Errorf("the frame has no name or does not fit: %v", err)
	}
	p.keepsNothing(shop, f)
}

func (p *tab) byKeyboard(shop *shopfront) {
	p.t.Helper()
	p.tries("was ready", `return !!window.Greenlist`)
	p.types(kb.Tab + kb.Enter)
	p.hears("opened")
	f := p.frame(shop.base)
	f.sees("Mobile number")
	f.expect("status of 422")
	focused := func(what string) {
		p.t.Helper()
		until(p.t, "the focus on "+what, func() bool {
			p.types(kb.Tab)
			on, err := script[bool](f, `return !!document.activeElement?.matches(a)`, what)
			return err == nil && on
		})
	}
	focused("input[name=phone]")
	p.types("+3197010999002")
	focused("input[name=purpose]")
	p.types(" ")
	focused("button[type=submit]")
	until(p.t, "the form to be taken", func() bool {
		f.leave(func() { p.types(kb.Enter) })
		if strings.Contains(f.path(), "/s/") {
			return true
		}
		focused("button[type=submit]")
		return false
	})
	p.hears("submitted")
	focused("#signup a")
	p.types(kb.Escape)
	p.tries("gave the focus back", stands+`return !frames().some(f => f.closest('dialog').open) && document.activeElement.matches('[data-greenlist-open]')`)
	p.types(kb.Enter)
	p.tries("opened again where it was", stands+`return frames().length === 1 && frames()[0].closest('dialog').matches(':modal')`)
	p.keepsNothing(shop, f)
}

func (p *tab) pressesTheButton(shop *shopfront, a *axe) {
	p.t.Helper()
	const inside = stands + `const root = [...document.body.children].find(e => e.shadowRoot)?.shadowRoot;`
	p.tries("had the button", inside+`return root?.querySelector('button.open').textContent === 'Hear from us'`)
	if n, err := script[int](p, inside+`return frames().length`); err != nil || n != 0 {
		p.t.Errorf("%d frames before anybody asked, %v", n, err)
	}
	a.looksAt(p, "a website with the button")
	p.types(kb.Tab + " ")
	p.hears("opened")
	p.tries("had a pop-up with a name", inside+`const d = root.querySelector('dialog'); return d.matches(':modal') && !!d.ariaLabel && root.activeElement === d`)
	p.frame(shop.base).sees("Mobile number")
	p.types(kb.Escape)
	p.tries("gave the focus back", inside+`return !root.querySelector('dialog').open && root.activeElement?.matches('.open')`)
}

// comesAndGoes is a shop that changes its page by itself.
func (p *tab) comesAndGoes(shop *shopfront) {
	p.t.Helper()
	p.tries("was ready", `return !!window.Greenlist`)
	has := func(n int, after, change string) {
		p.t.Helper()
		if _, err := script[bool](p, `const room = document.getElementById('room'); const add = () => { const d = document.createElement('div'); d.dataset.greenlist = a; room.append(d) };`+change+`; return true`, shop.code()); err != nil {
			p.t.Fatal(err)
		}
		p.tries(fmt.Sprintf("had %d frames %s", n, after), stands+fmt.Sprintf(`return frames().filter(f => f.isConnected).length === %d`, n))
	}
	has(1, "when one came", `add()`)
	p.hears("opened")
	has(0, "when it went", `room.replaceChildren()`)
	has(1, "when it came again", `add()`)
	has(2, "when another came", `add()`)
	has(2, "when asked to look again", `Greenlist.mount(); Greenlist.mount()`)
	has(2, "when the shop swept the first one out", `room.firstChild.replaceChildren()`)
	has(2, "when the line was added once more", `const s = document.createElement('script'); room.dataset.x = 1; Greenlist.mount()`)
	has(0, "when all went", `room.remove()`)
}

// isNotFooled sends fifty messages that only look like ours.
func (p *tab) isNotFooled(shop *shopfront) {
	p.t.Helper()
	p.hears("opened")
	f := p.frame(shop.base)
	f.sees("Mobile number")
	const measure = stands + `const [f] = frames(); return f.style.height + ' ' + f.title`
	before, err := script[string](p, measure)
	if err != nil {
		p.t.Fatal(err)
	}
	const good = `{greenlist: 1, height: 4321, state: 'confirmed', title: 'forged'}`
	forgeries := []func() error{}
	for range 20 { // from the website itself, and from a frame of its own
		forgeries = append(forgeries, func() error {
			_, err := script[bool](p, `window.postMessage(`+good+`, '*'); window.dispatchEvent(new MessageEvent('message', {data: `+good+`, origin: a, source: window})); return true`, shop.base)
			return err
		})
	}
	for _, forged := range []string{
		`null`, `1`, `'confirmed'`, `[]`, `{}`, `{...good, greenlist: 2}`, `{...good, greenlist: '1'}`, `{...good, height: '4321'}`, `{...good, height: -1}`, `{...good, height: 1e9}`,
		`{...good, height: NaN}`, `{...good, height: 1.5}`, `{...good, state: 'paid'}`, `{...good, state: undefined}`, `{...good, state: ['confirmed']}`, `{...good, title: 1}`,
		`{...good, title: 'x'.repeat(999)}`, `{...good, more: 1}`, `{...good, token: '<b>'}`, `{...good, token: 1}`, `{...good, token: 'x'.repeat(9999)}`, `JSON.stringify(good)`,
		`new Map(Object.entries(good))`, `{height: 4321}`, `{greenlist: 1, state: 'confirmed'}`, `[good]`, `{...good, __proto__: null, constructor: 1}`, `true`, `{...good, title: null}`, `{...good, height: Infinity}`,
	} {
		forgeries = append(forgeries, func() error { // from the right frame, but not what our pages say
			_, err := script[bool](f, `const good = `+good+`; parent.postMessage(`+forged+`, '*'); return true`)
			return err
		})
	}
	if len(forgeries) != 50 {
		p.t.Fatalf("%d forgeries", len(forgeries))
	}
	for _, forge := range forgeries {
		if err := forge(); err != nil {
			p.t.Fatal(err)
		}
	}
	if _, err := script[bool](f, `parent.postMessage({greenlist: 1, height: 777, state: 'open', title: 'the control'}, '*'); return true`); err != nil {
		p.t.Fatal(err)
	}
	p.tries("believed the control, which came last", stands+`return frames()[0].style.height === '777px' && frames()[0].title === 'the control'`)
	if heard := p.heard(); len(heard) != 1 {
		p.t.Errorf("the website was told %q", heard)
	}
	if before == "4321px forged" {
		p.t.Error("fooled before it began")
	}
}

func (s *company) atCheckout(p *tab, shop *shopfront, a *axe) {
	p.t.Helper()
	p.hears("opened")
	f := p.frame(shop.base)
	f.sees("You can stop at any time")
	a.looksAt(f, "the block of a checkout")
	tick := func() {
		if _, err := script[bool](f, `document.querySelector('input[name=purpose]').click(); return true`); err != nil {
			p.t.Fatal(err)
		}
	}
	const token = `document.querySelector('form input[name=greenlist_token]').value`
	p.tries("had an empty token", `return `+token+` === ''`)
	tick()
	p.tries("had a token", `return `+token+`.split('.').length === 4`)
	tick()
	p.tries("had none again", `return `+token+` === ''`)
	tick()
	p.tries("had a token again", `return `+token+`.split('.').length === 4`)
	p.keepsNothing(shop, f)
	p.follow("Order")
	ticket, db := <-shop.sent, s.database()
	var signup models.Signup
	until(p.t, "the checkout to be completed", func() (done bool) {
		var err error
		signup, err = models.CompleteCheckout(context.Background(), db, models.Checkout{Ticket: ticket, Phone: "+3197010999003", Wording: func(language string) models.Wording { return views.WordsIn(language) }})
		var refusal models.Refusal
		if err != nil && (!errors.As(err, &refusal) || refusal.Reason != models.ServedHasty) {
			p.t.Fatal(err)
		}
		return err == nil
	})
	if signup.Source != models.SourceCheckout || signup.Page != shop.origin()+"/checkout" || !signup.Staging {
		p.t.Errorf("%+v", signup)
	}
}

// nowhereElse puts the form on a website that is not on the list, into a frame within a frame, and on a page without an origin.
func nowhereElse(t *testing.T, browser context.Context, shop *shopfront) {
	other := newShopfront(t, shop.base, shop.form)
	other.claims = shop.origin()
	for name, address := range map[string]string{
		"another website":                    other.origin() + "/inline",
		"one that pretends to be the listed": other.origin() + "/frames",
		"without an origin":                  shop.origin() + "/inline?null",
		"without an origin, pretending":      shop.origin() + "/frames?null",
		"a frame within a frame":             other.origin() + "/around?of=" + shop.origin() + "/inline",
	} {
		p := somebody(t, browser, "")
		p.open(address)
		until(t, name+" to be refused", func() bool {
			return slices.ContainsFunc(p.trouble.take(), func(words string) bool { return strings.Contains(words, "frame-ancestors") })
		})
		p.expect("")
		shown, err := script[bool](p.frame(shop.base), `return location.protocol !== 'chrome-error:' || !!document.querySelector('form')`)
		if err != nil || shown {
			t.Errorf("%s shows the form (%v)", name, err)
		}
	}
}
