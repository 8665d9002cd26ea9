package handlers

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/sandbox"
	"greenlist/whatsapp"
)

// Whatever Meta is known to answer to a template stands on its page: what it means and what to do in plain words, Meta's own sentence quoted beside it,
// and no number. The draft is there to be changed, and what was refused is forgotten when Meta takes it. What causes each is tried in sender.
func TestEveryRefusalIsShownInPlainWords(t *testing.T) {
	eachSite(t, func(s *site) {
		d := newDesk(s, func(o *sandbox.Options) { o.Webhook = "" })
		anna := s.as(models.Marketer)
		path := anna.write(autumn).is(http.StatusOK).at()
		for _, code := range sandbox.RefusalCodes() {
			plain := (&whatsapp.Error{Code: 100, Subcode: code}).Explain()
			if plain.Class != whatsapp.ClassFix {
				continue // Meta says it of figures that were asked for, and not of templates.
			}
			if err := d.remote.SetAccount(context.Background(), sandbox.AccountChange{RefuseNext: code}); err != nil {
				s.Fatal(err)
			}
			anna.post(path+"/submissions", nil).is(http.StatusOK)
			d.work()
			page := anna.get(path).says(plain.Title).says(plain.What).says(plain.Do)
			if strings.Contains(page.words(), strconv.Itoa(code)) || strings.Contains(page.words(), "OAuthException") {
				s.Errorf("%d: the page speaks of numbers:\n%s", code, page.words())
			}
			anna.get(path + "/edit").is(http.StatusOK).says("Meta did not take this").says(plain.Title)
		}
		anna.post(path+"/submissions", nil).is(http.StatusOK)
		d.work()
		if page := anna.get(path); strings.Contains(page.words(), "Meta did not take this") {
			s.Errorf("what Meta took still looks refused:\n%s", page.words())
		}
	})
}
