package models_test

import (
	"context"
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

// Two entries that know one person are two reasons: lifting one leaves the other in force, also for the address that only the first had.
func TestLiftingOneOfTwoLeavesTheOtherInForce(t *testing.T) {
	eachPeople(t, func(p *people) {
		never := func(kind models.SuppressionKind) models.Never {
			return models.Never{Kind: kind, Reason: "for the test"}
		}
		if err := models.SuppressNumber(ctx, p.db, p.Marketer, "+3197010000001", never(models.SuppressionStaff)); err != nil {
			p.Fatal(err)
		}
		person, err := models.AddContact(ctx, p.db, p.Marketer, models.NewContact{BSUID: "NL.abc", Source: "test"})
		if err != nil {
			p.Fatal(err)
		}
		if err := person.Suppress(ctx, p.db, p.Marketer, never(models.SuppressionStaff)); err != nil {
			p.Fatal(err)
		}
		p.writes("3197010000001", "NL.abc") // the number and the user id are one person's
		lift := func(which int) {
			p.Helper()
			all, _, err := models.ListSuppressions(ctx, p.db, 0)
			if err != nil || len(all) <= which {
				p.Fatal(all, err)
			}
			if err := all[which].Lift(ctx, p.db, p.Marketer, "a mistake"); err != nil {
				p.Fatal(err)
			}
		}
		lift(0)
		if p.again(person).SuppressedAt == nil {
			p.Error("lifting the newer one freed them")
		}
		if err := models.SuppressNumber(ctx, p.db, p.Marketer, "+3197010000001", never(models.SuppressionAuthority)); err != nil {
			p.Fatal("a firmer wish:", err)
		}
		lift(1)
		if p.again(person).SuppressedAt == nil {
			p.Error("lifting the older one freed them")
		}
		if err := models.SuppressNumber(ctx, p.db, p.Marketer, "+3197010000001", never(models.SuppressionAsked)); !errors.As(err, new(models.Conflict)) {
			p.Errorf("a softer wish: %v", err)
		}
		lift(0)
		if p.again(person).SuppressedAt != nil {
			p.Error("all are lifted, and still suppressed")
		}
	})
}

// A person's own yes ends their own wish and nobody else's, whichever came first.
func TestAYesEndsOnlyTheirOwnWish(t *testing.T) {
	eachPeople(t, func(p *people) {
		person := p.joins("3197010000001", "NL.abc")
		for _, kind := range []models.SuppressionKind{models.SuppressionAsked, models.SuppressionAuthority} {
			if err := person.Suppress(ctx, p.db, p.Marketer, models.Never{Kind: kind, Reason: "for the test"}); err != nil {
				p.Fatal(err)
			}
		}
		p.clock.Advance(time.Hour)
		p.joins("3197010000001", "NL.abc")
		if p.again(person).SuppressedAt == nil {
			p.Error("a yes lifted what an authority demands")
		}
		all, _, err := models.ListSuppressions(ctx, p.db, 0)
		if err != nil || len(all) != 1 || all[0].Kind != models.SuppressionAuthority {
			p.Fatalf("%+v, %v", all, err)
		}
		if err := all[0].Lift(ctx, p.db, p.Marketer, "the authority says so"); err != nil {
			p.Fatal(err)
		}
		if p.again(person).SuppressedAt != nil {
			p.Error("nothing is left, and still suppressed")
		}
	})
}

// After a merge the list knows the person by every address of both, also once they are erased.
func TestAMergeKeepsTheNoForEveryNumber(t *testing.T) {
	eachPeople(t, func(p *people) {
		keep, gone := p.Person(p.T, 1), p.Person(p.T, 2)
		first, then := p.Person(p.T, 3), p.Person(p.T, 4)
		never := models.Never{Kind: models.SuppressionStaff, Reason: "for the test"}
		for _, err := range []error{
			gone.Suppress(ctx, p.db, p.Marketer, never), keep.Merge(ctx, p.db, p.Marketer, gone.ID, "one person"),
			first.Merge(ctx, p.db, p.Marketer, then.ID, "one person"), first.Suppress(ctx, p.db, p.Marketer, never),
		} {
			if err != nil {
				p.Fatal(err)
			}
		}
		for _, c := range []models.Contact{keep, gone, first, then} {
			if err := models.Erase(ctx, p.db, c.ID); err != nil {
				p.Fatal(err)
			}
			again, err := models.AddContact(ctx, p.db, p.Marketer, models.NewContact{Phone: c.PhoneNumber(), Source: "test"})
			if err != nil || again.ID == c.ID || again.SuppressedAt == nil {
				p.Errorf("%s: %+v, %v", c.PhoneNumber(), again, err)
			}
		}
	})
}

// A number that goes on the list while somebody with it is being written down, in whatever order they commit, is never messaged.
func TestTheListAndANewContactDoNotMissEachOther(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		listed := make(chan error, 1)
		var met models.Contact
		err := db.Tx(ctx, func(inside context.Context, tx *models.DB) (err error) {
			met, err = models.AddContact(inside, tx, company.Marketer, models.NewContact{Phone: "+3197010000001", Source: "test"})
			if err != nil {
				return err
			}
			go func() {
				listed <- models.SuppressNumber(ctx, db, company.Marketer, "+3197010000001", models.Never{Kind: models.SuppressionStaff, Reason: "for the test"})
			}()
			return waiting(inside, tx, listed)
		})
		if err := errors.Join(err, <-listed); err != nil {
			t.Fatal(err)
		}
		if now, err := models.FindContact(ctx, db, met.ID); err != nil || now.SuppressedAt == nil {
			t.Errorf("they may be messaged: %+v, %v", now, err)
		}
	})
}

// waiting returns once the other waits for an advisory lock, or has not waited at all.
func waiting(ctx context.Context, tx *models.DB, other chan error) error {
	for len(other) == 0 {
		n, err := models.Waiting(ctx, tx)
		if err != nil || n > 0 {
			return err
		}
	}
	return nil
}

func TestAPersonWhoMovesToAListedNumberIsNotMessagedThere(t *testing.T) {
	eachPeople(t, func(p *people) {
		mila := p.joins(milas, "NL.mila")
		if err := models.SuppressNumber(ctx, p.db, p.Marketer, "+"+jans, models.Never{Kind: models.SuppressionAuthority, Reason: "for the test"}); err != nil {
			p.Fatal(err)
		}
		p.receives(p.moves(milas, jans, "NL.mila"))
		if now := p.again(mila); now.PhoneNumber() != "+"+jans || now.SuppressedAt == nil {
			p.Errorf("%+v", now)
		}
	})
}
