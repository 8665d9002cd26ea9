package views

import (
	"net/url"
	"testing"

	"greenlist/models"
)

// What is confirmed on WhatsApp holds all that an authority would ask about, in every language.
func TestTheWelcomeSaysWhatItMust(t *testing.T) {
	voice := Voice{Public: &url.URL{Scheme: "https", Host: "forms.zaailing.example"}}
	for _, language := range models.Languages {
		w := models.Welcome{Language: language, Company: "Zaailing", Agreed: []models.PurposeWords{{What: "WHAT", Often: "OFTEN"}, {What: "MORE", Often: "RARELY"}},
			ReceiptPath: "/r/abc", PreferencePath: "/p/def"}
		wants(t, voice.Welcome(w), WordsIn(language).Chat.Welcome, "Zaailing", "• WHAT, OFTEN\n• MORE, RARELY", "STOP", "https://forms.zaailing.example/r/abc", "https://forms.zaailing.example/p/def")
		w.Opening = " Our own words. "
		own := voice.Welcome(w)
		wants(t, own, "Our own words.\n\n", "• WHAT, OFTEN", "STOP", "/r/abc", "/p/def")
		without(t, own, WordsIn(language).Chat.Welcome, "{")
	}
}

func TestTheFarewellSaysWhatEnds(t *testing.T) {
	for _, language := range models.Languages {
		wants(t, Voice{}.Farewell(models.Farewell{Language: language, Company: "Zaailing"}), "Zaailing", "WhatsApp")
		part := Voice{}.Farewell(models.Farewell{Language: language, Company: "Zaailing", Stopped: []models.PurposeWords{{What: "WHAT"}, {What: "MORE"}}})
		wants(t, part, "Zaailing", "WHAT "+WordsIn(language).And+" MORE")
		without(t, part, "{")
	}
}
