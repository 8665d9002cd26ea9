package models_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestWhatStaffWriteDownIsCheckedAndRemembered(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		if _, err := models.CreateAttribute(ctx, db, company.Marketer, models.NewAttribute{Name: "Birthday", Type: models.AttributeDate}); err != nil {
			t.Fatal(err)
		}
		c := company.Person(t, 1)
		clock.Advance(time.Hour)
		var wrong models.Invalid
		err := c.Describe(ctx, db, company.Marketer, models.ContactDetails{Language: "Klingon", Zone: "Mars", Attributes: map[string]string{"birthday": "soon"}})
		if !errors.As(err, &wrong) || wrong["language"] == "" || wrong["zone"] == "" || wrong["attribute_birthday"] == "" {
			t.Errorf("%v", err)
		}
		d := models.ContactDetails{Name: "Mila  Vos", Language: "de", Zone: "Europe/Berlin", Tags: []string{"vip", "vip", " trade "}, Attributes: map[string]string{"birthday": "21.11.1980"}}
		if err := c.Describe(ctx, db, company.Marketer, d); err != nil {
			t.Fatal(err)
		}
		now, err := models.FindContact(ctx, db, c.ID)
		if err != nil || now.Name != "Mila Vos" || now.Language != "de" || now.Zone != "Europe/Berlin" || fmt.Sprint(now.Tags) != "[vip trade]" || now.Attributes["birthday"] != "1980-11-21" {
			t.Errorf("%+v, %v", now, err)
		}
		if o := now.Origin(models.AttributeFact("birthday")); o.Source != "staff" || o.By != "Anna de Wit" || !o.At.Equal(clock.Now()) {
			t.Errorf("%+v", o)
		}
		if o := now.Origin(models.FactPhone); o.Source != "test" {
			t.Errorf("the number comes from %+v", o)
		}
		if types, last, err := models.ActsOf(ctx, db, c.ID); err != nil || fmt.Sprint(types) != "[corrected]" || len(last.Changes) != 5 {
			t.Errorf("%v, %+v, %v", types, last.Changes, err)
		}
		if n, _ := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE action = 'describe'`); n != 1 {
			t.Errorf("%d entries in the audit", n)
		}
		if err := c.Describe(ctx, db, company.Marketer, now.Details()); err != nil {
			t.Fatal(err)
		}
		if n, _ := models.Count(ctx, db, `SELECT COUNT(*) FROM audit_entries WHERE action = 'describe'`); n != 1 {
			t.Error("saying the same again was noted")
		}
		if found := names(t, db, models.ContactSearch{Text: "vos", Tag: "trade", Attribute: "birthday", Value: "1980-11-21"}); found != "Mila Vos" {
			t.Errorf("found %q", found)
		}
	})
}
