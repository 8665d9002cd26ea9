package models

import (
	"context"
	"slices"
	"strings"
)

// CreateForm begins a form. It refuses one without a name, texts that are too long for the page, and a logo that is not there.
func CreateForm(ctx context.Context, db *DB, who Actor, name string, draft FormDraft) (Form, error) {
	name, draft, err := tidyDraft(name, draft)
	if err != nil {
		return Form{}, err
	}
	f := Form{Code: randomCode(8), Name: name, Draft: draft, CreatedBy: who.userID(), CreatedAt: db.Now(), UpdatedAt: db.Now()}
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		if err := tx.checkPictures(ctx, draft.FormLook); err != nil {
			return err
		}
		if err := tx.q(ctx).Create(&f).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{act: actFormCreate, subjectID: f.ID, after: map[string]any{"name": name, "draft": draft}})
	})
	return f, err
}

// Edit changes the draft. What is published stays as it is until the form is published again. It refuses what CreateForm refuses.
func (f *Form) Edit(ctx context.Context, db *DB, who Actor, name string, draft FormDraft) error {
	name, draft, err := tidyDraft(name, draft)
	if err != nil {
		return err
	}
	text, err := jsonText(draft)
	if err != nil {
		return err
	}
	now := db.Now()
	err = db.Tx(ctx, func(ctx context.Context, tx *DB) error {
		before, err := FindForm(ctx, tx, f.ID)
		if err != nil {
			return err
		}
		if err := tx.checkPictures(ctx, draft.FormLook); err != nil {
			return err
		}
		if err := tx.q(ctx).Exec(`UPDATE forms SET name = ?, draft = ?, updated_at = ? WHERE id = ?`, name, text, now, f.ID).Error; err != nil {
			return err
		}
		return tx.audit(ctx, who, deed{
			act: actFormEdit, subjectID: f.ID,
			before: map[string]any{"name": before.Name, "draft": before.Draft}, after: map[string]any{"name": name, "draft": draft},
		})
	})
	if err == nil {
		f.Name, f.Draft, f.UpdatedAt = name, draft, now
	}
	return err
}

// The most letters a form's texts may have: the headline is one line on a telephone, the button never wraps.
const (
	longestHeadline = 90
	longestIntro    = 600
	longestButton   = 40
	longestSuccess  = 600
	// What was agreed, the receipt and the way out follow it: nobody reads a letter on WhatsApp.
	longestConfirmation = 600
)

func tidyDraft(name string, d FormDraft) (string, FormDraft, error) {
	wrong := Invalid{}
	if name = strings.TrimSpace(name); name == "" {
		wrong.Add("name", "Give the form a name, so that you find it again. Your customers do not see it.")
	}
	tidy := FormDraft{Languages: []string{}, Texts: map[string]FormText{}, PurposeIDs: []int64{}, FormLook: d.FormLook.tidy(wrong)}
	for _, language := range Languages {
		if slices.Contains(d.Languages, language) {
			tidy.Languages = append(tidy.Languages, language)
		}
		if text, ok := d.Texts[language]; ok {
			tidy.Texts[language] = text.tidy(language, wrong)
		}
	}
	for _, id := range d.PurposeIDs {
		if !slices.Contains(tidy.PurposeIDs, id) {
			tidy.PurposeIDs = append(tidy.PurposeIDs, id)
		}
	}
	return name, tidy, wrong.OrNil()
}

func (t FormText) tidy(language string, wrong Invalid) FormText {
	t.Headline, t.Button = singleLine(t.Headline), singleLine(t.Button)
	t.Intro = tidyText(t.Intro)
	if len([]rune(t.Headline)) > longestHeadline {
		wrong.Add("headline_"+language, "Keep the headline to 90 letters: it should fit on a telephone.")
	}
	if len([]rune(t.Intro)) > longestIntro {
		wrong.Add("intro_"+language, "Keep this to 600 letters: people read little before they sign up.")
	}
	if len([]rune(t.Button)) > longestButton {
		wrong.Add("button_"+language, "Keep the button to 40 letters.")
	}
	t.Success, t.Confirmation = tidyText(t.Success), tidyText(t.Confirmation)
	if len([]rune(t.Success)) > longestSuccess {
		wrong.Add("success_"+language, "Keep this to 600 letters.")
	}
	if len([]rune(t.Confirmation)) > longestConfirmation {
		wrong.Add("confirmation_"+language, "Keep the message to 600 letters.")
	}
	return t
}

// tidyText keeps the line breaks of a text.
func tidyText(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}
