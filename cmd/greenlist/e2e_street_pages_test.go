package main

import (
	"context"
	"strconv"
	"strings"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

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
		p.acted()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	p.sees("You are signed up")
}

func (s *street) onTheirOwn() {
	s.t.Helper()
	p := s.customer(s.server.url)
	p.open("/f/" + s.form.Code + "?tag=poster")
	p.fillsIn("+31 970 10 900 001")
	s.confirms(p, "+3197010900001", "Poster Vos")
}

// byLink is somebody who scans the code in the shop window: it holds the short link that the page names.
func (s *street) byLink() {
	s.t.Helper()
	s.staff.open("/forms/" + strconv.FormatInt(s.form.ID, 10) + "/links")
	s.staff.fill("Where will it stand?", "Shop window")
	s.staff.follow("Make a link")
	s.staff.sees("The link and its code are ready for print.")
	short, err := script[string](s.staff, `return document.querySelector('[data-label="Link"] a').href`)
	if err != nil || !strings.Contains(short, "/l/") {
		s.t.Fatalf("the link is %q, %v", short, err)
	}
	p := s.customer(s.server.url)
	p.open(short)
	p.fillsIn("+31 970 10 900 005")
	s.confirms(p, "+3197010900005", "Window Vos")
}

// byInvitation is somebody the company knows, who opens their own link.
func (s *street) byInvitation() {
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
	p := s.customer(s.server.url)
	p.open(s.linkOf(known))
	if number := p.value("Mobile number"); number != known.PhoneNumber() {
		s.t.Errorf("the link filled in %q", number)
	}
	p.fillsIn("")
	s.confirms(p, known.PhoneNumber(), "Letter Vos")
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

// onATablet is somebody at the till, who fills in the form there and confirms on their own phone.
func (s *street) onATablet() {
	s.t.Helper()
	s.openForm()
	s.staff.follow("Set up a tablet")
	s.staff.fill("Where does the tablet stand?", "Till 2")
	s.staff.follow("Make an address")
	p := s.customer(s.server.url)
	p.open(s.staff.value("Address"))
	p.fill("Mobile number", "+31 970 10 900 021")
	p.tick(theBox)
	p.sends(formText.Button)
	p.sees(views.WordsIn("en").Counter.Title)
	s.confirmsAtTheTill(p, "+3197010900021", "Tablet Vos")
	p.sees("You are signed up")
}
