package main

import (
	"context"
	"fmt"
	"net/url"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// clicksToJoin is what it takes on any form: a tick, a button, and sending the message that is ready on the telephone.
const clicksToJoin = 3

// Everybody who left stands among the contacts with how they left and what they said, and it took them no more than joining did.
func TestEveryWayToLeave(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	eachInstall(t, func(t *testing.T, i *install) {
		s := &street{company: newCompany(t, newStage(t, i), 7)}
		s.describe()
		s.form = s.publish("Shop counter")
		s.staff = somebody(t, browser, s.server.url)
		s.staff.signIn(s.addUser("sanne@zaailing.example", "admin"))

		for way, leave := range map[string]func() int{
			"a word": s.leavesByWord, "a button": s.leavesByButton, "the setting in WhatsApp": s.leavesInWhatsApp, "their own page": func() int { return s.leavesOnTheirPage(browser) },
		} {
			if clicks := leave(); clicks > clicksToJoin {
				t.Errorf("leaving by %s takes %d clicks, joining %d", way, clicks, clicksToJoin)
			}
		}
		s.leavesByTelephone()
		s.leavesAfterSomebodyRead()
		s.isNeverMessagedAgain()
		s.evidenceHolds()
	})
}

// visitorName is what the nth imported person is called.
func visitorName(n int) string {
	return []string{"Mila", "Noor", "Sem", "Daan", "Tess", "Finn", "Lotte"}[n] + fmt.Sprintf(" Visser %d", n)
}

// left looks somebody up: they said stop, in this way.
func (s *street) left(n int, how string) {
	s.t.Helper()
	s.staff.open("/contacts?q=" + url.QueryEscape(visitorName(n)))
	s.staff.follow(visitorName(n))
	until(s.t, visitorName(n)+" to have left", func() bool {
		s.staff.open(s.staff.path())
		text, _ := script[bool](s.staff, `return plain(document.body.innerText).includes("Said stop")`)
		return text
	})
	s.staff.sees(how)
	s.staff.sees("Took it back")
}

func (s *street) leavesByWord() int {
	s.t.Helper()
	s.writes(0, "Stoppp please 🙏")
	s.left(0, "Wrote “Stoppp please 🙏”")
	return 1
}

// leavesByButton writes what the button under a message sends.
func (s *street) leavesByButton() int {
	s.t.Helper()
	s.writes(1, models.OptOutWords("nl"))
	s.left(1, "“Afmelden”")
	return 1
}

// leavesInWhatsApp opens the business there, and turns off its offers and announcements.
func (s *street) leavesInWhatsApp() int {
	s.t.Helper()
	ctx := context.Background()
	id := s.telephone(phoneOf(2), visitorName(2))
	if err := s.phones().SetMarketing(ctx, id, true); err != nil {
		s.t.Fatal(err)
	}
	s.left(2, "In WhatsApp’s own settings")
	if err := s.phones().SetMarketing(ctx, id, false); err != nil {
		s.t.Fatal(err)
	}
	until(s.t, "the resume to be kept", func() bool {
		c, err := models.FindContactByAddress(ctx, s.database(), phoneOf(2), "")
		return err == nil && c.MetaStoppedAt == nil
	})
	s.left(2, "They chose this in WhatsApp.")
	return 2
}

func (s *street) leavesOnTheirPage(browser context.Context) int {
	s.t.Helper()
	c, err := models.FindContactByAddress(context.Background(), s.database(), phoneOf(3), "")
	if err != nil {
		s.t.Fatal(err)
	}
	p := somebody(s.t, browser, s.server.url)
	p.open(models.PreferenceLink(s.database(), c.ID))
	p.follow("Stop this : offers and news about plants")
	p.sees("Done.")
	s.left(3, "On their preferences page")
	return 2
}

func (s *street) leavesByTelephone() {
	s.t.Helper()
	s.staff.open("/contacts?q=" + url.QueryEscape(visitorName(4)))
	s.staff.follow(visitorName(4))
	s.staff.choose("How they told you", "By telephone")
	s.staff.fill("What they said", "no more, thank you")
	s.staff.follow("Record an opt-out")
	s.left(4, "Told the staff “by telephone: no more, thank you”")
}

func (s *street) leavesAfterSomebodyRead() {
	s.t.Helper()
	s.writes(5, "How do I stop this?")
	until(s.t, "the message to need a person", func() bool {
		n, err := models.CountDoubts(context.Background(), s.database())
		return err == nil && n == 1
	})
	s.staff.open("/needs-a-person")
	s.staff.sees(visitorName(5))
	s.staff.follow("How do I stop this?")
	s.staff.follow("They want to stop")
	s.staff.sees("Nothing waits for you")
	s.left(5, "Told the staff “How do I stop this?”")
}

func (s *street) isNeverMessagedAgain() {
	s.t.Helper()
	s.staff.open("/suppressions")
	s.staff.fill("Number", phoneOf(6))
	s.staff.tick("An authority’s")
	s.staff.fill("Why", "The regulator told us to.")
	s.staff.follow("Never message this number")
	s.staff.sees("The regulator told us to.")
	s.staff.open("/contacts?q=" + url.QueryEscape(visitorName(6)))
	s.staff.follow(visitorName(6))
	s.staff.sees("Asked never to be messaged")
}

func (s *street) writes(n int, words string) {
	s.t.Helper()
	person, err := s.phones().AddPerson(context.Background(), whatsapp.Person{Phone: whatsapp.Digits(phoneOf(n)), Name: visitorName(n)})
	if err == nil {
		err = s.phones().Write(context.Background(), person.UserID, words, "")
	}
	if err != nil {
		s.t.Fatal(err)
	}
}
