package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A channel is where people said yes, and where they say no: by how many acts of theirs, presses and messages. On the telephone they only speak, so
// there the acts are those of the staff who write it down.
type channel struct {
	name        string
	join, leave int
}

// harder names the channels on which leaving takes more than joining, or where nobody counted.
func harder(all []channel) (names []string) {
	for _, c := range all {
		if c.join < 1 || c.leave < 1 || c.leave > c.join {
			names = append(names, c.name)
		}
	}
	return names
}

func TestLeavingMayNotBeHarderThanJoining(t *testing.T) {
	all := []channel{{"as easy", 2, 2}, {"easier", 3, 1}, {"one more press", 2, 3}, {"a way nobody walked", 0, 0}, {"a way in nobody walked", 0, 1}, {"no way out", 2, 0}}
	if bad := harder(all); !slices.Equal(bad, []string{"one more press", "a way nobody walked", "a way in nobody walked", "no way out"}) {
		t.Errorf("harder are %v", bad)
	}
}

// What is tried again and again on a page that is slow counts once, and what was ticked already not at all.
func TestActsAreCountedOnce(t *testing.T) {
	t.Parallel()
	acts := 0
	p := &tab{acts: &acts}
	p.once(func() { p.acted(); p.acted(); p.acted() })
	p.once(func() {})
	p.acted()
	if acts != 2 {
		t.Errorf("%d acts", acts)
	}
}

// Everybody who left stands among the contacts with how they left and what they said, and it took them no more than joining there did.
func TestEveryWayToLeave(t *testing.T) {
	t.Parallel()
	browser := openBrowser(t)
	s := openStreet(t, onPostgres(t), browser, 2)
	s.write("bulbs_in", theOptOut)
	page, word, ad, question := s.count(s.onTheirOwn), s.count(s.byKeyword), s.count(s.byAd), s.count(s.byQuestion)
	telephone := s.countStaff(s.takesDownTheirYes)
	s.finishes(s.launch("Autumn"))
	channels := []channel{
		{"a website", page, s.count(s.leavesOnTheirPage)},
		{"a word", word, s.count(s.leavesByWord)},
		{"a button", question, s.count(s.leavesByButton)},
		{"WhatsApp itself", ad, s.count(s.leavesInWhatsApp)},
		{"a talk with the staff", question, s.count(s.leavesAfterSomebodyRead)},
		{"the telephone", telephone, s.countStaff(s.takesDownTheirNo)},
	}
	s.left("+3197010900004", "Told the staff “by telephone: no more, thank you”")
	t.Log(table(channels))
	if bad := harder(channels); len(bad) > 0 {
		t.Errorf("leaving is harder than joining by %v", bad)
	}
	s.comesBackToOffers()
	s.isNeverMessagedAgain()
	s.evidenceHolds()
}

func table(all []channel) string {
	var text strings.Builder
	for _, c := range all {
		fmt.Fprintf(&text, "\n%-24s %d to join, %d to leave", c.name, c.join, c.leave)
	}
	return text.String()
}

// count is how many acts of their own something takes people.
func (s *street) count(walk func()) int {
	s.t.Helper()
	s.acts = 0
	walk()
	return s.acts
}

// countStaff is how many acts something takes the staff.
func (s *street) countStaff(walk func()) (acts int) {
	s.t.Helper()
	s.staff.acts = &acts
	walk()
	s.staff.acts = nil
	return acts
}
