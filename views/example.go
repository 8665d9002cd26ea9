package views

import (
	"maps"
	"slices"

	"greenlist/models"
)

// Example is a whole form to begin with, written for its place in every language we speak.
type Example struct {
	Key    string                     `json:"-"`
	Title  string                     `json:"title"`
	About  string                     `json:"about"`
	Texts  map[string]models.FormText `json:"texts"`
	Fields []models.FormField         `json:"fields"`
}

// Examples are all there are, the most usual first.
var Examples = loadExamples("webshop", "counter", "restaurant", "event", "restock")

func loadExamples(keys ...string) (all []Example) {
	for _, key := range keys {
		example := readExample[Example](key)
		example.Key = key
		for at, field := range example.Fields {
			if field.Labels == nil {
				required := field.Required
				field = ExampleField(field.Kind)
				field.Required = required
			}
			example.Fields[at] = field
		}
		all = append(all, example)
	}
	return all
}

// FindExample is the example with a key; the first where there is none.
func FindExample(key string) Example {
	at := slices.IndexFunc(Examples, func(e Example) bool { return e.Key == key })
	return Examples[max(at, 0)]
}

// In are the example's words in a language, with the company's name in them.
func (e Example) In(language, company string) models.FormText {
	text := e.Texts[language]
	for _, words := range []*string{&text.Headline, &text.Intro, &text.Button, &text.Success, &text.Confirmation} {
		*words = fill(*words, "company", or(company))
	}
	return text
}

// Asks are the example's fields, to be changed as one likes.
func (e Example) Asks() (fields []models.FormField) {
	for _, field := range e.Fields {
		field.Labels, field.Reasons, field.Choices = maps.Clone(field.Labels), maps.Clone(field.Reasons), maps.Clone(field.Choices)
		fields = append(fields, field)
	}
	return fields
}
