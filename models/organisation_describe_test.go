package models_test

import (
	"context"
	"errors"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestDescribingTheCompany(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		c := modelstest.NewCompany(t, db)
		o, err := models.FindOrganisation(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		var wrong models.Invalid
		bad := models.Company{Email: "nobody", PrivacyURL: "javascript:alert(1)", Country: "XX", Zone: "Mars/Base", Currency: "euro"}
		if err := o.Describe(ctx, db, c.Marketer, bad); !errors.As(err, &wrong) || len(wrong) != 6 {
			t.Errorf("six things are wrong: %v", wrong)
		}
		if err := o.Describe(ctx, db, c.Marketer, models.Company{Name: " Zaailing ", Country: "nl"}); err != nil {
			t.Fatal(err)
		}
		if again, err := models.FindOrganisation(ctx, db); err != nil || again.Company() != (models.Company{
			Name: "Zaailing", Country: "NL", Authority: "Autoriteit Persoonsgegevens", AuthorityURL: "https://autoriteitpersoonsgegevens.nl", Zone: "UTC", Currency: "EUR",
		}) {
			t.Errorf("%+v, %v", again, err)
		}
	})
}

func TestRewordingAPurpose(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx, c := context.Background(), modelstest.NewCompany(t, db)
		other, err := models.CreatePurpose(ctx, db, c.Marketer, models.NewPurpose{Name: "News"})
		if err != nil {
			t.Fatal(err)
		}
		var wrong models.Invalid
		if err := other.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "Offers"}); !errors.As(err, &wrong) || wrong["name"] == "" {
			t.Errorf("two purposes of one name: %v", err)
		}
		err = other.Reword(ctx, db, c.Marketer, models.NewPurpose{Name: "News", Words: map[string]models.PurposeWords{
			"nl": {What: " nieuws  uit de kas. ", Often: "elke maand", Kept: "tot u stopt."}, "xx": {What: "nothing"}, "de": {},
		}})
		if err != nil || len(other.Words) != 1 || other.Words["nl"].What != "nieuws uit de kas" || !other.Complete("nl") || other.Complete("de") {
			t.Errorf("%+v, %v", other.Words, err)
		}
	})
}
