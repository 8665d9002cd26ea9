package main

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// A street is a company with one published form, and people who come to say yes, each by another way.
type street struct {
	*company
	staff *tab
	form  models.Form
}

// Everybody who said yes stands on the list of contacts, with how they said it and the proof of it.
func TestEveryWayToSayYes(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	eachInstall(t, func(t *testing.T, i *install) {
		s := &street{company: newCompany(t, newStage(t, i), 1)}
		s.describe()
		s.form = s.publish("Shop counter")
		s.staff = somebody(t, browser, s.server.url)
		s.staff.signIn(s.addUser("sanne@zaailing.example", "admin"))

		s.found("Mila Visser 0", "An imported list", "Was recorded as having agreed")
		s.onTheirOwn(browser)
		s.byInvitation(browser)
		s.onPaper()
		s.byTelephone()
		s.byKeyword()
		s.byAd()
		s.byQuestion()
		s.onATablet(browser)
		s.bySystem()
		s.evidenceHolds()
	})
}

// describe says of the company what a form must say.
func (c *company) describe() {
	c.t.Helper()
	var o models.Organisation
	if err := o.Describe(context.Background(), c.database(), models.System, models.Company{
		Name: "Zaailing", LegalName: "Zaailing B.V.", Address: "Kasstraat 3\n1234 AB Bloemendaal", Email: "hallo@zaailing.example", PrivacyURL: "https://zaailing.example/privacy",
		Country: "NL", Authority: "Autoriteit Persoonsgegevens", Zone: "Europe/Amsterdam", Currency: "EUR",
	}); err != nil {
		c.t.Fatal(err)
	}
}

var formText = models.FormText{Headline: "Be the first to hear", Intro: "New plants and good offers, now and then.", Button: "Sign up on WhatsApp"}

// publish makes a form in English for the company's purpose.
func (c *company) publish(name string) models.Form {
	c.t.Helper()
	ctx := context.Background()
	form, err := models.CreateForm(ctx, c.database(), models.System, name, models.FormDraft{
		Languages: []string{"en"}, PurposeIDs: []int64{c.purpose.ID}, Texts: map[string]models.FormText{"en": formText},
	})
	if err == nil {
		_, err = form.Publish(ctx, c.database(), models.System, views.DrawNotice)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return form
}

const theBox = "Yes, I want to receive offers and news about plants from Zaailing on WhatsApp, at most twice a month."

// fillsIn is a customer on the page of a form.
func (p *tab) fillsIn(phone string) {
	p.t.Helper()
	if phone != "" {
		p.fill("Mobile number", phone)
	}
	p.tick(theBox)
	p.sends(formText.Button)
	p.sees("One more step: confirm on WhatsApp")
}

// confirms is the customer's own telephone, which sends what is ready there.
func (s *street) confirms(p *tab, phone, name string) {
	s.t.Helper()
	ctx := context.Background()
	person, err := s.phones().AddPerson(ctx, whatsapp.Person{Phone: whatsapp.Digits(phone), Name: name})
	if err == nil {
		declaration, _ := script[string](p, `return document.querySelector('blockquote.message').innerText`)
		err = s.phones().Write(ctx, person.UserID, declaration, "")
	}
	if err != nil {
		s.t.Fatal(err)
	}
	p.sees("You are signed up")
}

// found looks somebody up among the contacts: how they said yes, and what the history says about it.
func (s *street) found(name, how, act string) {
	s.t.Helper()
	s.staff.open("/contacts?q=" + url.QueryEscape(name))
	s.staff.follow(name)
	s.staff.sees(how)
	s.staff.sees(act)
	s.staff.sees("May be messaged")
}

const fromTheirPhone = "Said yes from their own phone"

func (s *street) onTheirOwn(browser context.Context) {
	s.t.Helper()
	p := somebody(s.t, browser, s.server.url)
	p.open("/f/" + s.form.Code + "?tag=poster")
	p.fillsIn("+31 970 10 900 001")
	s.confirms(p, "+3197010900001", "Poster Vos")
	s.found("Poster Vos", "A form", fromTheirPhone)
}

// byInvitation is somebody the company knows, who opens their own link.
func (s *street) byInvitation(browser context.Context) {
	s.t.Helper()
	ctx := context.Background()
	known, err := models.AddContact(ctx, s.database(), models.System, models.NewContact{Phone: "+3197010900002", Name: "Letter Vos", Source: "staff"})
	if err != nil {
		s.t.Fatal(err)
	}
	s.staff.open("/forms/" + strconv.FormatInt(s.form.ID, 10) + "/invitations")
	s.staff.fill("Name", "Spring letter")
	s.staff.follow("Make the file")
	s.staff.sees("Spring letter")
	p := somebody(s.t, browser, s.server.url)
	p.open(s.linkOf(known))
	if number := p.value("Mobile number"); number != known.PhoneNumber() {
		s.t.Errorf("the link filled in %q", number)
	}
	p.fillsIn("")
	s.confirms(p, known.PhoneNumber(), "Letter Vos")
	s.found("Letter Vos", "A personal invitation", fromTheirPhone)
}

// linkOf takes a person's link out of the file.
func (s *street) linkOf(c models.Contact) string {
	s.t.Helper()
	file := s.anna.get("/forms/" + strconv.FormatInt(s.form.ID, 10) + "/invitations/1/links.csv")
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, strings.TrimPrefix(c.PhoneNumber(), "+")) {
			return strings.TrimSpace(line[strings.LastIndexByte(line, ',')+1:])
		}
	}
	s.t.Fatalf("%s is not in the file:\n%s", c.Label(), file)
	return ""
}

func (s *street) onPaper() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Print the sheet")
	s.staff.sees("Messages from Zaailing on WhatsApp")
	s.openForm()
	s.staff.follow("Record a signed sheet")
	s.recordsYes("+31 970 10 900 003", "Paper Vos")
	scan := filepath.Join(s.t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n% a signed sheet\n%%EOF\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.staff.attach("Scan or photograph of the sheet", scan)
	s.staff.follow("Record the yes")
	s.staff.sees("may be messaged about this")
	s.found("Paper Vos", "Paper", "Noor, at the counter")
}

func (s *street) byTelephone() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Open the script")
	s.staff.sees("Would you like to receive offers and news about plants")
	s.openForm()
	s.staff.follow("Record a yes")
	s.recordsYes("+31 970 10 900 004", "Caller Vos")
	s.staff.follow("Record the yes")
	s.found("Caller Vos", "Telephone", "Noor, at the counter")
}

func (s *street) openForm() {
	s.t.Helper()
	s.staff.open("/forms/" + strconv.FormatInt(s.form.ID, 10))
}

func (s *street) recordsYes(phone, name string) {
	s.t.Helper()
	s.staff.fill("Mobile number", phone)
	s.staff.fill("Name", name)
	s.staff.tick("Offers")
	s.staff.set("Day", "2026-01-15")
	s.staff.fill("Who took it down, and where", "Noor, at the counter")
}

// onATablet is somebody at the till, who fills in the form there and confirms on their own phone.
func (s *street) onATablet(browser context.Context) {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Set up a tablet")
	s.staff.fill("Where does the tablet stand?", "Till 2")
	s.staff.follow("Make an address")
	p := somebody(s.t, browser, s.server.url)
	p.open(s.staff.value("Address"))
	p.fill("Mobile number", "+31 970 10 900 021")
	p.tick(theBox)
	p.sends(formText.Button)
	p.sees(views.WordsIn("en").Counter.Title)
	scanned := somebody(s.t, browser, s.server.url) // the code on the tablet holds the message that this page spells out
	scanned.open("/f/" + s.form.Code + "/s/" + path.Base(p.path()))
	s.confirms(scanned, "+3197010900021", "Tablet Vos")
	p.sees("You are signed up")
	s.found("Tablet Vos", "A form at the counter", fromTheirPhone)
}

// bySystem is the company's own web shop, which writes down what somebody ticked there.
func (s *street) bySystem() {
	s.t.Helper()
	s.staff.open("/settings/keys/new")
	s.staff.fill("Which system", "Web shop")
	s.staff.tick("Write consents")
	s.staff.tick("Write contacts")
	s.staff.follow("Make the key")
	key := s.staff.value("Key")
	s.tell(key, "/api/v1/contacts", `{"phone": "+3197010900022", "name": "Shop Vos"}`)
	s.tell(key, "/api/v1/optins", `{"phone": "+3197010900022", "language": "en", "purposes": ["Offers"], "how": "Ticked the box in the account settings", "shown": "`+theBox+`"}`)
	s.found("Shop Vos", "Another system", "Ticked the box in the account settings")
}

// tell is a request of the company's own system.
func (s *street) tell(key, path, body string) {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.server.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", path)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	if answer, _ := io.ReadAll(response.Body); response.StatusCode >= 300 {
		s.t.Fatalf("%s: %s %s", path, response.Status, answer)
	}
}
