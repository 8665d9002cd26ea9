package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

func onlyConsent(t *testing.T, db *models.DB, c models.Contact) models.Consent {
	t.Helper()
	all, err := models.ListConsents(context.Background(), db, c.ID)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d consents, %v", len(all), err)
	}
	return all[0]
}

func withdraw(t *testing.T, db *models.DB, c models.Contact, at time.Time) {
	t.Helper()
	if err := c.Withdraw(context.Background(), db, models.Withdrawal{At: at, Channel: "stop_word", Input: "STOP", Who: models.System}); err != nil {
		t.Fatal(err)
	}
}

func assert(t *testing.T, company modelstest.Company, c models.Contact, at time.Time, grade string) int {
	t.Helper()
	given, err := c.Assert(context.Background(), company.DB, models.Assertion{
		PurposeIDs: []int64{company.Purpose.ID}, At: at, Source: ledger.SourcePaper, Grade: grade, Words: "card at the counter", Who: company.Marketer,
	})
	if err != nil {
		t.Fatal(err)
	}
	return given
}

func TestNobodyElseTakesANoBack(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		clock.Advance(time.Hour)
		withdraw(t, db, person, db.Now())
		clock.Advance(time.Hour)
		if given := assert(t, company, person, db.Now(), models.GradeProven); given != 0 {
			t.Error("an assertion counted although the person had said no")
		}
		if got := onlyConsent(t, db, person); got.State != models.ConsentWithdrawn {
			t.Errorf("the consent is %s", got.State)
		}
	})
}

func TestActsCountByWhenThePersonActed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		yes := onlyConsent(t, db, person).ActedAt
		withdraw(t, db, person, yes.Add(-time.Minute))
		if got := onlyConsent(t, db, person); got.State != models.ConsentGiven {
			t.Errorf("a no from before the yes made it %s", got.State)
		}
		withdraw(t, db, person, yes)
		if got := onlyConsent(t, db, person); got.State != models.ConsentWithdrawn {
			t.Errorf("yes and no in the same second leave it %s", got.State)
		}
	})
}

func TestAWeakerProofDoesNotReplaceAStrongerOne(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		person := company.Willing(t, 1)
		clock.Advance(time.Hour)
		assert(t, company, person, db.Now(), models.GradeAsserted)
		if got := onlyConsent(t, db, person); got.Grade != models.GradeProven {
			t.Errorf("the grade fell to %s", got.Grade)
		}
	})
}

func TestANoIsRememberedWhereThereWasNoYes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		stranger := company.Person(t, 1)
		withdraw(t, db, stranger, time.Time{})
		if given := assert(t, company, stranger, db.Now().Add(-time.Hour), models.GradeProven); given != 0 {
			t.Error("an older yes counted after the no")
		}
	})
}
