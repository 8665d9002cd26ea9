package views

import "greenlist/models"

// trialForm is what members of the team read before they get test messages.
type trialForm struct {
	Form    string                         `json:"form"`
	Name    string                         `json:"name"`
	Purpose map[string]models.PurposeWords `json:"purpose"`
	Texts   map[string]models.FormText     `json:"texts"`
}

var trialWords = readExample[trialForm]("trial")

// trialMonths is how long a yes to tests holds: people leave, and nobody remembers to take them off such a list.
const trialMonths = 12

// TrialWords are those of the purpose and the form, in every language, with the company's name in them. Whoever tests wants to see that the message was
// read, so the form says that this is kept.
func TrialWords(company string) models.TrialWords {
	draft := models.FormDraft{
		Languages: models.Languages, Texts: map[string]models.FormText{},
		FormLook: models.FormLook{Tracking: true, Fields: []models.FormField{ExampleField(models.FieldName)}},
	}
	for language := range trialWords.Texts {
		draft.Texts[language] = Example{Texts: trialWords.Texts}.In(language, company)
	}
	return models.TrialWords{
		Purpose: models.NewPurpose{Name: trialWords.Name, Words: trialWords.Purpose, ValidMonths: trialMonths}, FormName: trialWords.Form, Form: draft,
	}
}
