package models_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// said is everything a person was told outside campaigns, oldest first.
func (k talk) said(person models.Contact) (texts []string) {
	k.Helper()
	all, err := models.Replies(context.Background(), k.DB, person.ID)
	if err != nil {
		k.Fatal(err)
	}
	for _, m := range all {
		if r, ok := m.Said(); ok {
			texts = append(texts, r.Text)
		}
	}
	return texts
}

func (k talk) person(phone string) models.Contact {
	k.Helper()
	person, err := models.FindContactByAddress(context.Background(), k.DB, phone, "")
	if err != nil {
		k.Fatal(err)
	}
	return person
}

func TestAYesIsConfirmedOnceWithItsLinks(t *testing.T) {
	eachTalk(t, func(k talk) {
		k.DB.Speak(modelstest.Plain{})
		s := k.SignedUp(k.T, k.Form(k.T), k.clock, "+3197010123456")
		for range 2 {
			k.hears(modelstest.Says("wamid.1", "3197010123456", "", s.Declaration, k.clock.Now()))
		}
		got := k.said(k.person("+3197010123456"))
		if len(got) != 1 || !strings.HasPrefix(got[0], "welcome in nl to 1 of Zaailing") || !strings.Contains(got[0], " /r/") || !strings.Contains(got[0], " /p/") {
			k.Fatalf("said %q", got)
		}
		if claimed := k.claim(); len(claimed.Dispatches) != 1 {
			k.Errorf("claimed %+v", claimed)
		}
	})
}

// A yes that a later no has already undone is not celebrated.
func TestAYesThatCameTooLateIsNotConfirmed(t *testing.T) {
	eachTalk(t, func(k talk) {
		k.DB.Speak(modelstest.Plain{})
		person := k.Person(k.T, 1)
		s := k.SignedUp(k.T, k.Form(k.T), k.clock, person.PhoneNumber())
		said := k.clock.Now()
		k.clock.Advance(time.Minute)
		if err := person.Withdraw(context.Background(), k.DB, models.Withdrawal{Channel: "staff", Who: k.Marketer}); err != nil {
			k.Fatal(err)
		}
		k.hears(modelstest.Says("wamid.1", strings.TrimPrefix(person.PhoneNumber(), "+"), "", s.Declaration, said))
		if got := k.said(person); len(got) != 0 {
			k.Fatalf("said %q", got)
		}
	})
}

func TestANoIsConfirmedOnceThenThereIsSilence(t *testing.T) {
	eachTalk(t, func(k talk) {
		k.DB.Speak(modelstest.Plain{})
		ctx, person := context.Background(), k.Willing(k.T, 1)
		for _, id := range []string{"wamid.1", "wamid.1", "wamid.2", "wamid.3"} {
			k.clock.Advance(time.Minute)
			k.writes(person, id, "STOP")
		}
		if got := k.said(person); len(got) != 1 || got[0] != "farewell in nl to 0 of Zaailing" {
			k.Fatalf("said %q", got)
		}
		if claimed := k.claim(); len(claimed.Dispatches) != 1 {
			k.Fatalf("claimed %+v", claimed)
		}
		k.clock.Advance(time.Minute)
		s := k.SignedUp(k.T, k.Form(k.T), k.clock, person.PhoneNumber())
		k.writes(person, "wamid.4", s.Declaration)
		k.clock.Advance(time.Minute)
		k.writes(person, "wamid.5", "stop")
		if got := k.said(person); len(got) != 3 {
			k.Fatalf("after another yes and another no: %q", got)
		}
		consents, err := models.ListConsents(ctx, k.DB, person.ID)
		if err != nil || consents[0].State != models.ConsentWithdrawn {
			k.Errorf("%+v, %v", consents, err)
		}
	})
}
