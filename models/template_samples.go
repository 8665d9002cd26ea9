package models

import (
	"fmt"
	"slices"
	"strconv"

	"greenlist/whatsapp"
)

// placeholderNames are the different variables of a text, in order of appearance.
func placeholderNames(text string) []string {
	var names []string
	for _, p := range whatsapp.Placeholders(text) {
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

// numbered are the samples of as many variables, by prefix and number; nil when there is none.
func (d TemplateText) numbered(text, prefix string) []string {
	var samples []string
	given := false
	for i := range placeholderNames(text) {
		sample := d.Samples[prefix+strconv.Itoa(i+1)]
		samples, given = append(samples, sample), given || sample != ""
	}
	if !given {
		return nil
	}
	return samples
}

func (d TemplateText) byName(text string) []whatsapp.NamedSample {
	var samples []whatsapp.NamedSample
	for _, name := range placeholderNames(text) {
		if d.Samples[name] != "" {
			samples = append(samples, whatsapp.NamedSample{Name: name, Example: d.Samples[name]})
		}
	}
	return samples
}

func (d TemplateText) headerExample() *whatsapp.Example {
	e := whatsapp.Example{}
	if d.named() {
		e.HeaderNamed = d.byName(d.Header)
	} else {
		e.HeaderText = d.numbered(d.Header, "header.")
	}
	if e.HeaderNamed == nil && e.HeaderText == nil {
		return nil
	}
	return &e
}

func (d TemplateText) bodyExample() *whatsapp.Example {
	if d.named() {
		if samples := d.byName(d.Body); samples != nil {
			return &whatsapp.Example{BodyNamed: samples}
		}
		return nil
	}
	if samples := d.numbered(d.Body, ""); samples != nil {
		return &whatsapp.Example{BodyText: whatsapp.SampleRows{samples}}
	}
	return nil
}

// buttons gives a link with a variable its sample as a whole address.
func (d TemplateText) buttons() []whatsapp.Button {
	all := make([]whatsapp.Button, len(d.Buttons))
	for i, b := range d.Buttons {
		all[i] = whatsapp.Button{Type: b.Kind, Text: b.Text}
		if b.Kind != whatsapp.ButtonURL {
			continue
		}
		all[i].URL = b.URL
		sample := d.Samples[fmt.Sprintf("button.%d", i)]
		if holes := whatsapp.Placeholders(b.URL); len(holes) > 0 && sample != "" {
			all[i].Example = []string{b.URL[:holes[0].Start] + sample}
		}
	}
	return all
}

// DraftOf reads a draft back from Meta's shape. ok is false where the template has parts that cannot be written here.
func DraftOf(t whatsapp.Template) (d TemplateText, ok bool) {
	d = TemplateText{Name: t.Name, Language: t.Language, Category: t.Category, Samples: t.Samples()}
	ok = slices.Contains(DraftCategories, t.Category)
	for _, c := range t.Components {
		switch {
		case c.Type == whatsapp.ComponentHeader && c.Format == whatsapp.FormatText:
			d.Header = c.Text
		case c.Type == whatsapp.ComponentBody:
			d.Body = c.Text
		case c.Type == whatsapp.ComponentFooter:
			d.Footer = c.Text
		case c.Type == whatsapp.ComponentButtons:
			ok = d.takeButtons(c.Buttons) && ok
		default:
			ok = false
		}
	}
	return d, ok
}

func (d *TemplateText) takeButtons(buttons []whatsapp.Button) (ok bool) {
	ok = true
	for _, b := range buttons {
		ok = ok && (b.Type == whatsapp.ButtonQuickReply || b.Type == whatsapp.ButtonURL)
		d.Buttons = append(d.Buttons, DraftButton{Kind: b.Type, Text: b.Text, URL: b.URL})
	}
	return ok
}
