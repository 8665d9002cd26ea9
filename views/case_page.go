package views

import (
	"fmt"
	"time"

	"greenlist/models"
)

func (p CasePage) staffOptions() []Option {
	all := []Option{{Value: "0", Text: "Nobody yet"}}
	for _, u := range p.Staff {
		if !u.Disabled() && (u.Role == models.Admin || u.Role == models.Reviewer) {
			all = append(all, Option{Value: fmt.Sprint(u.ID), Text: u.Actor().Name})
		}
	}
	return all
}

func (p CasePage) assigned() string {
	if p.Line.AssignedTo == nil {
		return "0"
	}
	return fmt.Sprint(*p.Line.AssignedTo)
}

// story is what happened, the newest first.
func (p CasePage) story() (all []Event) {
	add := func(at *time.Time, e Event) {
		if at != nil {
			e.At = *at
			all = append(all, e)
		}
	}
	if p.Line.State != models.CaseOpen {
		add(p.Line.ClosedAt, Event{What: caseOutcomeWords[p.Line.Outcome], Tone: Good})
	}
	for i := len(p.Notes) - 1; i >= 0; i-- {
		n := p.Notes[i]
		words := n.Body
		if words == "" {
			words = "Erased with the person it was about."
		}
		add(&n.At, Event{What: "Note", Who: n.Actor, Words: words, Tone: Quiet})
	}
	add(&p.Line.OpenedAt, Event{What: "Opened", Who: p.Opened, Tone: Info})
	return all
}
func dossierMoment(moment string) string {
	if moment == "opened" {
		return "When the case was opened"
	}
	return "When it was answered"
}

func (p CasePage) heldWords() string {
	words := "Held"
	if p.HeldBy != "" {
		words += " by " + p.HeldBy
	}
	words += " since " + p.Day(*p.Line.HeldAt)
	if p.Line.HeldUntil != nil {
		words += " until " + p.Day(*p.Line.HeldUntil)
	}
	return words + ": " + orErased(p.Line.HeldWhy)
}

func orErased(words string) string {
	if words == "" {
		return "Erased with the person it was about."
	}
	return words
}

func orToday(c Clock, typed string) string {
	if typed == "" {
		return dayInput(c, c.Now)
	}
	return typed
}
