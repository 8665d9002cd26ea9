package handlers

import (
	"net/http"
	"strings"
	"testing"

	"greenlist/models"
	"greenlist/models/modelstest"
	"greenlist/whatsapp"
)

// A picture that came with a form that is wrong is there when the form comes back, and stands beside the other language.
func TestAPictureIsChosenOnceAndGoesAlongIntoAnotherLanguage(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		anna := s.as(models.Marketer)
		page := anna.get("/templates/new").is(http.StatusOK).post("/templates/previews", valuesOf(with(autumn, "header_kind", whatsapp.FormatImage))).is(http.StatusOK)
		wrong := page.upload("/templates", "media_file", "leaf.png", drawn(s.T, 40, 30), map[string]string{"name": ""}).is(http.StatusUnprocessableEntity)
		wrong.says("Give the template a name")
		if !strings.Contains(wrong.text, `src="/templates/files/`) {
			s.Fatal("the picture is gone")
		}
		if film := page.upload("/templates", "media_file", "leaf.txt", []byte("no picture"), nil).is(http.StatusUnprocessableEntity); !strings.Contains(film.text, "no picture that Greenlist knows") {
			s.Error("anything is taken for a picture")
		}
		saved := wrong.send("/templates", map[string]string{"name": "autumn_bulbs"}).is(http.StatusOK)
		_, id, _ := strings.Cut(saved.at(), "/templates/")
		dutch := anna.get("/templates/new?from=" + id + "&beside=" + id).is(http.StatusOK)
		if !strings.Contains(dutch.text, `class="beside"`) || !strings.Contains(dutch.text, `src="/templates/files/`) {
			s.Error("the other language is not seen")
		}
		s.as(models.Agent).get("/templates/files/" + strings.Repeat("a", 64)).is(http.StatusForbidden)
		anna.get("/templates/files/" + strings.Repeat("a", 64)).is(http.StatusNotFound)
	})
}

// Cards and offers bring their fields without a script, and what was typed before is still there.
func TestCardsAndOffersBringTheirFields(t *testing.T) {
	eachSite(t, func(s *site) {
		modelstest.NewCompany(s.T, s.db)
		cards := s.as(models.Marketer).post("/templates/previews", valuesOf(with(autumn, "layout", string(models.LayoutCards)))).is(http.StatusOK)
		cards.says("Card 2").says("Add a card")
		more := cards.post("/templates/previews", valuesOf(with(autumn, "layout", "cards", "card-0-kind", "IMAGE", "card-1-kind", "IMAGE", "change", "card"))).says("Card 3")
		more.post("/templates/previews", valuesOf(with(autumn, "layout", string(models.LayoutOffer)))).says("Show a countdown").says("Code to copy").says("the bulbs are in")
	})
}
