package views

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"greenlist/lint"
	"greenlist/models"
)

// FormEditor edits the draft of a form, with what people will see beside it.
type FormEditor struct {
	ID       int64 // 0: a new one
	Name     string
	Draft    models.FormDraft
	Purposes []models.Purpose
	Company  string
	Errors   map[string]string
	// Example is what the form was begun from: new languages get its words.
	Example string
	// Reference is the language that the others are compared with.
	Reference string
	// Content is what the draft would publish, and Shown the language in which the preview is drawn.
	Content models.FormContent
	Shown   string
	// Gaps are what is missing before the draft can be published.
	Gaps []models.Gap
	Role Role
	// Public is the address that customers know.
	Public *url.URL
	// Findings are the rules it breaks.
	Findings []lint.Finding
}

// Title implements Screen.
func (p FormEditor) Title() string {
	if p.ID == 0 {
		return "Make a form"
	}
	return "Edit the form"
}

func (p FormEditor) back() Action {
	if p.ID == 0 {
		return Action{"Forms", "/forms"}
	}
	return Action{p.Name, formPath(p.ID)}
}

func (p FormEditor) action() string {
	if p.ID == 0 {
		return "/forms"
	}
	return formPath(p.ID) + "/draft"
}

// live asks for the preview anew while somebody types.
func (p FormEditor) live() templ.Attributes {
	return templ.Attributes{
		"hx-post": "/forms/previews", "hx-include": "form.form-editor, #field-shown", "hx-target": "#form-preview", "hx-swap": "outerHTML",
		"hx-params": "not logo_file", "hx-trigger": "input delay:400ms, change delay:100ms",
	}
}

func (p FormEditor) in(language string) bool { return slices.Contains(p.Draft.Languages, language) }

// WithExamples gives the draft a good text to begin with in every language in which it has none. Where the languages that are there leave the
// words after signing up to us, so do the new ones.
func (p FormEditor) WithExamples() FormEditor {
	texts := map[string]models.FormText{}
	for _, language := range models.Languages {
		text, ok := p.Draft.Texts[language]
		if !ok {
			text = p.exampleIn(language)
		}
		texts[language] = text
	}
	p.Draft.Texts = texts
	return p
}

func (p FormEditor) exampleIn(language string) models.FormText {
	text := FindExample(p.Example).In(language, p.Company)
	said := func(of func(models.FormText) string) bool {
		return len(p.Draft.Texts) == 0 || slices.ContainsFunc(p.Draft.Languages, func(l string) bool { return of(p.Draft.Texts[l]) != "" })
	}
	if !said(func(t models.FormText) string { return t.Success }) {
		text.Success = ""
	}
	if !said(func(t models.FormText) string { return t.Confirmation }) {
		text.Confirmation = ""
	}
	return text
}

func (p FormEditor) text(language string) models.FormText { return p.Draft.Texts[language] }

// order is that of the fields on the page.
func (p FormEditor) order() []string {
	order := []string{"name", "purpose", "language", "logo_file", "mark_file", "accent"}
	for at := range p.Draft.Fields {
		order = append(order, models.FieldPlace(at, "kind", ""), models.FieldPlace(at, "key", ""))
		for _, language := range models.Languages {
			order = append(order, models.FieldPlace(at, "label", language), models.FieldPlace(at, "reason", language), models.FieldPlace(at, "choices", language))
		}
	}
	for _, language := range models.Languages {
		order = append(order, "headline_"+language, "intro_"+language, "button_"+language, "success_"+language, "confirmation_"+language)
	}
	return order
}

func (p FormEditor) purposeOptions() (all []Option) {
	for _, purpose := range p.Purposes {
		all = append(all, Option{Value: strconv.FormatInt(purpose.ID, 10), Text: purpose.Name, Help: upperFirst(purpose.In("en").Sentence())})
	}
	return all
}

func (p FormEditor) chosen() (all []string) {
	for _, id := range p.Draft.PurposeIDs {
		all = append(all, strconv.FormatInt(id, 10))
	}
	return all
}

// reference is the language to compare with: the one chosen, or the first.
func (p FormEditor) reference() string {
	if p.in(p.Reference) || len(p.Draft.Languages) == 0 {
		return p.Reference
	}
	return p.Draft.Languages[0]
}

func (p FormEditor) referenceOptions() (all []Option) {
	for _, language := range models.Languages {
		all = append(all, Option{Value: language, Text: languageName(language)})
	}
	return all
}

// accent is the colour as it was typed; ours where there is none, for the picker.
func (p FormEditor) accent() string { return cmp.Or(p.Draft.Accent, "#0f766e") }

// childrenHelp says from which age people agree themselves where the company is.
func (p FormEditor) childrenHelp() string {
	from, _ := lint.DigitalAge(p.Content.Company.Country)
	return fmt.Sprintf("Where your company is, nobody under %d can say yes without a parent. A sentence on the form then asks for the parent, and you say how you make sure of it.", from)
}
