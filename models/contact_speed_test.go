package models_test

import (
	"context"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// contacts is how many people the proof of speed searches; `make prove-contacts` takes a million.
var contacts = flag.Int("contacts", 20_000, "people in the proof of how quickly they are found")

// searches are what people ask of a list of contacts, common things and rare ones, and what nobody fits.
func searches(purposeID int64, now time.Time) map[string]models.ContactSearch {
	given := models.ContactSearch{PurposeID: purposeID, State: models.ConsentGiven}
	with := func(s models.ContactSearch, change func(*models.ContactSearch)) models.ContactSearch {
		change(&s)
		return s
	}
	return map[string]models.ContactSearch{
		"everybody":                   {},
		"a page far down":             {Before: 5000},
		"back from there":             {After: 5000},
		"one letter":                  {Text: "a"},
		"a name":                      {Text: "anna"},
		"a name and a surname":        {Text: "anna visse"},
		"a rare word":                 {Text: "x17123"},
		"no such word":                {Text: "zebra"},
		"a common and no word":        {Text: "a zebra"},
		"digits":                      {Text: "3197100"},
		"a whole number":              {Text: "+31971000017123"},
		"the last digits":             {Text: "17123"},
		"no such digits":              {Text: "+9999"},
		"agreed":                      given,
		"took it back":                {PurposeID: purposeID, State: models.ConsentWithdrawn},
		"refused, nobody":             {PurposeID: purposeID, State: models.ConsentRefused},
		"never said anything":         {PurposeID: purposeID, State: models.NoConsent},
		"country":                     {Country: "NL"},
		"no such country":             {Country: "FR"},
		"language":                    {Language: "sv"},
		"source":                      {Source: "form"},
		"tag":                         {Tag: "news"},
		"a rare tag":                  {Tag: "rare"},
		"no such tag":                 {Tag: "zebra"},
		"attribute":                   {Attribute: "city", Value: "Delft"},
		"a rare attribute":            {Attribute: "city", Value: "Place 17"},
		"suppressed":                  {Suppressed: true},
		"since tomorrow":              {Since: now.AddDate(0, 0, 1)},
		"agreed, one letter":          with(given, func(s *models.ContactSearch) { s.Text = "a" }),
		"agreed, Dutch, tagged":       with(given, func(s *models.ContactSearch) { s.Country, s.Tag = "NL", "news" }),
		"agreed, Swede in Delft":      with(given, func(s *models.ContactSearch) { s.Language, s.Attribute, s.Value = "sv", "city", "Delft" }),
		"agreed, rare tag":            with(given, func(s *models.ContactSearch) { s.Tag = "rare" }),
		"two that exclude each other": {Country: "NL", Language: "de", Tag: "news"},
		"never, tagged, word":         {PurposeID: purposeID, State: models.NoConsent, Tag: "news", Text: "d"},
	}
}

// TestContactsAreFoundQuickly asks every search and looks at the plans: no statement may go through all contacts, whatever is asked. How long it
// takes is only told, because that depends on the machine.
func TestContactsAreFoundQuickly(t *testing.T) {
	before := models.CallFew(int64(*contacts) / 100)
	defer models.CallFew(before)
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		ctx := context.Background()
		company := modelstest.NewCompany(t, db)
		began := time.Now()
		if err := models.FillContacts(ctx, db, company.Purpose.ID, *contacts); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d people in %v", *contacts, time.Since(began).Round(time.Second))
		for name, search := range searches(company.Purpose.ID, db.Now()) {
			plans, err := models.PlansOf(ctx, db, search)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if whole := wholeTable(plans); whole != "" {
				t.Errorf("%s: %s\n%s", name, whole, strings.Join(plans, "\n"))
			}
			half, worst := timed(t, db, search)
			t.Logf("%-28s p50 %6.1f ms   p99 %6.1f ms", name, half, worst)
		}
	})
}

// wholeTable is the step of a plan that reads a whole table of people, if there is one.
func wholeTable(plans []string) string {
	for _, line := range plans {
		for _, table := range []string{"contacts", "c", "contact_words", "contact_facets", "consents"} {
			if strings.Contains(line, "contacts_suppressed") {
				continue // an index of those alone
			}
			if line = strings.TrimSpace(line); line == "SCAN "+table || strings.HasPrefix(line, "SCAN "+table+" ") || strings.Contains(line, "Seq Scan on "+table+" ") {
				return line
			}
		}
	}
	return ""
}

// timed asks for a page as the screen does, again and again.
func timed(t *testing.T, db *models.DB, s models.ContactSearch) (half, worst float64) {
	t.Helper()
	ctx, rounds := context.Background(), 3
	if *contacts > 100_000 {
		rounds = 100
	}
	all := make([]float64, rounds)
	for i := range all {
		began := time.Now()
		page, err := models.ListContacts(ctx, db, s)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := page.Count(ctx); err != nil {
			t.Fatal(err)
		}
		ids := []int64{}
		for _, c := range page.Contacts {
			ids = append(ids, c.ID)
		}
		if _, err := models.ListConsentsOf(ctx, db, ids); err != nil {
			t.Fatal(err)
		}
		all[i] = float64(time.Since(began).Microseconds()) / 1000
	}
	slices.Sort(all)
	return all[rounds/2], all[rounds-1]
}

func TestAPlanThatReadsEverythingIsNoticed(t *testing.T) {
	for _, line := range []string{"SCAN contacts", "SCAN c USING INDEX x", "  ->  Seq Scan on contacts c  (cost=0.00..1 rows=1 width=8)"} {
		if wholeTable([]string{"SEARCH contacts USING INTEGER PRIMARY KEY (rowid<?)", line}) == "" {
			t.Errorf("%s goes unnoticed", line)
		}
	}
	if line := wholeTable([]string{"SEARCH c USING INTEGER PRIMARY KEY (rowid=?)", "SCAN json_each VIRTUAL TABLE INDEX 1:"}); line != "" {
		t.Errorf("%s reads no table", line)
	}
}
