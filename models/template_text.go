package models

import (
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// TemplateText is a template as people write it. Samples are examples for the reviewers at Meta, by the keys of whatsapp.Variable.
type TemplateText struct {
	Name     string
	Language string
	Category string
	Header   string
	Body     string
	Footer   string
	Buttons  []DraftButton
	Samples  map[string]string
}

// DraftButton is a quick reply, or a link (whatsapp.ButtonURL).
type DraftButton struct{ Kind, Text, URL string }

// DraftCategories are what can be drafted here: Meta writes the words of authentication templates itself.
var DraftCategories = []string{whatsapp.Marketing, whatsapp.Utility}

// NewTemplateText is what an empty editor holds: marketing with a button that stops it.
func NewTemplateText(language string) TemplateText {
	return TemplateText{Language: language, Category: whatsapp.Marketing, Samples: map[string]string{},
		Buttons: []DraftButton{{Kind: whatsapp.ButtonQuickReply, Text: OptOutWords(language)}}}
}

// Tidy does what people mean: a name becomes one that Meta takes, line ends are one character, empty buttons go, and an opt-out button that
// still says our words says them in the template's language.
func (d TemplateText) Tidy() TemplateText {
	d.Name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(d.Name)))
	d.Header, d.Footer = strings.TrimSpace(d.Header), strings.TrimSpace(d.Footer)
	d.Body = strings.TrimSpace(strings.ReplaceAll(d.Body, "\r\n", "\n"))
	d.Buttons = slices.DeleteFunc(slices.Clone(d.Buttons), func(b DraftButton) bool { return b.Kind == "" })
	for i, b := range d.Buttons {
		d.Buttons[i] = DraftButton{Kind: b.Kind, Text: strings.TrimSpace(b.Text), URL: strings.TrimSpace(b.URL)}
		if b.Kind == whatsapp.ButtonQuickReply && isOptOutDefault(b.Text) {
			d.Buttons[i].Text = OptOutWords(d.Language)
		}
	}
	return d
}

func (d TemplateText) check() error {
	wrong := Invalid{}
	if d.Name == "" {
		wrong.Add("name", "Give the template a name, so that you find it again.")
	}
	if strings.Trim(d.Name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" || len(d.Name) > 512 {
		wrong.Add("name", "Use only a to z, digits and underscores, 512 characters at most.")
	}
	if !whatsapp.KnownLanguage(d.Language) {
		wrong.Add("language", "Choose the language the text is written in.")
	}
	if !slices.Contains(DraftCategories, d.Category) {
		wrong.Add("category", "Choose marketing or utility.")
	}
	return wrong.OrNil()
}

// Content is the draft in Meta's shape.
func (d TemplateText) Content() whatsapp.Template {
	t := whatsapp.Template{Name: d.Name, Language: d.Language, Category: d.Category, ParameterFormat: whatsapp.Positional}
	if d.named() {
		t.ParameterFormat = whatsapp.Named
	}
	if d.Header != "" {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: d.Header, Example: d.headerExample()})
	}
	if d.Body != "" {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentBody, Text: d.Body, Example: d.bodyExample()})
	}
	if d.Footer != "" {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentFooter, Text: d.Footer})
	}
	if len(d.Buttons) > 0 {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: d.buttons()})
	}
	return t
}

// named tells whether any variable has a name instead of a number; the lint says so when both are mixed.
func (d TemplateText) named() bool {
	return slices.ContainsFunc(whatsapp.Placeholders(d.Header+"\n"+d.Body), func(p whatsapp.Placeholder) bool {
		return strings.Trim(p.Name, "0123456789") != ""
	})
}
