package models_test

import (
	"context"
	"errors"
	"maps"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestValuesAreKeptInOneSpelling(t *testing.T) {
	size := []string{"Small", "Größer"}
	for _, c := range []struct {
		kind        models.AttributeType
		value, kept string
	}{
		{models.AttributeText, "  Delft  centrum ", "Delft centrum"},
		{models.AttributeNumber, "1234.50", "1234.5"}, {models.AttributeNumber, "-1.234,5", "-1234.5"}, {models.AttributeNumber, "1 234", "1234"},
		{models.AttributeNumber, "1.234.567", ""}, {models.AttributeNumber, "1,234", ""}, {models.AttributeNumber, "0,125", "0.125"}, {models.AttributeNumber, "-0", "0"},
		{models.AttributeNumber, "007", "7"}, {models.AttributeNumber, "12a", ""}, {models.AttributeNumber, "1,5,2", ""}, {models.AttributeNumber, "1,234.5", "1234.5"},
		{models.AttributeDate, "21-11-1980", "1980-11-21"}, {models.AttributeDate, "2026-02-30", ""}, {models.AttributeDate, "1980-11-21", "1980-11-21"}, {models.AttributeDate, "soon", ""},
		{models.AttributeYesNo, "Ja", "yes"}, {models.AttributeYesNo, "nej", "no"}, {models.AttributeYesNo, "perhaps", ""},
		{models.AttributeChoice, "SMALL", "Small"}, {models.AttributeChoice, "large", ""}, {models.AttributeChoice, "groesser", ""}, {models.AttributeChoice, "größer", "Größer"},
	} {
		kept, problem := models.Attribute{Type: c.kind, Choices: size}.Read(c.value)
		if kept != c.kept || (problem == "") != (c.kept != "") {
			t.Errorf("%s %q is kept as %q, want %q (%s)", c.kind, c.value, kept, c.kept, problem)
		}
	}
}

func TestAttributesAreDefinedChangedAndArchived(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		who := modelstest.NewCompany(t, db).Marketer
		size, err := models.CreateAttribute(ctx, db, who, models.NewAttribute{Name: "Shoe size", Type: models.AttributeNumber})
		if err != nil || size.Key != "shoe_size" {
			t.Fatalf("%+v, %v", size, err)
		}
		for field, n := range map[string]models.NewAttribute{
			"name": {Name: "Shoe  Size", Type: models.AttributeText}, "type": {Name: "Other"}, "key": {Name: "Other", Key: "Has Space", Type: models.AttributeText},
			"choices": {Name: "Colour", Type: models.AttributeChoice, Choices: []string{"Red", " "}},
		} {
			var wrong models.Invalid
			if _, err := models.CreateAttribute(ctx, db, who, n); !errors.As(err, &wrong) || wrong[field] == "" {
				t.Errorf("%+v: %v", n, err)
			}
		}
		kept, err := models.ReadAttributes(ctx, db, map[string]string{"shoe_size": "43,5"})
		if err != nil || !maps.Equal(kept, map[string]string{"shoe_size": "43.5"}) {
			t.Errorf("%v, %v", kept, err)
		}
		var wrong models.Invalid
		if _, err := models.ReadAttributes(ctx, db, map[string]string{"shoe_size": "large", "hat": "9"}); !errors.As(err, &wrong) || len(wrong) != 2 {
			t.Errorf("%v", err)
		}
		if err := size.Change(ctx, db, who, models.NewAttribute{Name: "Size of shoe", Type: models.AttributeText}); err != nil {
			t.Fatal(err)
		}
		if again, _ := models.FindAttribute(ctx, db, size.ID); again.Name != "Size of shoe" || again.Type != models.AttributeNumber || again.Key != "shoe_size" {
			t.Errorf("%+v", again)
		}
		if err := size.Archive(ctx, db, who, true); err != nil {
			t.Fatal(err)
		}
		if err := size.Archive(ctx, db, who, true); !errors.As(err, new(models.Conflict)) {
			t.Errorf("archived twice: %v", err)
		}
		if all, _ := models.ListAttributes(ctx, db, false); len(all) != 0 {
			t.Errorf("%+v is still offered", all)
		}
		if _, err := models.ReadAttributes(ctx, db, map[string]string{"shoe_size": "43"}); !errors.As(err, &wrong) {
			t.Errorf("an archived attribute takes values: %v", err)
		}
	})
}
