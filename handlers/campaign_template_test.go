package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// observed puts an approved template with this text among the shop's.
func (s shop) observed(n int, language, text string) {
	s.Helper()
	_, err := models.ObserveTemplate(context.Background(), s.db, s.Account, whatsapp.Template{
		ID: fmt.Sprint(300000000000000 + n), Name: fmt.Sprintf("offer_%02d", n), Language: language, Category: "MARKETING", ParameterFormat: "POSITIONAL", Status: "APPROVED",
		Components: []whatsapp.Component{{Type: "BODY", Text: text}},
	}, "poll")
	if err != nil {
		s.Fatal(err)
	}
}

func TestMarketersFindTheTemplateOfACampaignAmongMany(t *testing.T) {
	eachShop(t, func(s shop) {
		for n := range choicePage {
			s.observed(n, "nl", fmt.Sprintf("De tulpen van week %d\n\nliggen klaar.", n))
		}
		s.observed(choicePage, "de", "Die Gartentage beginnen. "+strings.Repeat("Kommen Sie vorbei. ", 10))
		b := s.as(models.Marketer)

		first := b.get("/campaigns/new").says("Die Gartentage beginnen.").says("De tulpen van week 7 liggen klaar.").says("offer_07 · Dutch · Marketing").says("Next")
		if strings.Contains(first.text, "De tulpen van week 0") {
			s.Error("one page holds them all")
		}
		if strings.Contains(first.words(), strings.TrimSpace(strings.Repeat("Kommen Sie vorbei. ", 10))) {
			s.Error("a long text is shown whole")
		}
		b.get(first.link("/campaigns/new?after=")).says("De tulpen van week 0 liggen klaar.").says("Previous")

		b.get("/campaigns/new?q=gartentage").says("offer_20 · German").lacks("offer_07")
		b.get("/campaigns/new?language=de").says("offer_20 · German").lacks("offer_07")
		b.get("/campaigns/new?q=gartentage&language=nl").says("No approved template matches").says("Show all approved ones")
		renewing := b.get("/campaigns/new?purpose=1&expires=30&remind=on&language=de")
		for _, carried := range []string{`name="purpose" value="1"`, `name="expires" value="30"`, `name="remind" value="on"`, `href="/campaigns/new?expires=30&amp;purpose=1&amp;remind=on"`} {
			if strings.Count(renewing.text, carried) == 0 {
				s.Errorf("the search forgets what the plan begins with: no %s", carried)
			}
		}
	})
}
