package models_test

import (
	"errors"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func TestNeverSurvivesErasure(t *testing.T) {
	for kind, lifted := range map[models.SuppressionKind]bool{models.SuppressionAsked: true, models.SuppressionStaff: false, models.SuppressionAuthority: false} {
		t.Run(string(kind), func(t *testing.T) {
			eachPeople(t, func(p *people) {
				person := p.Person(p.T, 1)
				phone := person.PhoneNumber()
				if err := person.Suppress(ctx, p.db, p.Marketer, models.Never{Kind: kind, Reason: "asked by letter"}); err != nil {
					p.Fatal(err)
				}
				if err := models.Erase(ctx, p.db, person.ID); err != nil {
					p.Fatal(err)
				}
				again, err := models.AddContact(ctx, p.db, p.Marketer, models.NewContact{Phone: phone, Name: "Somebody", Source: "test"})
				if err != nil || again.ID == person.ID {
					p.Fatalf("%+v, %v", again, err)
				}
				if p.again(again).SuppressedAt == nil {
					p.Error("met again, they may be messaged")
				}
				p.clock.Advance(time.Hour)
				p.joins(phone[1:], "NL.abc")
				if is := p.again(again).SuppressedAt == nil; is != lifted {
					p.Errorf("after their own yes lifted is %v", is)
				}
			})
		})
	}
}

func TestANumberIsSuppressedAndLifted(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		never := models.Never{Kind: models.SuppressionAuthority, Reason: "the regulator told us"}
		if err := models.SuppressNumber(ctx, db, company.Marketer, "nonsense", models.Never{}); !errors.As(err, new(models.Invalid)) {
			t.Errorf("nonsense: %v", err)
		}
		if err := models.SuppressNumber(ctx, db, company.Marketer, "+31 970 1000 0001", never); err != nil {
			t.Fatal(err)
		}
		if err := models.SuppressNumber(ctx, db, company.Marketer, "+3197010000001", never); !errors.As(err, new(models.Conflict)) {
			t.Errorf("twice: %v", err)
		}
		person := company.Person(t, 1)
		if person.SuppressedAt == nil {
			t.Fatal("somebody with the number may be messaged")
		}
		all, _, err := models.ListSuppressions(ctx, db, 0)
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v, %v", all, err)
		}
		if err := all[0].Lift(ctx, db, company.Marketer, " "); !errors.As(err, new(models.Invalid)) {
			t.Errorf("without a reason: %v", err)
		}
		if err := all[0].Lift(ctx, db, company.Marketer, "it was another number"); err != nil {
			t.Fatal(err)
		}
		if again, _ := models.FindContact(ctx, db, person.ID); again.SuppressedAt != nil {
			t.Error("still suppressed")
		}
	})
}

func TestStopAndResumeAtWhatsApp(t *testing.T) {
	eachPeople(t, func(p *people) {
		person := p.joins("3197010000001", "NL.abc")
		choose := func(value string, at time.Time) {
			p.Helper()
			err := models.Choose(ctx, p.db, whatsapp.PreferenceEvent{Origin: whatsapp.Origin{At: at}, UserID: "NL.abc", Value: value})
			if err != nil {
				p.Fatal(err)
			}
		}
		p.clock.Advance(time.Hour)
		stopped := p.db.Now()
		choose("stop", stopped)
		choose("stop", stopped)
		p.stands(person, models.ConsentWithdrawn)
		p.clock.Advance(time.Hour)
		p.joins("3197010000001", "NL.abc")
		p.stands(person, models.ConsentGiven)
		campaign := p.Sending(p.T, "Spring")
		if claimed := claimAll(p.T, p.db, campaign); len(claimed.Dispatches) != 0 || claimed.Skipped != 1 {
			p.Errorf("marketing is off at WhatsApp, and claimed %+v", claimed)
		}
		choose("resume", stopped.Add(-time.Minute)) // late, and older
		if p.again(person).MetaStoppedAt == nil {
			p.Error("an older resume lifted a later stop")
		}
		choose("signup", p.db.Now())
		p.clock.Advance(time.Hour)
		choose("resume", p.db.Now())
		choose("resume", p.db.Now())
		if p.again(person).MetaStoppedAt != nil {
			p.Error("resume lifted nothing")
		}
		if claimed := claimAll(p.T, p.db, p.Sending(p.T, "Summer")); len(claimed.Dispatches) != 1 {
			p.Errorf("after resuming claimed %+v", claimed)
		}
		p.verifies()
	})
}
