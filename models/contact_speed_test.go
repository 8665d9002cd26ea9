package models_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// contacts is how many people the proof of speed searches; `make prove-contacts` takes a million.
var contacts = flag.Int("contacts", 20_000, "people in the proof of how quickly they are found")

// quick is what a page may take: 99 of 100 times.
const quick = 100 * time.Millisecond

// TestContactsAreFoundQuickly asks every search and looks at the plans: no statement may go through all contacts, whatever is asked. How long it
// takes is only told, because that depends on the machine.
func TestContactsAreFoundQuickly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		if *contacts < 1_000_000 {
			models.CallFew(db, int64(*contacts)/200)
		}
		company := modelstest.NewCompany(t, db)
		began := time.Now()
		if err := models.FillContacts(context.Background(), db, company.Purpose.ID, *contacts); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d people in %v", *contacts, time.Since(began).Round(time.Second))
		all := searches(company.Purpose.ID, db.Now(), int64(*contacts))
		for _, a := range all {
			plans, err := models.PlansOf(context.Background(), db, a.search)
			if err != nil {
				t.Fatalf("%s: %v", a.what, err)
			}
			if whole := wholeTable(plans); whole != "" {
				t.Errorf("%s: %s\n%s", a.what, whole, strings.Join(plans, "\n"))
			}
		}
		t.Log(timetable(t, db, all))
	})
}

// wholeTable is the step of a plan that reads a whole table of people, if there is one.
func wholeTable(plans []string) string {
	for _, line := range plans {
		for _, table := range []string{"contacts", "c", "contact_words", "contact_facets", "contact_figures", "consents"} {
			if strings.Contains(line, "contacts_suppressed") || strings.Contains(line, "contacts_doubted") {
				continue // an index of those alone
			}
			if line = strings.TrimSpace(line); line == "SCAN "+table || strings.HasPrefix(line, "SCAN "+table+" ") || strings.Contains(line, "Seq Scan on "+table+" ") {
				return line
			}
		}
	}
	return ""
}

// timetable is how long each search takes beside finding one person by their key, which tells how busy the machine is.
func timetable(t *testing.T, db *models.DB, all []asked) string {
	t.Helper()
	rounds := 3
	if *contacts > 100_000 {
		rounds = 100
	}
	var table strings.Builder
	over, idle := 0, []time.Duration{}
	fmt.Fprintf(&table, "\n%-52s %6s %9s %9s %9s\n", "search", "people", "median", "p99", "max")
	for _, a := range all {
		found, took := "", []time.Duration{}
		for range rounds {
			idle = append(idle, stopped(func() { mustFind(t, db, int64(*contacts)/2) }))
			took = append(took, stopped(func() { found = page(t, db, a.search) }))
		}
		verdict := "ok"
		if percentile(took, 99) > quick {
			verdict, over = "over", over+1
		}
		fmt.Fprintf(&table, "%-52s %6s %s  %s\n", a.what, found, row(took), verdict)
	}
	fmt.Fprintf(&table, "%-52s %6s %s\n%d of %d searches have a p99 over %v", "(one person by their key, in between)", "", row(idle), over, len(all), quick)
	return table.String()
}

func stopped(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}

func percentile(all []time.Duration, n int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)*n+99)/100-1]
}

func row(took []time.Duration) string {
	ms := func(d time.Duration) string { return fmt.Sprintf("%6.1f ms", float64(d.Microseconds())/1000) }
	return ms(percentile(took, 50)) + " " + ms(percentile(took, 99)) + " " + ms(slices.Max(took))
}

func mustFind(t *testing.T, db *models.DB, id int64) {
	t.Helper()
	if _, err := models.FindContact(context.Background(), db, id); err != nil {
		t.Fatal(err)
	}
}

// page asks what the screen asks, and says how many people it would tell of.
func page(t *testing.T, db *models.DB, s models.ContactSearch) string {
	t.Helper()
	ctx := context.Background()
	page, err := models.ListContacts(ctx, db, s)
	if err != nil {
		t.Fatal(err)
	}
	n, more, err := page.Count(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ids := []int64{}
	for _, c := range page.Contacts {
		ids = append(ids, c.ID)
	}
	if _, err := models.ListConsentsOf(ctx, db, ids); err != nil {
		t.Fatal(err)
	}
	if _, err := models.FindContactChoices(ctx, db); err != nil {
		t.Fatal(err)
	}
	if page.Searched > 0 || more {
		return fmt.Sprintf("%d+", n)
	}
	return fmt.Sprint(n)
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
