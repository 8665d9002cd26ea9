package main

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"

	"greenlist/models"
)

// demoAccent is Zaailing's own green. It is a little too light for white letters, which is what the editor shows.
const demoAccent = "#6a9c2d"

// whereItGrows is asked on the Dutch form only.
var whereItGrows = models.FormField{
	Key: "grows", Kind: models.FieldChoice, Labels: map[string]string{"nl": "Waar groeit het bij u?"},
	Reasons: map[string]string{"nl": "Dan sturen wij tips die bij uw plek passen."}, Choices: map[string][]string{"nl": {"Binnen", "Op het balkon", "In de tuin"}},
}

// redress gives a form that has been out for a while better words, Zaailing's look, and one more question.
func (t *story) redress(ctx context.Context, form *models.Form, draft models.FormDraft) error {
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, demoLogo()); err != nil {
		return err
	}
	logo, err := models.KeepLogo(ctx, t.db, t.marketer, "zaailing.png", &drawn)
	if err != nil {
		return err
	}
	draft.Logo, draft.Accent, draft.Fields = logo, demoAccent, append(draft.Fields, whereItGrows)
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

// demoLogo is a seedling: two leaves on a stem, each the overlap of two circles.
func demoLogo() image.Image {
	logo := image.NewNRGBA(image.Rect(0, 0, 240, 200))
	within := func(x, y, cx, cy, r int) bool { return (x-cx)*(x-cx)+(y-cy)*(y-cy) < r*r }
	for y := range 200 {
		for x := range 240 {
			left := within(x, y, 30, 110, 90) && within(x, y, 110, 30, 90)
			right := within(x, y, 210, 110, 90) && within(x, y, 130, 30, 90)
			stem := x > 114 && x < 126 && y > 100 && y < 190
			switch {
			case left:
				logo.SetNRGBA(x, y, color.NRGBA{0x6a, 0x9c, 0x2d, 0xff})
			case right:
				logo.SetNRGBA(x, y, color.NRGBA{0x3f, 0x6f, 0x22, 0xff})
			case stem:
				logo.SetNRGBA(x, y, color.NRGBA{0x2c, 0x50, 0x1b, 0xff})
			}
		}
	}
	return logo
}
