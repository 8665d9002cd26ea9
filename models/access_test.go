package models_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/models/scratch"
)

// notHanded are the tables with something of people of which nobody gets a copy, and why.
var notHanded = map[string]string{
	"contact_words": "the words of their name, to find them by", "contact_facets": "their tags and values once more", "contact_figures": "the same, as numbers",
	"webhook_mentions": "keyed hashes that lead to what they get", "webhook_events": "calls kept for a week; what they brought stands elsewhere",
	"api_answers": "answers kept for a day, of what they get", "errands": "what is still to be fetched of their files", "file_chunks": "lists with everybody in them; and their files, which they get as files",
	"files": "the same", "import_errors": "remarks on rows of such lists", "invitations": "what staff searched for", "retaggings": "what staff searched for",
	"case_dossiers": "what they get, as it was earlier", "sample_dossiers": "the same", "optins": "which of their yeses can be drawn for a sample, all of which they get",
}

func TestEveryTableThatHoldsSomebodyIsHandedOver(t *testing.T) {
	given := models.Given()
	for table, personal := range models.HoldsPeople() {
		_, reasoned := notHanded[table]
		if personal && !given[table] && !reasoned {
			t.Errorf("%s holds something of people, and nobody gets it. Say in models/personal_*.go what it is, or here why not", table)
		}
	}
	for table := range notHanded {
		if given[table] {
			t.Errorf("%s is handed over after all", table)
		}
	}
}

func TestWhoAsksGetsEverythingThatIsFoundOfThem(t *testing.T) {
	modelstest.EachDatabase(t, func(t *testing.T, d *scratch.Database) {
		clock := modelstest.NewClock()
		db := modelstest.Open(t, d, clock.Now)
		w := seasoned(t, db, clock, 2)
		k := w.people[0]
		asks(t, db, w.company.Marketer, k.contact, models.CaseAccess)
		all, err := models.FindAccess(context.Background(), db, k.contact.ID)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, table := range all.Tables {
			got = append(got, table.Name)
		}
		for _, place := range w.found(d, k.traces()) {
			table, _, _ := strings.Cut(place, ":")
			if _, reasoned := notHanded[table]; !slices.Contains(got, table) && !reasoned && table != "file" && table != "file-wal" {
				t.Errorf("%s holds something of them that they do not get", table)
			}
		}
		whole, err := all.JSON()
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range []string{k.phone, k.bsuid, k.name, k.wamid("in"), k.wamid("out")} {
			if !strings.Contains(string(whole), trace) {
				t.Errorf("%s is not in what they get", trace)
			}
		}
		for _, other := range w.people[1].traces() {
			if strings.Contains(string(whole), other) {
				t.Errorf("they get %s of somebody else", other)
			}
		}
		if strings.Contains(string(whole), w.company.Marketer.Name) {
			t.Error("they get to know who of the staff did something")
		}
		if len(all.Files) != 1 {
			t.Errorf("files: %+v", all.Files)
		}
	})
}
