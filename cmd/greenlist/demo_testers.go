package main

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"greenlist/models"
	"greenlist/views"
	"greenlist/whatsapp"
)

// demoTesters are members of the team who said yes to test messages, and have their telephones among the pretend Meta's.
var demoTesters = []person{
	{name: "Sanne Vermeer", phone: "+3197010900001", country: "NL", language: "nl", handset: true},
	{name: "Noor el Amrani", phone: "+3197010900002", country: "NL", language: "nl", handset: true},
}

// planTesters is the day before: somebody asks the team, and two of them say yes.
func (t *story) planTesters() {
	t.at(t.day(-1, 10, 5), func(ctx context.Context) error {
		door, err := models.OpenTrialDoor(ctx, t.db, t.admin, views.TrialWords(demoCompany.Name), views.DrawNotice)
		if err != nil {
			return err
		}
		if !door.Open() {
			return fmt.Errorf("the form for testers is not published")
		}
		for n := range demoTesters {
			t.at(t.day(-1, 11, 10+n), func(ctx context.Context) error { return t.testsToo(ctx, door, &demoTesters[n]) })
		}
		return nil
	})
}

// testsToo is a member of the team who fills in the form for testers and confirms it.
func (t *story) testsToo(ctx context.Context, door models.TrialDoor, p *person) error {
	notice, err := models.FindNotice(ctx, t.db, *door.Form.VersionID, p.language)
	if err != nil {
		return err
	}
	token := notice.Serve(t.db, models.Place{Source: models.SourceForm, Origin: "https://zaailing.example", Page: "https://zaailing.example/f/" + door.Form.Code})
	t.clock.pass(20 * time.Second)
	begun, err := door.Form.BeginSignup(ctx, t.db, models.NewSignup{
		Token: token, Phone: p.phone, Country: p.country, Answers: map[string]string{models.FieldName: p.name}, PurposeIDs: []int64{door.Purpose.ID},
		From: netip.MustParseAddr("2001:db8::1"), Browser: "Firefox", Wording: views.WordsIn(p.language),
	})
	if err != nil {
		return err
	}
	if _, err := t.phones.AddPerson(ctx, whatsapp.Person{Phone: whatsapp.Digits(p.phone), Name: p.name, Language: p.language}); err != nil {
		return err
	}
	return t.says(ctx, p, begun.Declaration)
}
