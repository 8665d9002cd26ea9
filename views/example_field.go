package views

import (
	"embed"
	"encoding/json"
	"maps"

	"greenlist/models"
)

//go:embed examples/*.json
var exampleFiles embed.FS

// exampleFields is every kind of field with good words to begin with, as far as there are words that suit everybody.
var exampleFields = readExample[map[string]models.FormField]("fields")

func readExample[T any](name string) (example T) {
	raw, err := exampleFiles.ReadFile("examples/" + name + ".json")
	if err == nil {
		err = json.Unmarshal(raw, &example)
	}
	if err != nil {
		panic(name + ": " + err.Error()) // the examples are part of the program
	}
	return example
}

// ExampleField is a field of a kind, with good words to begin with in every language where there are such words.
func ExampleField(kind string) models.FormField {
	field := exampleFields[kind]
	field.Kind, field.Labels, field.Reasons = kind, maps.Clone(field.Labels), maps.Clone(field.Reasons)
	return field
}
