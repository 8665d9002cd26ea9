package views

import (
	"fmt"
	"strings"

	"greenlist/models"
)

// AttributeList is what the company wants to know about people.
type AttributeList struct{ All []models.Attribute }

// AttributeEditor defines an attribute, or changes one.
type AttributeEditor struct {
	ID       int64 // 0: a new one
	Archived bool
	Typed    models.NewAttribute
	Errors   map[string]string
}

func attributePath(id int64) string { return fmt.Sprintf("/attributes/%d", id) }

func (p AttributeEditor) action() string {
	if p.ID == 0 {
		return "/attributes"
	}
	return attributePath(p.ID)
}

var attributeTypeWords = map[models.AttributeType]string{
	models.AttributeText: "Words", models.AttributeNumber: "A number", models.AttributeDate: "A date", models.AttributeYesNo: "Yes or no", models.AttributeChoice: "One of several",
}

var attributeTypeHelp = map[models.AttributeType]string{
	models.AttributeText: "Anything, up to 500 letters", models.AttributeNumber: "Such as 43.5", models.AttributeDate: "Such as 2026-11-21",
	models.AttributeYesNo: "", models.AttributeChoice: "You write down the choices",
}

func attributeTypes() []Option {
	var all []Option
	for _, kind := range models.AttributeTypes {
		all = append(all, Option{Value: string(kind), Text: attributeTypeWords[kind], Help: attributeTypeHelp[kind]})
	}
	return all
}

// takes says what an attribute's values are.
func takes(a models.Attribute) string {
	if a.Type == models.AttributeChoice {
		return strings.Join(a.Choices, ", ")
	}
	return attributeTypeWords[a.Type]
}

// attributeTitle is an attribute's name, or its key written as people read it where nobody defined it.
func attributeTitle(all []models.Attribute, key string) string {
	for _, a := range all {
		if a.Key == key {
			return a.Name
		}
	}
	return attributeName(key)
}

// attributeValue is a value as people read it.
func attributeValue(all []models.Attribute, key, value string) string {
	for _, a := range all {
		if a.Key == key && a.Type == models.AttributeYesNo {
			return upperFirst(value)
		}
	}
	return value
}
