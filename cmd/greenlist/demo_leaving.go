package main

import (
	"context"
	"errors"
	"strings"

	"greenlist/models"
)

// planLeaving is everybody who takes a yes back without a campaign to blame, and a few who are never to be messaged again.
func (t *story) planLeaving() {
	for range 38 {
		t.at(t.daytime(-1-t.chance.IntN(48)), t.someoneStops)
	}
	for range 11 {
		t.at(t.day(-2-t.chance.IntN(45), 10+t.chance.IntN(7), t.chance.IntN(60)), t.someoneTellsStaff)
	}
	for range 13 {
		t.at(t.daytime(-1-t.chance.IntN(48)), t.someoneStopsInWhatsApp)
	}
	for _, why := range []string{"Asked by letter never to be contacted again.", "Wrong number: somebody else answers.", "A competitor, according to the shop.",
		"Asked by telephone; was upset."} {
		t.at(t.day(-3-t.chance.IntN(40), 16, t.chance.IntN(60)), func(ctx context.Context) error { return t.suppressSomebody(ctx, why) })
	}
	for n, words := range []string{"Kan ik me afmelden voor alleen de aanbiedingen?", "Stop sending so many, once a month is fine", "Hoe kan ik dit stoppen?"} {
		t.at(t.day(-1, 18+n, 12), func(ctx context.Context) error { return t.someoneWonders(ctx, words) })
	}
}

// someoneWonders writes what may mean stop. Somebody must read it.
func (t *story) someoneWonders(ctx context.Context, words string) error {
	p := t.anybody()
	if p == nil {
		return nil
	}
	return t.says(ctx, p, words)
}

// leaving finds somebody who goes, and the contact of theirs.
func (t *story) leaving(ctx context.Context) (*person, models.Contact, error) {
	p := t.anybody()
	if p == nil {
		return nil, models.Contact{}, nil
	}
	contact, err := models.FindContactByAddress(ctx, t.db, p.phone, p.userID)
	return p, contact, err
}

// someoneStops opens their own page from a message and presses the button, for everything or only for the news.
func (t *story) someoneStops(ctx context.Context) error {
	p, contact, err := t.leaving(ctx)
	if err != nil || p == nil {
		return err
	}
	token := strings.TrimPrefix(models.PreferenceLink(t.db, contact.ID), "/p/")
	found, err := models.FindPreferences(ctx, t.db, token)
	if err != nil {
		return err
	}
	if t.sometimes(0.4) {
		return found.StopByPreference(ctx, t.db, t.purposeIDs(offers), "Stop")
	}
	p.gone = true
	return found.StopByPreference(ctx, t.db, nil, "Stop everything")
}

func (t *story) someoneTellsStaff(ctx context.Context) error {
	p, contact, err := t.leaving(ctx)
	if err != nil || p == nil {
		return err
	}
	p.gone = true
	return contact.OptOut(ctx, t.db, t.agent, models.StaffOptOut{Via: pickOne(t, []string{"phone", "shop", "email"})})
}

func (t *story) someoneStopsInWhatsApp(ctx context.Context) error {
	p := t.anybody()
	if p == nil || p.phone == "" || p.handset {
		return nil
	}
	p.gone = true
	return t.stopsInWhatsApp(p)
}

func (t *story) suppressSomebody(ctx context.Context, why string) error {
	p, contact, err := t.leaving(ctx)
	if err != nil {
		return err
	}
	if p == nil {
		return errors.New("nobody is there to be suppressed")
	}
	p.gone = true
	kind := models.SuppressionStaff
	if strings.HasPrefix(why, "Asked by ") {
		kind = models.SuppressionAsked
	}
	return contact.Suppress(ctx, t.db, t.reviewer, models.Never{Kind: kind, Reason: why})
}
