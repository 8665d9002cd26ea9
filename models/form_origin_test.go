package models_test

import (
	"context"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestTheWebsitesOfAForm(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form, other := c.Form(t), c.Form(t)
		list := func() models.Origins {
			all, err := models.ListOrigins(ctx, db, form.ID)
			if err != nil {
				t.Fatal(err)
			}
			return all
		}
		if list().Ancestors() != "'none'" {
			t.Errorf("without websites: %s", list().Ancestors())
		}
		shop, err := form.AllowOrigin(ctx, db, c.Marketer, "shop.example/checkout", false)
		if err != nil || shop.Origin != "https://shop.example" {
			t.Fatalf("%+v, %v", shop, err)
		}
		if _, err := form.AllowOrigin(ctx, db, c.Marketer, "http://localhost:3000", true); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{"https://SHOP.example", "http://plain.example", "*"} {
			if _, err := form.AllowOrigin(ctx, db, c.Marketer, wrong, false); !errors.As(err, new(models.Invalid)) {
				t.Errorf("%s: %v", wrong, err)
			}
		}
		if got := list().Ancestors(); got != "https://shop.example http://localhost:3000" {
			t.Errorf("ancestors: %s", got)
		}
		if found, ok := list().Find("http://localhost:3000"); !ok || !found.Staging {
			t.Errorf("%+v %v", found, ok)
		}
		for _, stranger := range []string{"https://shop.example.", "https://SHOP.example", "https://shop.example/", "https://shop.example:443", "https://x.shop.example", "https://shop.example.evil.example", "null", ""} {
			if _, ok := list().Find(stranger); ok {
				t.Errorf("%q passes", stranger)
			}
		}
		if err := other.ForbidOrigin(ctx, db, c.Marketer, shop.ID); !errors.As(err, new(models.NotFound)) {
			t.Errorf("another form took the website away: %v", err)
		}
		if err := form.ForbidOrigin(ctx, db, c.Marketer, shop.ID); err != nil || list().Ancestors() != "http://localhost:3000" {
			t.Errorf("%v: %s", err, list().Ancestors())
		}
		audited(t, db, "add website", 2)
		audited(t, db, "remove website", 1)
	})
}

func audited(t *testing.T, db *models.DB, action string, want int) {
	t.Helper()
	n, err := models.Count(context.Background(), db, `SELECT COUNT(*) FROM audit_entries WHERE action = '`+action+`' AND who LIKE 'user:%'`)
	if err != nil || n != want {
		t.Errorf("%d entries of %q, %v", n, action, err)
	}
}

func TestATabletHasAnAddressUntilItIsClosed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		if _, err := form.OpenCounter(ctx, db, c.Marketer, "  "); !errors.As(err, new(models.Invalid)) {
			t.Errorf("a tablet nowhere: %v", err)
		}
		till, err := form.OpenCounter(ctx, db, c.Marketer, " Till  2 ")
		if err != nil || till.Place != "Till 2" || till.Tag() != "till-2" {
			t.Fatalf("%+v, %v", till, err)
		}
		token := models.CounterLink(db, till.ID)[len("/counter/"):]
		if found, of, err := models.FindCounter(ctx, db, token); err != nil || found.ID != till.ID || of.ID != form.ID {
			t.Errorf("%+v %+v %v", found, of, err)
		}
		if _, _, err := models.FindCounter(ctx, db, models.PreferenceLink(db, till.ID)[len("/p/"):]); !errors.As(err, new(models.NotFound)) {
			t.Errorf("another kind of link opens the tablet: %v", err)
		}
		if err := form.CloseCounter(ctx, db, c.Marketer, till.ID); err != nil {
			t.Fatal(err)
		}
		if _, _, err := models.FindCounter(ctx, db, token); !errors.As(err, new(models.NotFound)) {
			t.Errorf("a closed tablet opens: %v", err)
		}
		if err := form.CloseCounter(ctx, db, c.Marketer, till.ID); !errors.As(err, new(models.Conflict)) {
			t.Errorf("closed twice: %v", err)
		}
		audited(t, db, "open counter", 1)
		audited(t, db, "close counter", 1)
	})
}

// What is tried out on a website for that does not count, and is a yes all the same.
func TestStagingDoesNotCount(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db).Described(t)
		form := c.Form(t)
		version, err := form.Version(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		for n, staging := range []bool{true, false} {
			notice, err := models.FindNotice(ctx, db, version.ID, "nl")
			if err != nil {
				t.Fatal(err)
			}
			phone := []string{"+3197012345671", "+3197012345672"}[n]
			at := models.Place{Source: models.SourceWidget, Origin: "https://shop.example", Page: "https://shop.example/", Staging: staging}
			signup := c.Filled(t, form, clock, phone)
			signup.Token = notice.Serve(db, at)
			clock.Advance(20 * 1e9)
			s, err := form.BeginSignup(ctx, db, signup)
			if err != nil || s.Staging != staging {
				t.Fatalf("%+v, %v", s, err)
			}
			if _, _, err := models.Hear(ctx, db, modelstest.Says("wamid."+phone, phone[1:], "", s.Declaration, clock.Now())); err != nil {
				t.Fatal(err)
			}
			shown := models.NewShown(db)
			shown.Note(version, "nl", at)
			shown.Close()
		}
		tallies, err := models.CountSignups(ctx, db)
		if err != nil || tallies[form.ID].Confirmed != 1 {
			t.Errorf("%+v, %v", tallies, err)
		}
		counted, err := models.Count(ctx, db, `SELECT SUM(shown * 100 + submitted * 10 + confirmed) FROM form_counts`)
		if err != nil || counted != 111 {
			t.Errorf("counted %d, %v", counted, err)
		}
		given, err := models.Count(ctx, db, `SELECT COUNT(*) FROM consents WHERE state = 'given'`)
		if err != nil || given != 2 {
			t.Errorf("%d yeses, %v", given, err)
		}
	})
}
