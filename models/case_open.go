package models

import (
	"context"
	"strings"
	"time"
)

// NewCase is what it takes to open a case.
type NewCase struct {
	Kind      CaseKind
	ContactID *int64
	Person    string
	Channel   CaseChannel
	Question  string
	// ReceivedAt is when it came; the month of a right runs from then, not from when somebody wrote it down.
	ReceivedAt time.Time
	// DueAt is for complaints and authorities; zero is two weeks.
	DueAt time.Time
}

const (
	// maxCaseText is the most a question, a note or an answer may hold.
	maxCaseText = 10_000
	// caseTime is how long there is where no law says.
	caseTime = 14 * 24 * time.Hour
)

func (n *NewCase) check(now time.Time, zone *time.Location) error {
	wrong := Invalid{}
	n.Person, n.Question = strings.Join(strings.Fields(n.Person), " "), strings.TrimSpace(n.Question)
	if !n.Kind.known() {
		wrong.Add("kind", "Say what they want.")
	}
	if !oneOf(n.Channel, CaseChannels) {
		wrong.Add("channel", "Say how it came.")
	}
	if n.Question == "" {
		wrong.Add("question", "Write down what they ask, in their words if you can.")
	}
	if len([]rune(n.Question)) > maxCaseText {
		wrong.Add("question", "Keep it to 10,000 letters. Attach what is longer to your answer.")
	}
	if n.ContactID == nil && n.Person == "" {
		wrong.Add("person", "Say who it is about.")
	}
	if len([]rune(n.Person)) > 200 {
		wrong.Add("person", "Keep it to 200 letters.")
	}
	if n.ReceivedAt.IsZero() || n.ReceivedAt.After(now) {
		wrong.Add("received", "Give the day it came, not one in the future.")
	}
	n.setDue(wrong, zone)
	return wrong.OrNil()
}

func (n *NewCase) setDue(wrong Invalid, zone *time.Location) {
	switch {
	case n.Kind.Right():
		n.DueAt = dayEnd(monthsLater(n.ReceivedAt.In(zone), 1))
	case n.DueAt.IsZero():
		n.DueAt = dayEnd(n.ReceivedAt.In(zone).Add(caseTime))
	case n.DueAt.Before(n.ReceivedAt):
		wrong.Add("due", "The deadline is before the day it came.")
	}
}

func oneOf[T comparable](one T, all []T) bool {
	for _, other := range all {
		if one == other {
			return true
		}
	}
	return false
}

// monthsLater is the same day of a later month, or the last of it where it has no such day (Regulation 1182/71, Art. 3(2)(c)).
func monthsLater(t time.Time, n int) time.Time {
	later := t.AddDate(0, n, 0)
	if later.Day() != t.Day() {
		later = later.AddDate(0, 0, -later.Day())
	}
	return later
}

// dayEnd is the last second of a day: a deadline ends with it.
func dayEnd(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 23, 59, 59, 0, t.Location()).UTC()
}

// OpenCase writes down what somebody wants, with the person's dossier as it is now. The deadline of a right is a month from when it came (GDPR
// Art. 12(3)). It refuses, as Invalid, what is missing; a contact who was erased is nobody any more (Conflict).
func OpenCase(ctx context.Context, db *DB, who Actor, n NewCase) (Case, error) {
	company, err := FindOrganisation(ctx, db)
	if err != nil {
		return Case{}, err
	}
	if err := n.check(db.Now(), company.Location()); err != nil {
		return Case{}, err
	}
	c := Case{
		Kind: n.Kind, ContactID: n.ContactID, Person: n.Person, Channel: n.Channel, Question: n.Question, ReceivedAt: n.ReceivedAt, DueAt: n.DueAt,
		State: CaseOpen, OpenedBy: who.userID(), OpenedAt: db.Now(),
	}
	if err := c.settlePerson(ctx, db, company.Country); err != nil {
		return Case{}, err
	}
	dossier, err := c.dossier(ctx, db)
	if err != nil {
		return Case{}, err
	}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.q(ctx).Create(&c).Error; err != nil {
			return err
		}
		if err := dossier.keep(ctx, tx, c.ID, "opened"); err != nil {
			return err
		}
		return c.note(ctx, tx, who, actCaseOpen, map[string]any{"kind": c.Kind, "contact": c.ContactID, "due": c.DueAt, "dossier": dossier.hash})
	})
	return c, err
}

// settlePerson makes the case about the living row of the person. Where somebody wrote down a number or user id, it is looked for.
func (c *Case) settlePerson(ctx context.Context, db *DB, home string) error {
	if c.ContactID == nil {
		phone, err := ParsePhone(c.Person, home)
		if err != nil {
			phone = ""
		}
		known, err := FindContactByAddress(ctx, db, phone, c.Person)
		if err == nil {
			c.ContactID, c.Person = &known.ID, ""
		}
		if _, unknown := err.(NotFound); unknown {
			return nil
		}
		return err
	}
	person, err := FindLivingContact(ctx, db, *c.ContactID)
	if err != nil {
		return Conflict{"This person has been erased: there is nothing left to open a case about."}
	}
	c.ContactID, c.Person = &person.ID, ""
	return nil
}
