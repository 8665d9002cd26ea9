package main

import (
	"context"
	"path"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"greenlist/models"
	"greenlist/views"
)

// ownTime lets a test decide how late it is on a page, and count how often the page looked.
const ownTime = `{
	const real = Date.now; let ahead = 0, looks = 0;
	Date.now = () => (looks++, real() + ahead);
	window.passes = ms => { ahead += ms; looks = 0 };
	window.looked = () => looks;
}`

// keepsTime gives the pages of this tab a clock that the test moves.
func (p *tab) keepsTime() {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: ownTime}); err != nil {
		p.t.Fatal(err)
	}
}

// passes moves the page's clock on.
func (p *tab) passes(d time.Duration) {
	p.t.Helper()
	p.tries("moved its clock", `window.passes(+a); return true`, strconv.FormatInt(d.Milliseconds(), 10))
}

// lasts moves the page's clock on, and waits until the page has looked at it since without asking or beginning anew.
func (p *tab) lasts(d time.Duration) {
	p.t.Helper()
	p.tries("ready", `window.seenBefore = true; return true`)
	p.passes(d)
	p.tries("looked at its clock", `return window.looked() > 1`)
	stayed, err := script[bool](p, `return window.seenBefore === true && document.getElementById('still-there').hidden`)
	if err != nil || !stayed {
		p.t.Errorf("%s did not last %s, %v", p.path(), d, err)
	}
}

// A tablet in the shop begins anew when whoever used it has gone, and nothing of theirs is left on it.
func TestATabletBeginsAnewWhenNobodyIsThere(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	s := &street{company: newCompany(t, newStage(t, onSQLite(t)), 0), browser: browser}
	s.describe()
	s.form = s.publish("Shop counter")
	till, err := s.form.OpenCounter(context.Background(), s.database(), models.System, "Till 2")
	if err != nil {
		t.Fatal(err)
	}
	p := somebody(t, browser, s.server.url)
	p.keepsTime()
	p.open(models.CounterLink(s.database(), till.ID))
	start := p.path()

	p.lasts(time.Hour) // nobody has begun
	p.walksAway()
	p.isAnew(start)

	p.signsUpAtTheTill("+31 970 10 900 031")
	p.lasts(80 * time.Second)
	p.passes(15 * time.Second)
	p.sees(views.WordsIn("en").Counter.Still)
	p.leave(func() { p.passes(31 * time.Second) }) // nobody answers
	p.isAnew(start)

	p.signsUpAtTheTill("+31 970 10 900 032")
	s.confirmsAtTheTill(p, "+3197010900032", "Till Vos")
	p.sees("You are signed up")
	p.lasts(15 * time.Second)
	p.leave(func() { p.passes(10 * time.Second) }) // no question: it is done
	p.isAnew(start)
}

// walksAway is somebody who types, is asked, stays, and then goes.
func (p *tab) walksAway() {
	p.t.Helper()
	counter := views.WordsIn("en").Counter
	p.fill("Mobile number", "+31 970 10 900 030")
	p.tick(theBox)
	p.lasts(80 * time.Second)
	p.passes(15 * time.Second)
	p.sees(counter.Still)
	p.tries("had the focus on the answer", `return document.activeElement?.closest('#still-there') !== null`)
	p.press(counter.Stay)
	p.lasts(80 * time.Second)
	if number := p.value("Mobile number"); number != "+31 970 10 900 030" {
		p.t.Errorf("who stayed has %q left", number)
	}
	p.passes(15 * time.Second)
	p.sees(counter.Still)
	p.leave(func() { p.passes(31 * time.Second) })
}

// isAnew looks that the page is the first one, with nothing on it.
func (p *tab) isAnew(start string) {
	p.t.Helper()
	ticked, err := script[bool](p, `return field(a).checked`, theBox)
	if number := p.value("Mobile number"); p.path() != start || number != "" || ticked || err != nil {
		p.t.Errorf("%s begins with %q and %v, %v", p.path(), number, ticked, err)
	}
}

func (p *tab) signsUpAtTheTill(phone string) {
	p.t.Helper()
	p.fill("Mobile number", phone)
	p.tick(theBox)
	p.sends(formText.Button)
	p.sees(views.WordsIn("en").Counter.Title)
}

// confirmsAtTheTill sends from their telephone what the code on the tablet holds; another page spells it out.
func (s *street) confirmsAtTheTill(till *tab, phone, name string) {
	s.t.Helper()
	p := s.customer(s.server.url)
	p.open("/f/" + s.form.Code + "/s/" + path.Base(till.path()))
	s.confirms(p, phone, name)
}
