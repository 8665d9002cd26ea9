package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"greenlist/models"
	"greenlist/views"
)

// mostTabs is how often a person has to press Tab to get from the top of a form to its button.
const mostTabs = 12

// Whoever sees little, uses no mouse and runs no scripts signs up and leaves again, in every language: on the smallest telephone, and where a page
// is enlarged four times. axe looks at every state of every page.
func TestSigningUpAndLeavingByKeyboardAlone(t *testing.T) {
	t.Parallel()
	began, browser := time.Now(), openBrowser(t)
	s := newStage(t, onSQLite(t))
	c := &company{stage: s, anna: newVisitor(t, s.server.url)}
	c.anna.post(s.addUser("anna@zaailing.example", "admin"), nil)
	c.connect()
	form := c.publishInEveryLanguage()
	look := newAxe(t)
	for n, language := range models.Languages {
		v := &reader{tab: somebody(t, browser, s.server.url), axe: look, language: language, words: views.WordsIn(language)}
		v.withoutScripts()
		v.expect("status of 422")
		v.signsUp(c, "/f/"+form.Code+"?lang="+language, fmt.Sprintf("+31 970 10 998 00%d", n))
		v.leaves()
	}
	if err := form.Stop(context.Background(), c.database(), models.System); err != nil {
		t.Fatal(err)
	}
	for _, language := range models.Languages {
		v := &reader{tab: somebody(t, browser, s.server.url), axe: look, language: language, words: views.WordsIn(language)}
		v.open("/f/" + form.Code + "?lang=" + language)
		v.examine("closed")
	}
	look.summary(began)
}

// publishInEveryLanguage is the form that a new company begins with, in all languages and with one purpose.
func (c *company) publishInEveryLanguage() models.Form {
	c.t.Helper()
	ctx, db := context.Background(), c.database()
	var o models.Organisation
	c.must(o.Describe(ctx, db, models.System, models.Company{
		Name: "Zaailing", LegalName: "Zaailing B.V.", Address: "Kasstraat 3\n1234 AB Bloemendaal", Email: "hallo@zaailing.example", PrivacyURL: "https://zaailing.example/privacy",
		Country: "NL", Authority: "Autoriteit Persoonsgegevens", AuthorityURL: "https://authority.example", Zone: "Europe/Amsterdam", Currency: "EUR",
	}))
	purpose, err := models.CreatePurpose(ctx, db, models.System, models.NewPurpose{Name: "Offers", Words: map[string]models.PurposeWords{
		"en": {What: "offers on plants", Often: "at most twice a month", Kept: "until you stop"}, "nl": {What: "aanbiedingen voor planten", Often: "hooguit twee keer per maand", Kept: "tot u stopt"},
		"de": {What: "Angebote für Pflanzen", Often: "höchstens zweimal im Monat", Kept: "bis Sie widerrufen"}, "da": {What: "tilbud på planter", Often: "højst to gange om måneden", Kept: "indtil du stopper"},
		"sv": {What: "erbjudanden på växter", Often: "högst två gånger i månaden", Kept: "tills du slutar"}, "fr": {What: "des offres sur les plantes", Often: "au plus deux fois par mois", Kept: "jusqu’à votre arrêt"},
		"es": {What: "ofertas de plantas", Often: "como máximo dos veces al mes", Kept: "hasta que se dé de baja"},
	}})
	c.must(err)
	draft := models.FormDraft{Languages: models.Languages, Texts: map[string]models.FormText{}, PurposeIDs: []int64{purpose.ID}}
	for _, language := range models.Languages {
		draft.Texts[language] = views.FindExample("").In(language, "Zaailing")
	}
	form, err := models.CreateForm(ctx, db, models.System, "All languages", draft)
	c.must(err)
	_, err = form.Publish(ctx, db, models.System, views.DrawNotice)
	c.must(err)
	return form
}

func (c *company) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// A reader is somebody with a keyboard and a page enlarged four times.
type reader struct {
	*tab
	axe      *axe
	language string
	words    views.Words
}

// enlarged is a window of 1280 by 1024 pixels in which everything is four times as large; narrow is the smallest telephone.
var enlarged, narrow = [2]int64{320, 256}, [2]int64{320, 568}

func (v *reader) window(size [2]int64) {
	v.t.Helper()
	_, err := chromedp.Call(v.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: size[0], Height: size[1], DeviceScaleFactor: 1})
	if err != nil {
		v.t.Fatal(err)
	}
}

// examine lets axe look at a state of a page, and sees whether anything is cut off. It leaves the enlarged window.
func (v *reader) examine(state string) {
	v.t.Helper()
	v.axe.checked++
	v.scripts(true)
	found, err := v.axe.run(v.tab, look{narrow[0], "light"}, allRules)
	v.scripts(false)
	if err != nil {
		v.t.Fatalf("%s in %s: %v", state, v.language, err)
	}
	for _, violation := range found.Violations {
		v.t.Errorf("%s in %s: %s", state, v.language, violation)
	}
	for _, rule := range found.Incomplete {
		v.axe.incomplete[rule]++
	}
	for _, size := range [][2]int64{narrow, enlarged} {
		v.window(size)
		if wide, err := script[int](v.tab, `return document.documentElement.scrollWidth - document.documentElement.clientWidth`); err != nil || wide > 0 {
			v.t.Errorf("%s in %s is %d pixels too wide at %v (%v)", state, v.language, wide, size, err)
		}
	}
}

// scripts lets axe run; the page's own scripts were not run when it was loaded.
func (v *reader) scripts(on bool) {
	v.t.Helper()
	if _, err := chromedp.Call(v.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		v.t.Fatal(err)
	}
}

func (v *reader) types(keys string) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, chromedp.KeyEvent(keys)); err != nil {
		v.t.Fatal(err)
	}
}

// unseen says what is wrong with the place where the keyboard is: people must see it, and see that it is there.
const unseen = `
const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
if (e === document.body) return '';
const ringed = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none';
const x = Math.min(Math.max(r.x + r.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(r.y + r.height / 2, 0), innerHeight - 1);
const top = document.elementFromPoint(x, y);
if (!ringed) return 'no ring';
if (r.bottom <= 0 || r.top >= innerHeight) return 'out of sight';
return top && (e.contains(top) || top.contains(e)) ? '' : 'behind ' + top?.outerHTML.slice(0, 80);`

// tabsTo presses Tab until the keyboard is at an element, and returns how often.
func (v *reader) tabsTo(selector string) int {
	v.t.Helper()
	for n := 1; n <= 3*mostTabs; n++ {
		v.types("\t")
		if complaint, err := script[string](v.tab, unseen); err != nil || complaint != "" {
			at, _ := script[string](v.tab, `return document.activeElement.outerHTML.slice(0, 120)`)
			v.t.Errorf("%s in %s: the keyboard is at %s: %s (%v)", v.path(), v.language, at, complaint, err)
		}
		if there, err := script[bool](v.tab, `return document.activeElement.matches(a)`, selector); err == nil && there {
			return n
		}
	}
	v.t.Fatalf("%s in %s: the keyboard never gets to %s", v.path(), v.language, selector)
	return 0
}

// enters presses Enter where the keyboard is and waits for the page this leads to.
func (v *reader) enters() {
	v.t.Helper()
	v.leave(func() { v.types("\r") })
}

// signsUp fills in the form, wrongly first, confirms on the telephone and reads the receipt.
func (v *reader) signsUp(c *company, path, number string) {
	v.t.Helper()
	v.open(path)
	v.examine("the empty form")
	if n := v.tabsTo("button[type=submit]"); n > mostTabs {
		v.t.Errorf("in %s the button is %d times Tab away", v.language, n)
	}
	v.tries("was there long enough to be read", `return performance.now() > 2500`)
	v.enters()
	v.sees(v.words.Errors.Title)
	v.examine("the form with mistakes")
	v.tabsTo("input[type=tel]")
	if err := chromedp.Do(v.ctx, typing(number)); err != nil {
		v.t.Fatal(err)
	}
	v.tabsTo("input[name=purpose]")
	v.types(" ")
	v.tabsTo("button[type=submit]")
	v.enters()
	v.sees(v.words.Confirm.Title)
	v.examine("waiting for the message")
	declaration, err := script[string](v.tab, `return document.querySelector('blockquote.message').textContent`)
	if err == nil {
		err = c.phones().Write(context.Background(), strings.NewReplacer("+", "", " ", "").Replace(number), declaration, "")
	}
	if err != nil {
		v.t.Fatal(err)
	}
	v.until("saw the thanks", func() bool {
		v.open(v.path())
		done, err := script[bool](v.tab, `return plain(document.body.innerText).includes(a)`, v.words.Done.Title)
		return err == nil && done
	})
	v.examine("signed up")
}

// leaves reads the receipt and stops, from the page that thanked for signing up.
func (v *reader) leaves() {
	v.t.Helper()
	thanks := v.path()
	v.tabsTo("a[href^='/r/']")
	v.enters()
	v.examine("the receipt")
	v.open(thanks)
	v.tabsTo("a[href^='/p/']")
	v.enters()
	v.examine("preferences")
	v.tabsTo("main button")
	v.enters()
	v.sees(strings.ReplaceAll(v.words.Preferences.Done, "{company}", "Zaailing"))
	v.examine("preferences after stopping")
}
