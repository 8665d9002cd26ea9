package models_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"greenlist/ledger"
	"greenlist/models"
	"greenlist/models/modelstest"
)

// counted goes through the whole log.
func counted(t *testing.T, db *models.DB) models.UseCheck {
	t.Helper()
	ctx := context.Background()
	if _, err := models.SignCheckpoint(ctx, db); err != nil {
		t.Fatal(err)
	}
	if err := models.CheckUses(ctx, db, 1000); err != nil {
		t.Fatal(err)
	}
	check, err := models.FindUseCheck(ctx, db)
	if err != nil || !check.Complete() {
		t.Fatalf("%+v, %v", check, err)
	}
	return check
}

func TestNoMessageIsSentWithoutAValidConsent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		shop := modelstest.NewCompany(t, db)
		for n := range 7 {
			shop.Willing(t, n)
		}
		for n := range 3 {
			clock.Advance(time.Hour)
			claimAll(t, db, shop.Sending(t, fmt.Sprintf("Letter %d", n)))
			if check := counted(t, db); check.LookedAt != int64(7*(n+1)) || check.Wrong() != 0 || check.CheckedAt.IsZero() {
				t.Errorf("after %d letters: %+v", n+1, check)
			}
		}
		if check := counted(t, db); check.LookedAt != 21 {
			t.Errorf("counted twice: %+v", check)
		}
	})
}

// Every way in which a claim can be wrong is seen, and one that is right is not.
func TestAMessageWithoutAValidConsentIsCountedAndNamed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop := modelstest.NewCompany(t, db)
		other, err := models.CreatePurpose(ctx, db, shop.Marketer, models.NewPurpose{Name: "News", ValidMonths: 1, Words: map[string]models.PurposeWords{"en": {What: "news"}, "nl": {What: "nieuws"}}})
		if err != nil {
			t.Fatal(err)
		}
		yes := func(n int, purpose int64) (models.Contact, int64) {
			c := shop.Person(t, n)
			if _, err := c.Assert(ctx, db, models.Assertion{PurposeIDs: []int64{purpose}, At: db.Now(), Source: ledger.SourcePaper, Grade: "B", Words: "card", Who: shop.Marketer}); err != nil {
				t.Fatal(err)
			}
			return c, consentOf(t, db, c).EvidenceID
		}
		claim := func(c models.Contact, message, purpose, consent int64) {
			if err := models.ClaimWithout(ctx, db, c.ID, message, purpose, consent); err != nil {
				t.Fatal(err)
			}
		}
		right, proof := yes(1, shop.Purpose.ID)
		claim(right, 1, shop.Purpose.ID, proof)
		claim(right, 2, shop.Purpose.ID, proof+1000)
		claim(shop.Person(t, 2), 3, shop.Purpose.ID, proof)
		claim(right, 4, other.ID, proof)
		brief, short := yes(3, other.ID)
		clock.Advance(time.Minute)
		withdraw(t, db, right, clock.Now())
		claim(right, 5, shop.Purpose.ID, proof)
		clock.Advance(40 * 24 * time.Hour)
		claim(brief, 6, other.ID, short)
		check := counted(t, db)
		if check.LookedAt != 6 || check.Faults != 5 || check.Wrong() != 5 {
			t.Fatalf("%+v", check)
		}
		want := map[int64]models.Verdict{2: models.NoYes, 3: models.OtherPerson, 4: models.OtherPurpose, 5: models.YesEnded, 6: models.YesLapsed}
		named, err := models.ListUnfounded(ctx, db, 0, 50)
		if err != nil || len(named) != len(want) {
			t.Fatalf("%+v, %v", named, err)
		}
		for _, one := range named {
			if want[one.MessageID] != one.Why {
				t.Errorf("message %d: %s, not %s", one.MessageID, one.Why, want[one.MessageID])
			}
		}
	})
}

func TestAMessageThatNamesNoYesIsCountedAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		shop := modelstest.NewCompany(t, db)
		shop.Willing(t, 1)
		claimAll(t, db, shop.Sending(t, "Letter"))
		if check := counted(t, db); check.Unaccounted != 0 {
			t.Fatalf("%+v", check)
		}
		if err := models.Execute(ctx, db, `UPDATE messages SET consent_evidence_id = NULL WHERE kind = 'campaign'`); err != nil {
			t.Fatal(err)
		}
		named, err := models.ListUnfounded(ctx, db, 0, 50)
		if check := counted(t, db); check.Unaccounted != 1 || err != nil || len(named) != 1 || named[0].Why != models.NotLogged {
			t.Errorf("%+v, %+v, %v", check, named, err)
		}
	})
}

// A no that was said before the yes and came in after it changes nothing; one said in the same second does.
func TestALateNoFromBeforeTheYesEndsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		shop := modelstest.NewCompany(t, db)
		said := clock.Now()
		clock.Advance(time.Hour)
		person := shop.Willing(t, 1)
		clock.Advance(time.Minute)
		withdraw(t, db, person, said)
		claimed := claimAll(t, db, shop.Sending(t, "Letter"))
		if len(claimed.Dispatches) != 1 {
			t.Fatalf("%+v", claimed)
		}
		if check := counted(t, db); check.LookedAt != 1 || check.Wrong() != 0 {
			t.Errorf("%+v", check)
		}
		use, _, _, err := models.FindUse(ctx, db, claimed.Dispatches[0].MessageID)
		if err != nil || use.Verdict != models.Founded {
			t.Errorf("%s, %v", use.Verdict, err)
		}
	})
}
