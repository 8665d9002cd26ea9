package views

import (
	"bytes"
	"context"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"greenlist/models"
)

// FormEditor edits the draft of a form, with the page as people will see it beside it.
type FormEditor struct {
	ID       int64 // 0: a new one
	Name     string
	Draft    models.FormDraft
	Purposes []models.Purpose
	Company  string
	Errors   map[string]string
	// Content is what the draft would publish, and Shown the language in which the preview is drawn.
	Content models.FormContent
	Shown   string
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
	return templ.Attributes{"hx-post": "/forms/previews", "hx-target": "#form-preview", "hx-swap": "outerHTML", "hx-trigger": "input delay:400ms, change delay:100ms"}
}

func (p FormEditor) in(language string) bool { return slices.Contains(p.Draft.Languages, language) }

// WithExamples gives the draft a good text to begin with in every language in which it has none.
func (p FormEditor) WithExamples() FormEditor {
	texts := map[string]models.FormText{}
	for _, language := range models.Languages {
		text, ok := p.Draft.Texts[language]
		if !ok {
			text = WordsIn(language).ExampleText(p.Company)
		}
		texts[language] = text
	}
	p.Draft.Texts = texts
	return p
}

func (p FormEditor) text(language string) models.FormText { return p.Draft.Texts[language] }

func (p FormEditor) wrong(language string) bool {
	return p.Errors["headline_"+language] != "" || p.Errors["intro_"+language] != "" || p.Errors["button_"+language] != ""
}

func (p FormEditor) order() []string {
	order := []string{"name", "purpose"}
	for _, language := range models.Languages {
		order = append(order, "headline_"+language, "intro_"+language, "button_"+language)
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

func (p FormEditor) shownOptions() (all []Option) {
	for _, language := range p.Content.Languages {
		all = append(all, Option{Value: language, Text: languageName(language)})
	}
	return all
}

// page is the hosted page as the draft would make it, for a frame of its own: it wears the public style sheet, not ours.
func (p FormEditor) page() (string, error) {
	notice, err := DrawNotice(p.Content, p.Shown, models.ConsentBlock)
	if err != nil {
		return "", err
	}
	form := HostedForm{
		Language: p.Shown, Languages: p.Content.Languages, Company: or(p.Content.Company.Name), Text: p.Content.Texts[p.Shown],
		FormLook: p.Content.FormLook, Notice: string(notice), Typed: Filled{Country: p.Content.Company.Country},
	}
	var b bytes.Buffer
	err = PublicLayout(form.Public(), form).Render(context.Background(), &b)
	return b.String(), err
}
