package models_test

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
)

// acts is how many the proof of speed searches; `make prove-acts` takes a million.
var acts = flag.Int("acts", 5_000, "acts of staff in the proof of how quickly they are found")

// wholeAudit is the step of a plan that reads all acts, if there is one. Walking an index of them from its end stops when the page is full.
func wholeAudit(plans []string) string {
	for _, line := range plans {
		if line = strings.TrimSpace(line); line == "SCAN audit_entries" || strings.Contains(line, "Seq Scan on audit_entries") {
			return line
		}
	}
	return ""
}

func TestActsAreFoundQuickly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		for range 3 {
			if _, err := models.CreateCampaign(ctx, db, company.Marketer, company.Plan("Spring")); err != nil {
				t.Fatal(err)
			}
		}
		if err := models.FillActs(context.Background(), db, *acts); err != nil {
			t.Fatal(err)
		}
		now, middle := db.Now(), int64(*acts/2)
		var table strings.Builder
		over, idle := 0, []time.Duration{}
		for _, a := range []struct {
			what   string
			search models.ActSearch
		}{
			{"everything", models.ActSearch{}},
			{"everything, far down", models.ActSearch{Before: middle}},
			{"one of ten people", models.ActSearch{Who: "user:3"}},
			{"somebody who did little", models.ActSearch{Who: "user:99"}},
			{"nobody", models.ActSearch{Who: "user:98"}},
			{"a kind", models.ActSearch{Subject: "template"}},
			{"a kind, far down", models.ActSearch{Subject: "template", Before: middle}},
			{"an act", models.ActSearch{Subject: "form", Action: "publish"}},
			{"an act nobody did", models.ActSearch{Subject: "form", Action: "ads"}},
			{"one thing", models.ActSearch{Subject: "form", SubjectID: 77}},
			{"one person, dossiers too", models.ActSearch{Subject: "contact", SubjectID: 77}},
			{"who and a kind", models.ActSearch{Who: "user:3", Subject: "campaign"}},
			{"who and a kind they hardly touch", models.ActSearch{Who: "user:99", Subject: "campaign"}},
			{"who and an act", models.ActSearch{Who: "user:3", Subject: "campaign", Action: "change"}},
			{"who and an act they never did", models.ActSearch{Who: "user:3", Subject: "campaign", Action: "cancel"}},
			{"who and a kind there is not", models.ActSearch{Who: "user:3", Subject: "case"}},
			{"a day in spring", models.ActSearch{From: now.AddDate(0, -6, 0), Until: now.AddDate(0, -6, 1)}},
			{"before everything", models.ActSearch{Until: now.AddDate(-2, 0, 0)}},
			{"who, on a day in spring", models.ActSearch{Who: "user:99", From: now.AddDate(0, -6, 0), Until: now.AddDate(0, -6, 1)}},
			{"a kind, in the first month", models.ActSearch{Subject: "form", From: now.AddDate(-1, 0, 0), Until: now.AddDate(0, -11, 0)}},
			{"all at once", models.ActSearch{Who: "user:3", Subject: "form", Action: "publish", SubjectID: 77, From: now.AddDate(0, -6, 0), Until: now}},
			{"a name", models.ActSearch{Text: "spring"}},
			{"a name of nothing", models.ActSearch{Text: "zzz"}},
			{"a record", models.ActSearch{Text: "#3"}},
		} {
			plans, err := models.PlanOfActs(ctx, db, a.search)
			if err != nil {
				t.Fatalf("%s: %v", a.what, err)
			}
			if whole := wholeAudit(plans); whole != "" {
				t.Errorf("%s: %s\n%s", a.what, whole, strings.Join(plans, "\n"))
			}
			var took []time.Duration
			found := 0
			for range 3 + 27*min(1, *acts/1_000_000) {
				idle = append(idle, stopped(func() { mustFindAct(t, db, middle) }))
				took = append(took, stopped(func() { found = len(actsListed(t, db, a.search)) }))
			}
			if percentile(took, 99) > quick {
				over++
			}
			fmt.Fprintf(&table, "%-36s %4d %s\n", a.what, found, row(took))
		}
		t.Logf("%d acts, a page of each search with its proof\n%-36s %4s %9s %9s %9s\n%s%-41s %s\n%d over %v", *acts, "", "", "median", "p99", "max", &table, "(one act by its number, in between)", row(idle), over, quick)
		exportedFlat(t, db)
	})
}

func mustFindAct(t *testing.T, db *models.DB, id int64) {
	t.Helper()
	if _, err := models.FindAct(ctx, db, id); err != nil {
		t.Fatal(err)
	}
}

// exportedFlat takes all acts away, and sees that they are not all held at once.
func exportedFlat(t *testing.T, db *models.DB) {
	t.Helper()
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n, most := 0, uint64(0)
	took := stopped(func() {
		err := models.ExportActs(ctx, db, models.System, models.ActSearch{}, func(models.Act, string) error {
			if n++; n%50_000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	if n < *acts || most > before.HeapAlloc+32<<20 {
		t.Errorf("%d acts, %d bytes held, %d before", n, most, before.HeapAlloc)
	}
	t.Logf("%d acts taken away in %v, %d kB held at most beyond the %d kB before", n, took.Round(time.Second), (max(most, before.HeapAlloc)-before.HeapAlloc)>>10, before.HeapAlloc>>10)
}

func TestAPlanThatReadsAllActsIsNoticed(t *testing.T) {
	for _, line := range []string{"SCAN audit_entries", "   ->  Seq Scan on audit_entries  (cost=0.00..1 rows=1 width=8)"} {
		if wholeAudit([]string{"SEARCH audit_entries USING INDEX audit_entries_by_who (who=?)", line}) == "" {
			t.Errorf("%s goes unnoticed", line)
		}
	}
}

func TestTakingActsAwayIsAnAct(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		var handed []string
		err := models.ExportActs(ctx, db, company.Marketer, models.ActSearch{Who: "user:1"}, func(a models.Act, name string) error {
			handed = append(handed, a.Subject+"."+a.Action+" "+name)
			return nil
		})
		if err != nil || !slices.Contains(handed, "purpose.create Offers") || handed[0] != "acts.export " {
			t.Errorf("%v, %v", handed, err)
		}
	})
}
