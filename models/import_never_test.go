package models_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// Of people who are never messaged a list writes down nothing at all, however it names them, and says so row by row.
func TestAListWritesNothingDownOfPeopleWhoAreNeverMessaged(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		never := func(kind models.SuppressionKind) models.Never {
			return models.Never{Kind: kind, Reason: "for the test"}
		}
		known, other, keep, gone := company.Person(t, 1), company.Person(t, 2), company.Person(t, 3), company.Person(t, 4)
		for _, err := range []error{
			known.Suppress(ctx, db, company.Marketer, never(models.SuppressionStaff)),
			models.SuppressNumber(ctx, db, company.Marketer, "+3197010000009", never(models.SuppressionAuthority)),
			keep.Merge(ctx, db, company.Marketer, gone.ID, "one household, one telephone"),
			keep.Suppress(ctx, db, company.Marketer, never(models.SuppressionAsked)),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		list := fmt.Sprintf("Name;Phone;Tags;Consent\nA;%s;vip;yes\nB;%s;vip;yes\nC;+3197010000009;vip;yes\nD;%s;vip;yes\nE;%s;vip;\nF;oops;vip;yes\n",
			known.PhoneNumber(), other.PhoneNumber(), gone.PhoneNumber(), known.PhoneNumber())
		im := imported(t, db, list, agreed(company.Purpose))
		if got := figures(im); got != "finished 6/6: added 0 changed 1 same 0 rejected 1, consents 1 kept no 0 declined 0" || im.Never != 4 {
			t.Errorf("%s, never %d", got, im.Never)
		}
		for _, c := range []models.Contact{known, keep, gone} {
			now, err := models.FindContact(ctx, db, c.ID)
			if _, has := consent(t, db, c); has || err != nil || len(now.Tags) != 0 || now.Name != c.Name {
				t.Errorf("%+v, consent %v, %v", now, has, err)
			}
		}
		if _, err := models.FindContactByAddress(ctx, db, "+3197010000009", ""); !errors.As(err, new(models.NotFound)) {
			t.Errorf("the number became a contact: %v", err)
		}
		if k, has := consent(t, db, other); !has || k.State != models.ConsentGiven {
			t.Errorf("the one who may be messaged has %+v", k)
		}
		problems, err := models.ListImportErrors(ctx, db, im.ID, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		var lines []int64
		for _, p := range problems {
			if p.Never && (p.Rejected || p.Value != "") {
				t.Errorf("%+v", p)
			}
			if p.Never {
				lines = append(lines, p.Line)
			}
		}
		if !slices.Equal(lines, []int64{2, 4, 5, 6}) {
			t.Errorf("left out are lines %v", lines)
		}
		downloads(t, db, im)
	})
}

func downloads(t *testing.T, db *models.DB, im models.Import) {
	t.Helper()
	var never, rejected bytes.Buffer
	if err := errors.Join(im.WriteNever(ctx, db, &never), im.WriteRejected(ctx, db, &rejected)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(never.String(), "\r\n"); n != 5 || !strings.Contains(never.String(), "2;On the never-message list. Nothing of this row was written down.;A;'+31") {
		t.Errorf("%d lines: %s", n, never.String())
	}
	if n := strings.Count(rejected.String(), "\r\n"); n != 2 || !strings.Contains(rejected.String(), ";F;oops;") {
		t.Errorf("%d lines: %s", n, rejected.String())
	}
}

// The number of a contact that was merged is a number of the person it was merged into.
func TestAListKnowsWhomAContactWasMergedInto(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		merge := func(a, b int) (keep, gone models.Contact) {
			keep, gone = company.Person(t, a), company.Person(t, b)
			if err := keep.Merge(ctx, db, company.Marketer, gone.ID, "one person with two numbers"); err != nil {
				t.Fatal(err)
			}
			return keep, gone
		}
		one, hers := merge(1, 2)
		both, his := merge(3, 4)
		torn, theirs := merge(5, 6)
		list := "Phone;Tags;Consent\n"
		for _, row := range []string{
			hers.PhoneNumber() + ";garden;yes", both.PhoneNumber() + ";garden;yes", his.PhoneNumber() + ";roses;yes", torn.PhoneNumber() + ";garden;yes", theirs.PhoneNumber() + ";roses;no",
		} {
			list += row + "\n"
		}
		im := imported(t, db, list, agreed(company.Purpose))
		if got := figures(im); got != "finished 5/5: added 0 changed 3 same 2 rejected 0, consents 2 kept no 0 declined 2" {
			t.Error(got)
		}
		for _, c := range []struct {
			keep, gone models.Contact
			tags       string
			willing    bool
		}{{one, hers, "garden", true}, {both, his, "garden roses", true}, {torn, theirs, "garden roses", false}} {
			now, err := models.FindContact(ctx, db, c.keep.ID)
			_, has := consent(t, db, c.keep)
			if err != nil || strings.Join(now.Tags, " ") != c.tags || has != c.willing {
				t.Errorf("%s: %v, consent %v, %v", now.Name, now.Tags, has, err)
			}
			then, err := models.FindContact(ctx, db, c.gone.ID)
			if _, has := consent(t, db, c.gone); has || err != nil || len(then.Tags) != 0 {
				t.Errorf("what was merged away: %v, consent %v, %v", then.Tags, has, err)
			}
		}
	})
}
