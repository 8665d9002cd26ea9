package models

import (
	"context"
	"regexp"
	"strings"
)

var colourPattern = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// tidy refuses a colour that is none; a short one is written out.
func (l FormLook) tidy(wrong Invalid) FormLook {
	l.Accent = strings.ToLower(strings.TrimSpace(l.Accent))
	if l.Accent != "" && !strings.HasPrefix(l.Accent, "#") {
		l.Accent = "#" + l.Accent
	}
	if len(l.Accent) == 4 {
		l.Accent = "#" + strings.Repeat(l.Accent[1:2], 2) + strings.Repeat(l.Accent[2:3], 2) + strings.Repeat(l.Accent[3:4], 2)
	}
	if l.Accent != "" && !colourPattern.MatchString(l.Accent) {
		wrong.Add("accent", "Enter a colour as # and six digits or letters a to f, like #0f766e.")
	}
	l.Fields = tidyFields(l.Fields, wrong)
	return l
}

// ShownMark is the logo of WhatsApp that people see: only Meta's own file.
func (l FormLook) ShownMark() string {
	if !l.OfficialMark {
		return ""
	}
	return l.Mark
}

// checkPictures refuses, each at its own field, pictures that are not there.
func (db *DB) checkPictures(ctx context.Context, l FormLook) error {
	if err := db.checkPicture(ctx, "logo_file", l.Logo); err != nil {
		return err
	}
	return db.checkPicture(ctx, "mark_file", l.Mark)
}

// in is the look with the words of these languages only.
func (l FormLook) in(languages []string) FormLook {
	fields := l.Fields
	l.Fields = nil
	for _, field := range fields {
		only := FormField{Key: field.Key, Kind: field.Kind, Required: field.Required, Labels: map[string]string{}, Reasons: map[string]string{}}
		if field.Kind == FieldChoice {
			only.Choices = map[string][]string{}
		}
		for _, language := range languages {
			only.Labels[language], only.Reasons[language] = field.Labels[language], field.Reasons[language]
			if field.Kind == FieldChoice {
				only.Choices[language] = field.Choices[language]
			}
		}
		l.Fields = append(l.Fields, only)
	}
	return l
}
