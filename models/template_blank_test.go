package models_test

import (
	"maps"
	"slices"
	"testing"

	"greenlist/models"
	"greenlist/whatsapp"
)

// An example goes with its button when one before it is emptied, on cards too, and one of nothing goes with nothing.
func TestExamplesFollowTheirButtons(t *testing.T) {
	look := func(address string) models.DraftButton {
		return models.DraftButton{Kind: whatsapp.ButtonURL, Text: "Look", URL: address}
	}
	draft := models.TemplateText{
		Name: "bulbs", Body: "The bulbs are in.",
		Buttons: []models.DraftButton{look("https://veldhuis.example/{{1}}"), {}, look("https://veldhuis.example/b/{{1}}"), {}},
		Cards:   []models.DraftCard{{Buttons: []models.DraftButton{{}, look("https://veldhuis.example/c/{{1}}")}}, {Buttons: []models.DraftButton{look("https://veldhuis.example/d/{{1}}")}}},
		Samples: map[string]string{"1": "Mila", "button.0": "a", "button.1": "gone", "button.2": "b", "card.0.button.1": "c", "card.1.button.0": "d", "card.0.1": "text"},
	}
	tidy := draft.Tidy()
	want := map[string]string{"1": "Mila", "button.0": "a", "button.1": "b", "card.0.button.0": "c", "card.1.button.0": "d", "card.0.1": "text"}
	if !maps.Equal(tidy.Samples, want) || len(tidy.Buttons) != 2 || len(tidy.Cards[0].Buttons) != 1 {
		t.Errorf("%v, %+v", tidy.Samples, tidy.Buttons)
	}
	if again := tidy.Tidy(); !maps.Equal(again.Samples, want) {
		t.Errorf("a second time: %v", again.Samples)
	}
	if draft.Samples["button.1"] != "gone" || draft.Buttons[1].Kind != "" {
		t.Error("what was tidied has changed")
	}
	many := slices.Repeat([]models.DraftButton{look("https://veldhuis.example/{{1}}")}, 12)
	less := models.TemplateText{Buttons: many, Samples: map[string]string{"button.1": "a", "button.2": "b", "button.11": "c"}}.Arranged("remove:button-1")
	if want := map[string]string{"button.1": "b", "button.10": "c"}; !maps.Equal(less.Samples, want) {
		t.Errorf("removed: %v", less.Samples)
	}
	// What is removed is what stands at that place in the form, emptied ones before it counted; and nothing emptied stays.
	moved := models.TemplateText{Buttons: []models.DraftButton{{}, look("https://veldhuis.example/{{1}}"), look("https://veldhuis.example/b/{{1}}")},
		Samples: map[string]string{"button.1": "a", "button.2": "b"}}
	if kept := moved.Arranged("remove:button-1"); len(kept.Buttons) != 1 || kept.Buttons[0].URL != "https://veldhuis.example/b/{{1}}" || kept.Samples["button.0"] != "b" {
		t.Errorf("%+v", kept)
	}
	if more := moved.Arranged("button"); len(more.Buttons) != 3 || more.Samples["button.0"] != "a" || more.Buttons[2] != (models.DraftButton{}) {
		t.Errorf("%+v", more)
	}
}
