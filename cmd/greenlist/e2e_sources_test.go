package main

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"greenlist/ledger"
	"greenlist/models"
)

// A street is a company with one published form, and people who come to say yes, each by another way.
type street struct {
	*company
	browser context.Context
	staff   *tab
	phone   *tab // shows the telephones of the pretend Meta
	form    models.Form
	shop    *shopfront
	key     string // of the web shop's own system
	acts    int    // what the people of the street have pressed, ticked or sent
}

// A way is one by which people say yes, and what is found of it afterwards.
type way struct {
	name   string
	source string // as records name it
	person string
	how    string   // on their page: where the yes comes from
	act    string   // in their history
	comes  func()   // walks it to its end
	where  []string // on their page: where they met it
	proof  []string // in the record of it
	shown  string   // among what they had before them, as it is kept
}

// openStreet opens the shop and signs the staff in.
func openStreet(t *testing.T, i *install, browser context.Context, people int) *street {
	t.Helper()
	s := &street{company: newCompany(t, newStage(t, i), people), browser: browser}
	s.describe()
	s.form = s.publish("Shop counter")
	s.staff = somebody(t, browser, s.server.url)
	s.staff.signIn(s.addUser("sanne@zaailing.example", "admin"))
	return s
}

// customer is somebody with a browser of their own, whose every act counts.
func (s *street) customer(base string) *tab {
	s.t.Helper()
	p := somebody(s.t, s.browser, base)
	p.acts = &s.acts
	return p
}

const (
	fromTheirPhone = "Said yes from their own phone"
	onRecord       = "Was recorded as having agreed"
	theQuestion    = "Would you like to receive offers and news about plants from Zaailing on WhatsApp, at most twice a month?"
)

// ways are all there are.
func (s *street) ways() []way {
	page := "/f/" + s.form.Code
	return []way{
		{"a list", ledger.SourceList, "Mila Visser 0", "An imported list", onRecord, func() {}, nil, []string{"On the card at the till, kept in the shop."}, ""},
		{"the page", models.SourceForm, "Poster Vos", "A form", fromTheirPhone, s.onTheirOwn, []string{"Shop counter", "poster"}, []string{page, theBox, "The box stood empty."}, theBox},
		{"a code in the window", models.SourceForm, "Window Vos", "A form", fromTheirPhone, s.byLink, []string{"Shop counter", "shop-window"}, []string{page, theBox}, theBox},
		{"an invitation", models.SourceInvitation, "Letter Vos", "A personal invitation", fromTheirPhone, s.byInvitation, nil, []string{theBox, "Pressed"}, theBox},
		{"the widget", models.SourceWidget, "Widget Vos", "A form on your website", fromTheirPhone, s.byWidget, []string{"/inline"}, []string{"/inline", "http://localhost:", theBox, "The box stood empty."}, theBox},
		{"a checkout", models.SourceCheckout, "Checkout Vos", "Your shop’s checkout", fromTheirPhone, s.atShopCheckout, []string{"/checkout"}, []string{"/checkout", "http://localhost:", theBox, "The box stood empty."}, theBox},
		{"a tablet", models.SourceCounter, "Tablet Vos", "A form at the counter", fromTheirPhone, s.onATablet, []string{"till-2"}, []string{page, theBox}, theBox},
		{"paper", models.SourcePaper, "Paper Vos", "Paper", onRecord, s.onPaper, []string{"Noor, at the counter", "Document (PDF, 1 kB)"}, []string{"Noor, at the counter", "On paper"}, "Messages from Zaailing on WhatsApp"},
		{"the telephone", models.SourcePhone, "Caller Vos", "Telephone", onRecord, s.byTelephone, []string{"Noor, at the counter"}, []string{"Noor, at the counter"}, "Would you like to receive offers and news about plants"},
		{"a word", models.SourceKeyword, "Word Vos", "A word on WhatsApp", fromTheirPhone, s.byKeyword, nil, []string{"A conversation on WhatsApp", "Could press"}, theQuestion},
		{"an ad", models.SourceAd, "Ad Vos", "An advertisement", fromTheirPhone, s.byAd, []string{"120200300400"}, []string{"120200300400", "Could press"}, theQuestion},
		{"a question", models.SourceChat, "Chat Vos", "A question on WhatsApp", fromTheirPhone, s.byQuestion, nil, []string{"A conversation on WhatsApp", "Could press"}, theQuestion},
		{"another system", models.SourceAPI, "Shop Vos", "Another system", onRecord, s.bySystem, nil, []string{"Ticked the box in the account settings", theBox}, ""},
	}
}

// Everybody who said yes stands on the list of contacts, with how and where they said it, and with the proof of it. The longest journeys are walked on
// one of the databases: the first campaign is on both.
func TestEveryWayToSayYes(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	s := openStreet(t, onSQLite(t), browser, 1)
	s.opensAShop()
	for _, w := range s.ways() {
		s.acts = 0
		w.comes()
		t.Logf("%s: %d acts of their own", w.name, s.acts)
		s.found(w)
	}
	s.evidenceHolds()
}

// found looks somebody up among the contacts: how they said yes, what the history says about it, and what they had before them.
func (s *street) found(w way) {
	s.t.Helper()
	s.staff.open("/contacts?q=" + url.QueryEscape(w.person))
	s.staff.follow(w.person)
	for _, words := range append([]string{w.how, w.act, "May be messaged"}, w.where...) {
		s.staff.sees(words)
	}
	id, _ := strconv.ParseInt(strings.TrimPrefix(s.staff.path(), "/contacts/"), 10, 64)
	consents, err := models.ListConsents(context.Background(), s.database(), id)
	if err != nil || len(consents) != 1 || consents[0].Source != w.source {
		s.t.Errorf("%s: %+v, %v", w.name, consents, err)
	}
	link, err := script[string](s.staff, `return name(document.querySelector('[data-label="Proof"] a'))`)
	if err != nil {
		s.t.Fatal(err)
	}
	s.staff.follow(link)
	for _, words := range append([]string{w.how}, w.proof...) {
		s.staff.sees(words)
	}
	s.wasShown(w)
}

// wasShown looks at what is kept of what they had before them. It stands in a frame that runs nothing.
func (s *street) wasShown(w way) {
	s.t.Helper()
	kept, err := script[string](s.staff, `return document.querySelector('iframe.form-preview')?.src || ''`)
	if err != nil || (kept == "") != (w.shown == "") {
		s.t.Errorf("%s: the form as shown is kept at %q, %v", w.name, kept, err)
	}
	if kept != "" {
		s.staff.open(kept)
		s.staff.sees(w.shown)
	}
}

// sourcesOfConsent are the values of the constants that name where people say yes.
func sourcesOfConsent(t *testing.T) (all []string) {
	t.Helper()
	values := constants(t, "../../ledger/payload_consent.go")
	for name := range constants(t, "../../models/source.go") {
		if values[name] == "" {
			t.Errorf("nobody knows what models.%s is", name)
		}
		all = append(all, values[name])
	}
	return all
}

// constants are those of a file that begin with Source, with the text they stand for where the file tells.
func constants(t *testing.T, file string) map[string]string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(file), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Source") {
			return true
		}
		all[spec.Names[0].Name] = ""
		if literal, ok := spec.Values[0].(*ast.BasicLit); ok {
			all[spec.Names[0].Name], _ = strconv.Unquote(literal.Value)
		}
		return true
	})
	return all
}

// unwalked are the sources that no way leads to.
func unwalked(sources []string, ways []way) (left []string) {
	for _, source := range sources {
		if !slices.ContainsFunc(ways, func(w way) bool { return w.source == source }) {
			left = append(left, source)
		}
	}
	return left
}

// Whoever adds a source adds the way there.
func TestNoSourceOfConsentIsLeftOut(t *testing.T) {
	all, ways := sourcesOfConsent(t), (&street{}).ways()
	// A renewal needs a yes that is about to end, which no walk of one day has; its ways are walked through the whole server, with a clock.
	all = slices.DeleteFunc(all, func(source string) bool { return source == models.SourceRenewal })
	if left := unwalked(all, ways); len(left) > 0 || len(all) < 11 {
		t.Errorf("of %v nobody walks %v", all, left)
	}
	without := slices.DeleteFunc(ways, func(w way) bool { return w.source == models.SourceCheckout })
	if left := unwalked(all, without); !slices.Equal(left, []string{models.SourceCheckout}) {
		t.Errorf("the control found %v", left)
	}
}
