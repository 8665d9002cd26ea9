package views

import (
	"greenlist/models"
	"greenlist/whatsapp"
)

// TemplateEditor is where a template is written. ID is 0 for a new one.
type TemplateEditor struct {
	ID      int64
	AtMeta  bool // name and language are settled
	Refusal string
	Text    models.TemplateText
	Company string
	// Findings are what the check has to say about what was typed so far.
	Findings []whatsapp.Finding
	Errors   map[string]string
	// Look is "dark" when the telephone is to be seen in the dark.
	Look string
	// Beside is the same template in another language, to write along with; nil for none.
	Beside *BesideText
}

// Title implements Screen.
func (p TemplateEditor) Title() string {
	if p.ID == 0 && p.Beside != nil {
		return "Write " + p.Text.Name + " in another language"
	}
	if p.ID == 0 {
		return "Write a template"
	}
	return "Edit " + p.Text.Name
}

func (p TemplateEditor) action() string {
	if p.ID == 0 {
		return "/templates"
	}
	return TemplatePath(p.ID)
}

func (p TemplateEditor) back() Action {
	if p.ID == 0 && p.Beside != nil {
		return Action{whatsapp.LanguageName(p.Beside.Language), TemplatePath(p.Beside.ID)}
	}
	if p.ID == 0 {
		return Action{"Templates", "/templates"}
	}
	return Action{p.Text.Name, TemplatePath(p.ID)}
}

func (p TemplateEditor) content() whatsapp.Template { return p.Text.Tidy().Content() }

func (p TemplateEditor) preview() whatsapp.Preview {
	t := p.content()
	seen := t.Preview(t.Samples())
	if p.blank() {
		seen.Body = "_Your text stands here._"
	}
	return seen
}

// blank tells that nothing is written yet: there is nothing to find fault with.
func (p TemplateEditor) blank() bool { return p.content().Body() == nil }

func (p TemplateEditor) languages() []Option {
	options := []Option{{Value: "", Text: "Choose a language"}}
	for _, l := range whatsapp.Languages() {
		options = append(options, Option{Value: l.Code, Text: l.Name})
	}
	return options
}

func (p TemplateEditor) categories() []Option {
	var options []Option
	for _, c := range models.DraftCategories {
		options = append(options, Option{Value: c, Text: category(c), Help: categoryHelp[c]})
	}
	return options
}

func placeName(place string) string {
	if place == "body" {
		return "text"
	}
	return place
}
