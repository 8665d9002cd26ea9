package models

import (
	"context"
	"slices"
)

// A PurposeForm is a form that asks for a purpose.
type PurposeForm struct {
	Form Form
	// Version is which words of the purpose people see on it.
	Version int
	// Older tells that these are not the words of today: the form must be published again to use those.
	Older bool
}

// Forms are those whose published version asks for the purpose, the newest first.
func (p Purpose) Forms(ctx context.Context, db *DB) ([]PurposeForm, error) {
	forms, err := ListForms(ctx, db)
	if err != nil {
		return nil, err
	}
	var asking []PurposeForm
	for _, form := range forms {
		if form.VersionID == nil {
			continue
		}
		version, err := form.Version(ctx, db)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(version.Content.Purposes, func(told FormPurpose) bool { return told.ID == p.ID })
		if at >= 0 {
			told := version.Content.Purposes[at]
			asking = append(asking, PurposeForm{form, told.Version, told.older(p)})
		}
	}
	return asking, nil
}

// older tells whether the purpose says something else today, in a language the form speaks.
func (told FormPurpose) older(today Purpose) bool {
	for language, words := range told.Words {
		if words != today.Words[language] {
			return true
		}
	}
	return told.ValidMonths != today.ValidMonths
}
