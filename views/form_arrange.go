package views

import (
	"slices"
	"strconv"
	"strings"

	"greenlist/models"
)

// Arranged is the editor after one of its small buttons: "add:email", "drop:0", "up:1", or "copy:de" for filling what is empty in German.
// Nothing is kept by this, and an order that cannot be carried out changes nothing.
func (p FormEditor) Arranged(order string) FormEditor {
	what, which, _ := strings.Cut(order, ":")
	fields := slices.Clone(p.Draft.Fields)
	at, err := strconv.Atoi(which)
	there := err == nil && at >= 0 && at < len(fields)
	switch {
	case what == "add" && slices.Contains(models.FieldKinds, which):
		fields = append(fields, ExampleField(which))
	case what == "drop" && there:
		fields = slices.Delete(fields, at, at+1)
	case what == "up" && there && at > 0:
		fields[at-1], fields[at] = fields[at], fields[at-1]
	case what == "copy":
		return p.copied(which)
	}
	p.Draft.Fields = fields
	return p
}

// copied fills what is empty in one language with the words of the language it is compared with; with the example's where that is the same.
func (p FormEditor) copied(to string) FormEditor {
	from := p.Draft.Texts[p.reference()]
	if to == p.reference() {
		from = FindExample(p.Example).In(to, p.Company)
	}
	texts := map[string]models.FormText{}
	for language, text := range p.Draft.Texts {
		if language == to {
			text = filledUp(text, from)
		}
		texts[language] = text
	}
	p.Draft.Texts = texts
	fields := slices.Clone(p.Draft.Fields)
	for at := range fields {
		fields[at] = fieldFilledUp(fields[at], to, p.reference())
	}
	p.Draft.Fields = fields
	return p
}

func filledUp(text, from models.FormText) models.FormText {
	for _, words := range []struct{ to, from *string }{
		{&text.Headline, &from.Headline}, {&text.Intro, &from.Intro}, {&text.Button, &from.Button}, {&text.Success, &from.Success},
		{&text.Confirmation, &from.Confirmation},
	} {
		if strings.TrimSpace(*words.to) == "" {
			*words.to = *words.from
		}
	}
	return text
}

func fieldFilledUp(field models.FormField, to, from string) models.FormField {
	field.Labels, field.Reasons = withWords(field.Labels, to, from), withWords(field.Reasons, to, from)
	if field.Kind == models.FieldChoice && len(field.Choices[to]) == 0 {
		choices := map[string][]string{to: field.Choices[from]}
		for language, all := range field.Choices {
			if language != to {
				choices[language] = all
			}
		}
		field.Choices = choices
	}
	return field
}

func withWords(words map[string]string, to, from string) map[string]string {
	all := map[string]string{to: words[from]}
	for language, said := range words {
		if language != to || said != "" {
			all[language] = said
		}
	}
	return all
}
