package views

import (
	"github.com/a-h/templ"

	"greenlist/models"
)

// FieldWords are what the fields besides the number say.
type FieldWords struct {
	Choose   string `json:"choose"`
	Missing  string `json:"missing"`
	Email    string `json:"email"`
	Birthday string `json:"birthday"`
	Postcode string `json:"postcode"`
	Choice   string `json:"choice"`
	Long     string `json:"long"`
}

// complaint is what is wrong with an answer of somebody's.
func (w Words) complaint(f models.FormField, answer string) string {
	if answer == "" {
		return w.Field.Missing
	}
	switch f.Kind {
	case models.FieldName:
		return w.Errors.Name
	case models.FieldEmail:
		return w.Field.Email
	case models.FieldBirthday:
		return w.Field.Birthday
	case models.FieldPostcode:
		return w.Field.Postcode
	case models.FieldChoice:
		return w.Field.Choice
	}
	return w.Field.Long
}

// askedField is a field on a page for customers.
type askedField struct {
	models.FormField
	words         Words
	answer, wrong string
	shared        bool // on a tablet that the next person uses
}

func (f askedField) label() string {
	label := or(f.Labels[f.words.Language])
	if !f.Required {
		label += " (" + f.words.Optional + ")"
	}
	return label
}

// inputTypes and purposes let telephones show the right keys, and fill in what their owners keep.
var (
	inputTypes   = map[string]string{models.FieldEmail: "email", models.FieldBirthday: "date"}
	autocomplete = map[string]string{
		models.FieldName: "name", models.FieldEmail: "email", models.FieldBirthday: "bday", models.FieldPostcode: "postal-code", models.FieldText: "off",
	}
)

func (f askedField) options() []Option {
	all := []Option{{Text: f.words.Field.Choose}}
	for _, choice := range f.Choices[f.words.Language] {
		all = append(all, Option{Value: choice, Text: choice})
	}
	return all
}

func (f askedField) remembers() string {
	if f.shared {
		return "off"
	}
	return autocomplete[f.Kind]
}

func (f askedField) required() templ.Attributes {
	if !f.Required {
		return nil
	}
	return templ.Attributes{"aria-required": "true"}
}

func (f askedField) draw() templ.Component {
	name, reason := models.AnswerPlace(f.Key), or(f.Reasons[f.words.Language])
	if f.Kind == models.FieldChoice {
		return Select{Name: name, Label: f.label(), Value: f.answer, Help: reason, Error: f.wrong, Options: f.options(), Extra: f.required()}
	}
	return TextInput{
		Name: name, Label: f.label(), Type: inputTypes[f.Kind], Value: f.answer, Help: reason, Error: f.wrong, Autocomplete: f.remembers(), Extra: f.required(),
	}
}
