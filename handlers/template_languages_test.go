package handlers

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

func TestAllLanguagesOfATemplateStandBesideEachOther(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		english := anna.write(autumn).is(http.StatusOK)
		alone := anna.get(english.at() + "/languages").says("One language so far")
		if strings.Contains(alone.text, "What differs") || strings.Contains(english.text, "See them side by side") {
			s.Error("one language is compared with itself")
		}
		id := strings.TrimPrefix(english.at(), "/templates/")
		german := anna.get("/templates/new?from=" + id + "&beside=" + id + "&language=de").is(http.StatusOK)
		if !strings.Contains(german.text, `<option value="de" selected>`) {
			s.Error("the language is not chosen")
		}
		german.says("Write autumn_bulbs in another language")
		if !strings.Contains(german.text, `value="Abmelden"`) || strings.Contains(german.text, `value="Stop promotions"`) {
			s.Error("the way to say stop is not in the language of the translation")
		}
		german = german.send("/templates", map[string]string{"body": "Guten Tag {{1}}, die Zwiebeln sind da. Kommen Sie vorbei.", "sample-1": "Mila", "button-0-text": "Abmelden",
			"footer": "Zaailing, Utrecht"}).is(http.StatusOK)
		german.says("English, German").says("See them side by side")
		both := anna.get(german.at() + "/languages").is(http.StatusOK)
		both.says("Marketing, in 2 languages: 2 drafts.").says("the bulbs are in").says("die Zwiebeln sind da").says("No footer in English").says("A footer in German")
		for _, path := range []string{english.at(), german.at(), german.at() + "/edit", english.at() + "/edit"} {
			if !strings.Contains(both.text, `href="`+path+`"`) {
				s.Errorf("no way to %s", path)
			}
		}
		if rosa := s.as(models.Reviewer).get(german.at() + "/languages").is(http.StatusOK); strings.Contains(rosa.text, "/edit") || strings.Contains(rosa.text, "/templates/new") {
			s.Error("a reviewer is offered what they may not do")
		}
		s.as(models.Agent).get(german.at() + "/languages").is(http.StatusForbidden)
		anna.get("/templates/987654/languages").is(http.StatusNotFound)

		offer := s.written(anna, "spring_offer")
		anna.get(offer + "/languages").says("One language so far").says("Write it in another language")
		anna.get(offer).send(offer+"/corrections", nil)
		anna.get(offer + "/languages").says("Campaigns still send version 1.")
	})
}

// written is the path of a template, as the list links to it.
func (s *site) written(who *browser, name string) string {
	s.Helper()
	list := who.get("/templates?q=" + name).text
	_, rest, found := strings.Cut(list, `<a href="/templates/`)
	if !found {
		s.Fatalf("no %s in the list", name)
	}
	id, _, _ := strings.Cut(rest, `"`)
	return "/templates/" + id
}

func TestDraftsThatDifferAreToldApartByCategory(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		anna.write(with(autumn, "name", "care_tips")).is(http.StatusOK)
		utility := anna.write(with(autumn, "name", "care_tips", "language", "nl", "category", whatsapp.Utility, "body", "Dag {{1}}, uw bestelling staat klaar."))
		anna.get(utility.is(http.StatusOK).at() + "/languages").says("Marketing in English").says("Utility in Dutch")
	})
}
