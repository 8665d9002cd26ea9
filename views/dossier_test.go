package views

import (
	"strings"
	"testing"

	"greenlist/models"
)

// A dossier of many messages lists them a hundred at a time, and each once; whoever prints it can have all.
func TestADossierListsItsMessagesInPages(t *testing.T) {
	page := Dossier{Dossier: models.Dossier{Contact: models.Contact{ID: 7}}}
	for id := range int64(250) {
		page.Dossier.Uses = append(page.Dossier.Uses, models.Use{Message: models.Message{ID: 10 + 3*id}})
	}
	var seen []int64
	for pages := 1; ; pages++ {
		for _, u := range page.listed() {
			seen = append(seen, u.ID)
		}
		next := page.pager().Next
		if next == "" {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
		if !strings.HasPrefix(next, DossierPath(7)+"?after=") || !strings.HasSuffix(next, "#messages") {
			t.Fatal(next)
		}
		page.After = seen[len(seen)-1]
	}
	if len(seen) != 250 || seen[0] != 10 || seen[249] != 757 {
		t.Errorf("%d messages: %v", len(seen), seen)
	}
	page.After, page.All = 0, true
	if len(page.listed()) != 250 || page.pager() != (Pager{}) {
		t.Errorf("all of them are %d", len(page.listed()))
	}
	if page = (Dossier{}); page.pager() != (Pager{}) {
		t.Error("nothing has pages")
	}
}
