package models_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// templates is how many the proof of speed lists; `make prove-templates` takes 6,000, which is all an account at Meta can have.
var templates = flag.Int("templates", 2_400, "templates in the proof of how quickly they are listed")

// templatesQuick is what a page of the list may take.
const templatesQuick = 50 * time.Millisecond

// wholeTemplates is the step of a plan that reads all templates, if there is one. Walking them from the newest on, unsorted, stops when the page is
// full: where as many were found as fill one, that reads no more than it must.
func wholeTemplates(plans []string, full bool) string {
	if walk := !strings.Contains(strings.Join(plans, "\n"), "ORDER BY"); full && walk && plans[0] == "SCAN templates" {
		return ""
	}
	for _, line := range plans {
		if line = strings.TrimSpace(line); line == "SCAN templates" || strings.Contains(line, "Seq Scan on templates") {
			return line
		}
	}
	return ""
}

type templateAsked struct {
	what   string
	filter models.TemplateFilter
	// all: words are looked for in every template, which are 6,000 at most.
	all bool
}

func templateSearches(middle int64) []templateAsked {
	searches := []templateAsked{
		{what: "everything"},
		{what: "everything, far down", filter: models.TemplateFilter{After: middle}},
		{what: "a language", filter: models.TemplateFilter{Language: "nl"}},
		{what: "a language there is not", filter: models.TemplateFilter{Language: "fr"}},
		{what: "red", filter: models.TemplateFilter{Quality: whatsapp.QualityRed}},
		{what: "utility, far down", filter: models.TemplateFilter{Category: whatsapp.Utility, After: middle}},
		{what: "approved and Dutch and green", filter: models.TemplateFilter{Standing: models.StandingApproved, Language: "nl", Quality: whatsapp.QualityGreen}},
		{what: "drafts never used", filter: models.TemplateFilter{Standing: models.StandingDraft, Use: models.NeverUsed}},
		{what: "a name", filter: models.TemplateFilter{Search: "filled_0012"}, all: true},
		{what: "a rare word", filter: models.TemplateFilter{Search: "Marzipan"}, all: true},
		{what: "a common word", filter: models.TemplateFilter{Search: "bulbs"}, all: true},
		{what: "a word nobody wrote", filter: models.TemplateFilter{Search: "zzz"}, all: true},
		{what: "a rare word in Dutch", filter: models.TemplateFilter{Search: "marzipan", Language: "nl"}, all: true},
	}
	for _, standing := range models.TemplateStandings {
		searches = append(searches, templateAsked{what: "standing: " + string(standing), filter: models.TemplateFilter{Standing: standing}})
	}
	searches = append(searches, templateAsked{what: "that can be sent", filter: models.TemplateFilter{Sendable: true}},
		templateAsked{what: "that can be sent, in a language there is not", filter: models.TemplateFilter{Sendable: true, Language: "fr"}},
		templateAsked{what: "that can be sent, a rare word", filter: models.TemplateFilter{Sendable: true, Search: "marzipan"}, all: true})
	for _, use := range models.TemplateUses {
		searches = append(searches, templateAsked{what: "use: " + string(use), filter: models.TemplateFilter{Use: use}})
	}
	return searches
}

// TestTemplatesAreListedQuickly asks every page of the list and looks at the plans. How long it takes is only told at the everyday size, because that
// depends on the machine; the proof holds it to the limit.
func TestTemplatesAreListedQuickly(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, db *models.DB, _ *modelstest.Clock) {
		company := modelstest.NewCompany(t, db)
		if err := models.FillTemplates(ctx, db, company.Account.ID, *templates); err != nil {
			t.Fatal(err)
		}
		var table strings.Builder
		for _, a := range templateSearches(int64(*templates / 2)) {
			plans, err := models.PlanOfTemplates(ctx, db, a.filter)
			if err != nil {
				t.Fatalf("%s: %v", a.what, err)
			}
			found, took := 0, []time.Duration{}
			for range 3 + 97*min(1, *templates/6_000) {
				took = append(took, stopped(func() { found = len(templatesListed(t, db, a.filter)) }))
			}
			if whole := wholeTemplates(plans, found == 51); whole != "" && !a.all {
				t.Errorf("%s: %s\n%s", a.what, whole, strings.Join(plans, "\n"))
			}
			fmt.Fprintf(&table, "%-45s %4d %s\n", a.what, found, row(took))
			if p := percentile(took, 95); *templates >= 6_000 && p > templatesQuick {
				t.Errorf("%s takes %v", a.what, p)
			}
		}
		t.Logf("%d templates, a page of each search with its choices\n%-45s %4s %9s %9s %9s\n%s", *templates, "", "", "median", "p99", "max", &table)
	})
}

func templatesListed(t *testing.T, db *models.DB, f models.TemplateFilter) []models.Template {
	t.Helper()
	f.Limit = 51
	found, err := models.ListTemplates(ctx, db, f)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := models.ListTemplateLanguages(ctx, db); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAPlanThatReadsAllTemplatesIsNoticed(t *testing.T) {
	for _, line := range []string{"SCAN templates", "   ->  Seq Scan on templates  (cost=0.00..1 rows=1 width=8)"} {
		if wholeTemplates([]string{"SEARCH templates USING INDEX templates_by_use (deleted_at=?)", line}, true) == "" || wholeTemplates([]string{line}, false) == "" {
			t.Errorf("%s goes unnoticed", line)
		}
	}
	if wholeTemplates([]string{"SCAN templates", "USE TEMP B-TREE FOR ORDER BY"}, true) == "" {
		t.Error("sorting them all goes unnoticed")
	}
}
