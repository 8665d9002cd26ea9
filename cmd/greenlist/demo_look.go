package main

import (
	"context"

	"greenlist/models"
)

// demoAccent is Zaailing's own green. It is a little too light for white letters, which is what the editor shows.
const demoAccent = "#6a9c2d"

// whereItGrows is asked on the Dutch form only.
var whereItGrows = models.FormField{
	Key: "grows", Kind: models.FieldChoice, Labels: map[string]string{"nl": "Waar groeit het bij u?"},
	Reasons: map[string]string{"nl": "Dan sturen wij tips die bij uw plek passen."}, Choices: map[string][]string{"nl": {"Binnen", "Op het balkon", "In de tuin"}},
}

// redress gives a form that has been out for a while better words, Zaailing's colour, and one more question, and says from then on that it looks at who reads what.
func (t *story) redress(ctx context.Context, form *models.Form, draft models.FormDraft) error {
	draft.Accent, draft.Fields = demoAccent, append(draft.Fields, whereItGrows)
	draft.Tracking = true
	return form.Edit(ctx, t.db, t.marketer, form.Name, draft)
}

// answers are what somebody fills in: their name, and for most where their plants grow.
func (s signUp) answers() map[string]string {
	places := whereItGrows.Choices["nl"]
	answers := map[string]string{"name": s.name}
	if at := len(s.name) % (len(places) + 1); at < len(places) {
		answers[whereItGrows.Key] = places[at]
	}
	return answers
}
