package main

import (
	"context"
	"net/url"
	"regexp"

	"greenlist/models"
)

// theOptOut is what the button of a template says with which people stop.
var theOptOut = models.OptOutWords("en")

// left waits until somebody said stop, and looks them up: in this way.
func (s *street) left(phone, how string) {
	s.t.Helper()
	ctx := context.Background()
	person, err := models.FindContactByAddress(ctx, s.database(), phone, "")
	if err != nil {
		s.t.Fatal(err)
	}
	until(s.t, person.Name+" to have left", func() bool {
		consents, err := models.ListConsents(ctx, s.database(), person.ID)
		return err == nil && len(consents) == 1 && consents[0].State == models.ConsentWithdrawn
	})
	s.staff.open("/contacts?q=" + url.QueryEscape(person.Name))
	s.staff.follow(person.Name)
	for _, words := range []string{"Said stop", how, "Took it back"} {
		s.staff.sees(words)
	}
}

func (s *street) leavesByWord() {
	s.t.Helper()
	p := s.onPhone("3197010900011")
	p.fill("Write as Word Vos", "Stoppp please 🙏")
	p.follow("Send from this phone")
	s.left("+3197010900011", "Wrote “Stoppp please 🙏”")
}

// leavesByButton presses the button under a message that was delivered.
func (s *street) leavesByButton() {
	s.t.Helper()
	p := s.onPhone("3197010900013")
	p.sees("the first seedlings are in")
	p.follow(theOptOut)
	s.left("+3197010900013", "Pressed “"+theOptOut+"”")
}

// leavesInWhatsApp turns off the company's offers and announcements there.
func (s *street) leavesInWhatsApp() {
	s.t.Helper()
	s.onPhone("3197010900012").follow("Stop offers in the app’s settings")
	s.left("+3197010900012", "In WhatsApp’s own settings")
}

// comesBackToOffers turns them on again, which is no yes.
func (s *street) comesBackToOffers() {
	s.t.Helper()
	s.onPhone("3197010900012").follow("Take offers again")
	until(s.t, "the resume to be kept", func() bool {
		c, err := models.FindContactByAddress(context.Background(), s.database(), "+3197010900012", "")
		return err == nil && c.MetaStoppedAt == nil
	})
	s.left("+3197010900012", "They chose this in WhatsApp.")
}

var preferenceLinks = regexp.MustCompile(`https?://\S+/p/\S+`)

// leavesOnTheirPage taps the link that came with the confirmation.
func (s *street) leavesOnTheirPage() {
	s.t.Helper()
	bubbles, err := s.phones().Thread(context.Background(), "3197010900001")
	if err != nil {
		s.t.Fatal(err)
	}
	var link string
	for _, b := range bubbles {
		if found := preferenceLinks.FindString(b.Body); found != "" {
			link = found
		}
	}
	p := s.customer(s.server.url)
	p.open(link)
	p.acted()
	p.follow("Stop this : offers and news about plants")
	p.sees("Done.")
	s.left("+3197010900001", "On their preferences page")
}

// takesDownTheirNo is somebody of the staff, whom a customer calls.
func (s *street) takesDownTheirNo() {
	s.t.Helper()
	s.staff.open("/contacts?q=Caller+Vos")
	s.staff.follow("Caller Vos")
	s.staff.choose("How they told you", "By telephone")
	s.staff.fill("What they said", "no more, thank you")
	s.staff.follow("Record an opt-out")
}

// leavesAfterSomebodyRead is somebody of the list, who says it so that only people understand.
func (s *street) leavesAfterSomebodyRead() {
	s.t.Helper()
	id := s.telephone(phoneOf(0), "Mila Visser 0")
	p := s.onPhone(id)
	p.fill("Write as Mila Visser 0", "Why am I getting this?")
	p.follow("Send from this phone")
	until(s.t, "the message to need a person", func() bool {
		n, err := models.CountDoubts(context.Background(), s.database())
		return err == nil && n == 1
	})
	s.staff.open("/needs-a-person")
	s.staff.sees("Mila Visser 0")
	s.staff.follow("Why am I getting this?")
	s.staff.follow("They want to stop")
	s.staff.sees("Nothing waits for you")
	s.left(phoneOf(0), "Told the staff “Why am I getting this?”")
}

func (s *street) isNeverMessagedAgain() {
	s.t.Helper()
	s.staff.open("/suppressions")
	s.staff.fill("Number", phoneOf(1))
	s.staff.tick("An authority’s")
	s.staff.fill("Why", "The regulator told us to.")
	s.staff.follow("Never message this number")
	s.staff.sees("The regulator told us to.")
	s.staff.open("/contacts?q=Noor+Visser+1")
	s.staff.follow("Noor Visser 1")
	s.staff.sees("Asked never to be messaged")
}
