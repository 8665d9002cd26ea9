package handlers

import (
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// typedForm reads the editor, and keeps the pictures that were chosen in it. What is wrong with them comes with all the rest that was typed.
func (s *Server) typedForm(c echo.Context) (name string, draft models.FormDraft, err error) {
	values, err := c.FormParams()
	if err != nil {
		return "", draft, err
	}
	draft = models.FormDraft{Languages: values["language"], Texts: map[string]models.FormText{}, PurposeIDs: numbers(c, "purpose")}
	draft.Accent, draft.Fields, draft.Tracking = values.Get("accent"), typedFields(values), values.Get("tracking") != ""
	draft.ForChildren = values.Get("for_children") != ""
	for _, language := range models.Languages {
		if values.Has("headline_" + language) {
			draft.Texts[language] = models.FormText{
				Headline: values.Get("headline_" + language), Intro: values.Get("intro_" + language), Button: values.Get("button_" + language),
				Success: values.Get("success_" + language), Confirmation: values.Get("confirmation_" + language),
			}
		}
	}
	draft.OfficialMark = values.Get("official_mark") != ""
	draft.Logo, err = s.pictureOf(c, "logo")
	mark, wrong := s.pictureOf(c, "mark")
	if draft.Mark = mark; err == nil {
		err = wrong
	}
	return values.Get("name"), draft, err
}

// typedFields reads as many fields as the editor showed.
func typedFields(values url.Values) (fields []models.FormField) {
	for at := 0; at < 2*models.MostFields && values.Has(models.FieldPlace(at, "kind", "")); at++ {
		field := models.FormField{
			Kind: values.Get(models.FieldPlace(at, "kind", "")), Key: values.Get(models.FieldPlace(at, "key", "")),
			Required: values.Get(models.FieldPlace(at, "required", "")) != "", Labels: map[string]string{}, Reasons: map[string]string{}, Choices: map[string][]string{},
		}
		for _, language := range models.Languages {
			field.Labels[language] = values.Get(models.FieldPlace(at, "label", language))
			field.Reasons[language] = values.Get(models.FieldPlace(at, "reason", language))
			if lines := strings.Split(values.Get(models.FieldPlace(at, "choices", language)), "\n"); strings.TrimSpace(lines[0]) != "" || len(lines) > 1 {
				field.Choices[language] = lines
			}
		}
		fields = append(fields, field)
	}
	return fields
}
