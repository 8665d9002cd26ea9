package main

import (
	"context"
	"time"

	"greenlist/models"
)

// demoCase is what somebody wanted of the company, and what became of it.
type demoCase struct {
	daysAgo  int
	kind     models.CaseKind
	channel  models.CaseChannel
	question string
	// person is who asks where that is nobody the company knows.
	person string
	// then happens some days later; nil: it waits.
	then func(t *story, ctx context.Context, c *models.Case) error
	days int
}

var demoCases = []demoCase{
	{daysAgo: 48, kind: models.CaseAccess, channel: models.CaseByEmail, question: "Welke gegevens heeft u van mij, en hoe komt u aan mijn nummer?", days: 11, then: (*story).givesAccess},
	{daysAgo: 41, kind: models.CaseErasure, channel: models.CaseByLetter, question: "Bitte löschen Sie alle meine Daten und bestätigen Sie mir das schriftlich.", days: 6, then: (*story).erasesThem},
	{daysAgo: 34, kind: models.CaseRectification, channel: models.CaseByTelephone, question: "My name is spelled wrong in your messages. Please put it right."},
	{daysAgo: 26, kind: models.CasePortability, channel: models.CaseByEmail, question: "Ik wil mijn gegevens meenemen naar een ander tuincentrum."},
	{daysAgo: 12, kind: models.CaseComplaint, channel: models.CaseByEmail, question: "I never signed up for this, and I shall go to court if it happens again.", days: 1, then: (*story).holdsProof},
	{daysAgo: 5, kind: models.CaseAuthority, channel: models.CaseByLetter, question: "The authority asks on what basis this number was messaged in spring, and wants the proof.", person: "Somebody with the number +31 970 9900 1122"},
	{daysAgo: 2, kind: models.CaseObjection, channel: models.CaseByWhatsApp, question: "No more advertising please, of any kind."},
}

// planCases is what people want beyond a stop.
func (t *story) planCases() {
	for n, c := range demoCases {
		t.at(t.day(-c.daysAgo, 15, 20), func(ctx context.Context) error { return t.someoneAsks(ctx, n, c) })
	}
}

// someoneAsks opens the case. Who it is follows from what happened before, and changes nothing of what else will.
func (t *story) someoneAsks(ctx context.Context, n int, c demoCase) error {
	asked := models.NewCase{Kind: c.kind, Channel: c.channel, Question: c.question, Person: c.person, ReceivedAt: t.day(-c.daysAgo, 9, 0)}
	if c.person == "" {
		contact, p, err := t.acquaintance(ctx, n)
		if err != nil || contact.ID == 0 {
			return err
		}
		asked.ContactID = &contact.ID
		p.gone = p.gone || c.kind == models.CaseErasure
	}
	opened, err := models.OpenCase(ctx, t.db, t.reviewer, asked)
	if err != nil || c.then == nil {
		return err
	}
	t.at(t.clock.Now().Add(time.Duration(c.days)*24*time.Hour), func(ctx context.Context) error { return c.then(t, ctx, &opened) })
	return nil
}

// acquaintance is somebody the company knows by number and who has no telephone to play with.
func (t *story) acquaintance(ctx context.Context, n int) (models.Contact, *person, error) {
	for at := len(t.arrived)/2 + 17*n; at < len(t.arrived); at++ {
		p := t.arrived[at]
		if p.gone || p.handset || p.phone == "" {
			continue
		}
		contact, err := models.FindContactByAddress(ctx, t.db, p.phone, "")
		return contact, p, err
	}
	return models.Contact{}, nil, nil
}

func (t *story) givesAccess(ctx context.Context, c *models.Case) error {
	if err := c.Note(ctx, t.db, t.reviewer, "Asked for a copy of the letter they sent to the shop, to be sure who it is."); err != nil {
		return err
	}
	return c.Reply(ctx, t.db, t.reviewer, models.CaseReply{
		Outcome: models.CaseGranted, Channel: models.CaseByEmail, Text: "We sent you everything we have, and the form on which you signed up.",
	})
}

func (t *story) erasesThem(ctx context.Context, c *models.Case) error {
	if _, err := c.Erase(ctx, t.db, t.admin, false); err != nil {
		return err
	}
	return c.Reply(ctx, t.db, t.reviewer, models.CaseReply{Outcome: models.CaseGranted, Channel: models.CaseByLetter, Text: "Confirmed by letter that everything is erased."})
}

func (t *story) holdsProof(ctx context.Context, c *models.Case) error {
	user, err := models.FindUserByEmail(ctx, t.db, "joris@zaailing.example")
	if err != nil {
		return err
	}
	if err := c.Assign(ctx, t.db, t.reviewer, user.ID); err != nil {
		return err
	}
	if err := c.Note(ctx, t.db, t.reviewer, "The form was filled in from their own telephone; see the dossier. Counsel looks at it."); err != nil {
		return err
	}
	return c.Hold(ctx, t.db, t.reviewer, time.Time{}, "They speak of going to court.")
}
