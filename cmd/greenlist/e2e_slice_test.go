package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// The whole of it, as a newcomer does it: the real program, a real browser, a pretend Meta behind real HTTP.
func TestFromTheFirstSignInToTheSecondCampaign(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	eachInstall(t, func(t *testing.T, i *install) {
		s := newStage(t, i)
		s.control("behaviour", map[string]any{"read": 1, "deliver_after": "100ms", "read_after": "300ms"}, nil)
		s.control("people", map[string]string{"phone": "+3197010000001", "name": "René Bakker"}, nil)
		anna := somebody(t, browser, s.server.url)
		anna.signIn(s.addUser("anna@zaailing.example", "admin"))
		anna.describesTheCompany()
		anna.connectsWhatsApp()
		anna.addsAPurpose()
		anna.importsAList()
		mila := somebody(t, browser, s.server.url)
		mila.signsUp(anna, anna.publishesAForm())
		anna.getsATemplateApproved()
		report := anna.plansACampaign()
		s.watchItRise(anna)
		s.nobodyStrange(4)

		anna.writesSTOP("René Bakker")
		anna.schedulesACopy(report)
		if n := s.accepted(); n != 4+3 {
			t.Errorf("%d messages went out", n)
		}
		anna.looksAtTheQuality()
		s.evidenceHolds()
	})
}

func (p *tab) describesTheCompany() {
	p.t.Helper()
	p.open("/settings/company")
	for label, value := range map[string]string{
		"Name": "Zaailing", "Registered name": "Zaailing B.V.", "Address": "Kasstraat 3\n1234 AB Bloemendaal", "E-mail address": "hallo@zaailing.example",
		"Link to your privacy notice": "https://zaailing.example/privacy", "Time zone": "Europe/Amsterdam", "Currency": "EUR",
	} {
		p.fill(label, value)
	}
	p.choose("Country", "Netherlands")
	p.follow("Save")
	p.sees("Saved.")
}

func (p *tab) connectsWhatsApp() {
	p.t.Helper()
	p.open("/settings/whatsapp")
	for label, value := range map[string]string{
		"WhatsApp Business account ID": "100000000000001", "App ID": "100000000000003", "Access token": "sandbox-token",
		"App secret": "sandbox-secret", "Verify token": "sandbox-verify",
	} {
		p.fill(label, value)
	}
	p.follow("Connect")
	p.sees("Messages a second")
	p.sees("Working")
}

func (p *tab) addsAPurpose() {
	p.t.Helper()
	p.open("/purposes/new")
	p.fill("Name", "Offers")
	p.fill("What people get", "offers and news about plants")
	p.fill("How often", "at most twice a month")
	p.fill("How long you keep the number", "until you stop, and two years after that as proof")
	p.follow("Save")
	p.sees("at most twice a month")
}

// theList comes from an old till: semicolons, letters of Windows, numbers in four spellings, one person twice and one line that is none.
const theList = "Naam;Mobiel;Toestemming\r\n" +
	"René Bakker;+31 970 10 000 001;ja\r\n" +
	"Sem Visser;0031970 10000002;ja\r\n" +
	"Noor Jansen;(+31) 970-10000003;ja\r\n" +
	"Noor Jansen;+3197010000003;ja\r\n" +
	"Daan Smit;+3197010000004;nee\r\n" +
	"Balie;12;ja\r\n"

// tillList is a file with the list.
func tillList(t *testing.T) string {
	t.Helper()
	text, err := charmap.Windows1252.NewEncoder().String(theList)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "till.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func (p *tab) importsAList() {
	p.t.Helper()
	p.open("/imports/new")
	p.attach("The list", tillList(p.t))
	p.follow("Upload the list")
	p.sees("René Bakker")
	p.tick("Yes, and I can say how")
	p.choose("What they agreed to", "Offers")
	p.fill("How they agreed", "On the card at the till, kept in the shop.")
	p.sees("“ja” counts as a yes")
	p.follow("Import this list")
	p.sees("See the contacts")
	p.stands("Added", 4)
	p.stands("Rejected", 1)
	p.stands("Consents recorded", 3)
}

// publishesAForm returns its public address.
func (p *tab) publishesAForm() string {
	p.t.Helper()
	p.open("/forms/new")
	p.fill("Name", "Shop counter")
	p.comparesLanguagesOnceThereAreTwo("Dutch (Nederlands)")
	p.tries("had what is missing in line with what is checked", `
		const [missing, checked] = ['lacks', 'checked'].map(id => document.getElementById(id)?.getBoundingClientRect().x);
		return missing > 0 && missing === checked`)
	p.tick("Offers")
	p.follow("Save the draft")
	p.sees("Ready to publish")
	p.follow("Publish")
	p.sees("Published.")
	return p.link("Open the page")
}

// comparesLanguagesOnceThereAreTwo ticks another language in the editor of a form, and unticks it.
func (p *tab) comparesLanguagesOnceThereAreTwo(another string) {
	p.t.Helper()
	const one, two = `return !field(a) && !pressable(b)`, `return field(a) && !!pressable(b)`
	label, button := "Keep in sight while you write the others", "Fill what is empty in Dutch"
	p.tries("compared one language with nothing", one, label, button)
	p.tick(another)
	p.tries("compared two languages", two, label, button)
	p.tries("let the second language go", `const e = field(a); if (e.checked) e.click(); return !e.checked`, another)
	p.tries("compared one language with nothing again", one, label, button)
}

// signsUp is a customer on the hosted page, and then on their own telephone, which in a sandbox is a page of the dashboard.
func (p *tab) signsUp(staff *tab, form string) {
	p.t.Helper()
	p.open(form)
	p.fill("Mobile number", "+31 970 10 999 001")
	p.tick("Yes, I want to receive offers and news about plants from Zaailing on WhatsApp, at most twice a month.")
	p.sends("Sign up on WhatsApp")
	p.sees("One more step: confirm on WhatsApp")

	staff.open(p.link("Open WhatsApp"))
	staff.sees("Write from a phone")
	staff.fill("Name on WhatsApp", "Mila Vos")
	staff.follow("Send from this phone")
	staff.sees("I want to receive offers and news about plants")
	p.sees("You are signed up")
	p.follow("See your receipt")
	p.sees("offers and news about plants, at most twice a month")
	staff.open("/contacts")
	staff.sees("Mila Vos")
}

// sends presses the button of a public form. A form that comes back within two seconds passes for a program's, and says so kindly.
func (p *tab) sends(button string) {
	p.t.Helper()
	p.expect("status of 422")
	p.once(func() {
		until(p.t, "the form to be taken", func() bool {
			p.follow(button)
			hasty, err := script[bool](p, `return document.body.innerText.includes('That went very quickly')`)
			return err == nil && !hasty
		})
	})
}

func (p *tab) getsATemplateApproved() {
	p.t.Helper()
	p.open("/templates/new")
	p.fill("Name", "seedlings_in")
	p.choose("Language", "English")
	p.tick("Marketing")
	p.fill("Text", plainText)
	p.fill("Example for {{1}} in the text", "Mila")
	p.follow("Save the draft")
	p.sees("Hello Mila, the first seedlings are in.")
	p.follow("Send to Meta for review")
	p.stays(func() { p.sees("Approved") })
}

// stays fails when the page is loaded anew while something is waited for.
func (p *tab) stays(wait func()) {
	p.t.Helper()
	p.tries("ready", `window.watched = true; return true`)
	wait()
	if still, err := script[bool](p, `return window.watched === true`); err != nil || !still {
		p.t.Error("the page was loaded anew")
	}
}

func (p *tab) plansACampaign() (report string) {
	p.t.Helper()
	p.open("/campaigns/new")
	p.tick("seedlings_in · English · Marketing")
	p.follow("Go on")
	p.fill("Name of the campaign", "Spring")
	p.choose("For people who agreed to", "Offers")
	p.fill("Words, or what we say if unknown", "there")
	p.follow("Save and check")
	p.sees("4 people will get this; 1 won’t")
	p.sees("1 person never agreed to this")
	return p.path()
}

// watchItRise launches from the page of the draft while no webhook comes through, and lets them through when the report is in sight.
func (s *stage) watchItRise(p *tab) {
	p.t.Helper()
	s.control("faults", map[string]any{"webhooks": map[string]any{"pause": true}}, nil)
	p.follow("Send to 4 people")
	p.stays(func() {
		p.stands("Sent", 4)
		p.stands("Delivered", 0)
		s.control("faults", map[string]any{}, nil)
		p.stands("Delivered", 4)
		p.stands("Read", 4)
		p.stands("Not sent", 1)
		p.sees("Finished")
	})
	p.follow("See every person")
	p.sees("Mila Vos")
	p.sees("Never agreed to this")
}

// nobodyStrange counts what the pretend Meta accepted, and looks that nobody got anything twice.
func (s *stage) nobodyStrange(messages int) {
	s.t.Helper()
	twice, attempts := s.repeated()
	if n := s.accepted(); n != messages || twice > 0 || attempts > 0 {
		s.t.Errorf("%d messages instead of %d; %d people twice, %d attempts twice", n, messages, twice, attempts)
	}
	for _, r := range s.recorded() {
		if r.To == "31970"+"10000004" {
			s.t.Error("somebody who never agreed got a message")
		}
	}
}

func (p *tab) writesSTOP(name string) {
	p.t.Helper()
	p.open("/phones")
	p.follow(name)
	p.sees("the first seedlings are in")
	p.follow("Write STOP")
	p.sees("STOP")
	p.open("/contacts")
	p.follow(name)
	until(p.t, "the withdrawal", func() bool {
		p.open(p.path())
		gone, err := script[bool](p, `return plain(document.body.innerText).includes('No campaign reaches this person')`)
		return err == nil && gone
	})
}

func (p *tab) schedulesACopy(report string) {
	p.t.Helper()
	p.open(report)
	p.follow("Make a copy")
	p.sees("3 people will get this; 2 won’t")
	copied := p.path()
	p.follow("Change")
	p.tick("At a set time")
	p.set("Day and time", inAmsterdam(p.t, 50*time.Minute))
	p.follow("Save and check")
	p.follow("Schedule for 3 people")
	p.sees("Starts in")
	p.open("/phones")
	p.follow("1 hour")
	p.sees("The clock has moved.")
	p.open(copied)
	p.stands("Sent", 3)
	p.stands("Not sent", 2)
	p.follow("See every person")
	p.choose("Show", "Not sent")
	p.tries("listed why René got nothing", `
		const row = [...document.querySelectorAll('tbody tr')].find(r => r.innerText.includes('René Bakker'));
		return !!row && !document.body.innerText.includes('Mila Vos') && row.innerText.includes('Not sent') && row.innerText.includes('Took their yes back')`)
}

// inAmsterdam is a moment from now, as the company writes it.
func inAmsterdam(t *testing.T, ahead time.Duration) string {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return time.Now().Add(ahead).In(zone).Format("2006-01-02T15:04")
}

func (p *tab) looksAtTheQuality() {
	p.t.Helper()
	p.open("/quality")
	p.sees("Greenlist Sandbox")
	p.sees("Green")
	p.sees("Unlimited")
	p.sees("seedlings_in")
}
