package main

import (
	"context"
	"net/netip"
	"time"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// fillIn is somebody who reads a form, fills it in, and mostly sends the message that confirms it.
func (t *story) fillIn(ctx context.Context, s signUp) error {
	form := t.forms[s.form]
	language := s.speaks(demoForms[s.form].languages)
	notice, err := models.FindNotice(ctx, t.db, *form.VersionID, language)
	if err != nil {
		return err
	}
	at := models.Place{
		Source: models.SourceForm, Origin: "https://zaailing.example", Page: "https://zaailing.example/f/" + form.Code,
		Tag: pickOne(t, demoPlaces), Referrer: pickOne(t, demoReferrers),
	}
	token := notice.Serve(t.db, at)
	for range 2 + t.chance.IntN(6) { // most people look and go
		t.shown.Note(models.FormVersion{ID: notice.FormVersionID, FormID: form.ID}, language, at)
	}
	t.clock.pass(t.between(18*time.Second, 70*time.Second))
	begun, err := form.BeginSignup(ctx, t.db, models.NewSignup{
		Token: token, Phone: s.writes(), Country: s.country, Answers: s.answers(), PurposeIDs: t.ticks(demoForms[s.form].purposes),
		From: t.network(), Browser: pickOne(t, demoBrowsers), Wording: views.WordsIn(language),
	})
	if err != nil || s.leaves {
		return err
	}
	t.later(12*time.Second, 3*time.Minute, func(ctx context.Context) error { return t.confirm(ctx, s.person, begun.Declaration) })
	return nil
}

var (
	demoReferrers = []string{"", "search.example", "search.example", "photos.example", "zaailing.example"}
	demoPlaces    = []string{"", "", "", "shop-window", "autumn-mail", "parcel-card"}
	demoBrowsers  = []string{"Chrome", "Chrome", "Safari", "Safari", "Firefox", "Samsung Internet"}
)

// speaks is the language in which a person reads a form.
func (p *person) speaks(languages []string) string {
	for _, language := range languages {
		if language == p.language {
			return language
		}
	}
	return languages[0]
}

// writes is the number that a person types.
func (p *person) writes() string {
	if p.typed != "" {
		return p.typed
	}
	return models.ShowPhone(p.phone)
}

// ticks are the boxes that somebody ticks: nearly always the first.
func (t *story) ticks(offered []int) []int64 {
	var ticked []int
	for _, purpose := range offered {
		if t.sometimes(map[int]float64{offers: 0.93, care: 0.5, workshops: 0.3}[purpose]) {
			ticked = append(ticked, purpose)
		}
	}
	if len(ticked) == 0 {
		ticked = offered[:1]
	}
	return t.purposeIDs(ticked...)
}

// network is an address out of those that stand in documentation only.
func (t *story) network() netip.Addr {
	a := netip.MustParseAddr("2001:db8::").As16()
	a[4], a[5], a[15] = byte(t.chance.IntN(256)), byte(t.chance.IntN(256)), byte(1+t.chance.IntN(200))
	return netip.AddrFrom16(a)
}

// confirm is the person's own message. From now on they are a contact.
func (t *story) confirm(ctx context.Context, p *person, declaration string) error {
	if p.handset {
		added, err := t.phones.AddPerson(ctx, whatsapp.Person{Phone: whatsapp.Digits(p.phone), UserID: p.userID, Name: p.name, Language: p.language})
		if err != nil {
			return err
		}
		p.userID = added.UserID
	}
	if err := t.says(ctx, p, declaration); err != nil {
		return err
	}
	t.coming = append(t.coming, p)
	if t.sometimes(0.2) && p.phone != "" {
		t.later(20*time.Hour, 50*time.Hour, func(ctx context.Context) error { return t.note(ctx, p) })
	}
	return nil
}

// demoTags are what staff note about people.
var demoTags = []string{"houseplants", "houseplants", "houseplants", "balcony", "balcony", "garden", "herbs", "succulents", "workshop"}

// note is staff writing down what somebody likes.
func (t *story) note(ctx context.Context, p *person) error {
	_, err := models.AddContact(ctx, t.db, t.agent, models.NewContact{Phone: p.phone, Tags: []string{pickOne(t, demoTags)}, Source: "staff"})
	return err
}
