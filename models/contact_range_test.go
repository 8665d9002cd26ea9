package models_test

import (
	"context"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

func TestContactsAreFoundFromOneValueToAnother(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, clock *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		for _, a := range []models.NewAttribute{{Name: "Orders", Type: models.AttributeNumber}, {Name: "Birthday", Type: models.AttributeDate}} {
			if _, err := models.CreateAttribute(context.Background(), db, company.Marketer, a); err != nil {
				t.Fatal(err)
			}
		}
		first := db.Now()
		people := map[string]models.Contact{}
		for n, values := range []map[string]string{{"orders": "9", "birthday": "1980-11-21"}, {"orders": "10.5", "birthday": "1985-02-01"}, {"orders": "-2"}, {}} {
			c := company.Willing(t, n+1)
			if err := c.Describe(context.Background(), db, company.Marketer, models.ContactDetails{Name: c.Name, Language: "nl", Attributes: values}); err != nil {
				t.Fatal(err)
			}
			people[c.Name] = c
			clock.Advance(24 * time.Hour)
		}
		wonders(t, db, people["Person 2"], "wamid.2", db.Now())
		clock.Advance(40 * 24 * time.Hour)
		later := db.Now()
		if err := models.Receive(context.Background(), db, modelstest.Says("wamid.3", people["Person 3"].PhoneNumber()[1:], "", "hello", later)); err != nil {
			t.Fatal(err)
		}
		day := func(n int) time.Time { return first.AddDate(0, 0, n) }
		orders := func(from, to string) models.ContactSearch {
			return models.ContactSearch{Attribute: "orders", From: from, To: to}
		}
		for _, c := range []struct {
			search models.ContactSearch
			want   string
		}{
			{orders("9", ""), "Person 2, Person 1"},
			{orders("", "9"), "Person 3, Person 1"},
			{orders("-5", "9.5"), "Person 3, Person 1"},
			{orders("10", "11"), "Person 2"},
			{orders("11", "10"), ""},
			{models.ContactSearch{Attribute: "birthday", From: "1980-11-21", To: "1980-11-21"}, "Person 1"},
			{models.ContactSearch{Attribute: "birthday", From: "1980-11-22"}, "Person 2"},
			{models.ContactSearch{Attribute: "birthday", To: "1985-02-01"}, "Person 2, Person 1"},
			{models.ContactSearch{Since: day(1)}, "Person 4, Person 3, Person 2"},
			{models.ContactSearch{Until: day(1)}, "Person 1"},
			{models.ContactSearch{Since: day(1), Until: day(3)}, "Person 3, Person 2"},
			{models.ContactSearch{Since: day(3), Until: day(1)}, ""},
			{models.ContactSearch{Since: day(1), Until: day(3), Text: "2"}, "Person 2"},
			{models.ContactSearch{HeardSince: day(4)}, "Person 3, Person 2"},
			{models.ContactSearch{HeardSince: later}, "Person 3"},
			{models.ContactSearch{HeardUntil: later}, "Person 2"},
			{models.ContactSearch{HeardSince: day(4), HeardUntil: day(5)}, "Person 2"},
			{models.ContactSearch{HeardUntil: day(4)}, ""},
			{models.ContactSearch{NeedsPerson: true}, "Person 2"},
			{models.ContactSearch{NeedsPerson: true, HeardSince: later}, ""},
		} {
			if got := names(t, db, c.search); got != c.want {
				t.Errorf("%+v found %q, want %q", c.search, got, c.want)
			}
		}
	})
}

func TestARangeFollowsWhatIsKnown(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		if _, err := models.CreateAttribute(ctx, db, company.Marketer, models.NewAttribute{Name: "Orders", Type: models.AttributeNumber}); err != nil {
			t.Fatal(err)
		}
		c := company.Willing(t, 1)
		from := func(orders string) string {
			return names(t, db, models.ContactSearch{Attribute: "orders", From: orders})
		}
		for _, step := range []struct{ value, below, above string }{{"5", "5", "6"}, {"7", "6", "8"}, {"", "", "0"}} {
			values := map[string]string{}
			if step.value != "" {
				values["orders"] = step.value
			}
			if err := c.Describe(ctx, db, company.Marketer, models.ContactDetails{Name: c.Name, Language: "nl", Attributes: values}); err != nil {
				t.Fatal(err)
			}
			if step.below != "" && from(step.below) != c.Name || from(step.above) != "" {
				t.Errorf("with %q: %q from %s, %q from %s", step.value, from(step.below), step.below, from(step.above), step.above)
			}
		}
		wonders(t, db, c, "wamid.1", db.Now())
		if got := names(t, db, models.ContactSearch{NeedsPerson: true}); got != c.Name {
			t.Errorf("%q need a person", got)
		}
		line := onlyDoubt(t, db)
		if err := line.Dismiss(ctx, db, company.Marketer, "no"); err != nil {
			t.Fatal(err)
		}
		if got := names(t, db, models.ContactSearch{NeedsPerson: true}); got != "" {
			t.Errorf("%q still need a person", got)
		}
	})
}

// A number somebody had before two contacts were one finds them whatever else is asked.
func TestANumberOfBeforeFindsPeopleTogetherWithAFilter(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		keep, gone := company.Willing(t, 1), company.Person(t, 2)
		if err := keep.Merge(context.Background(), db, company.Marketer, gone.ID, "One person."); err != nil {
			t.Fatal(err)
		}
		s := models.ContactSearch{Text: gone.PhoneNumber(), PurposeID: company.Purpose.ID, State: models.ConsentGiven}
		if got := names(t, db, s); got != keep.Name {
			t.Errorf("found %q", got)
		}
		models.CallFew(db, 0)
		if got := names(t, db, s); got != keep.Name {
			t.Errorf("found %q by asking everybody", got)
		}
	})
}
