package library

import (
	"embed"
	"encoding/json"
	"maps"
	"strings"
	"sync"

	"greenlist/whatsapp"
)

//go:embed words/*.json
var files embed.FS

// Languages have a text for each use, in the order in which they are offered.
var Languages = []string{"en", "nl", "de", "da", "sv", "fr", "es"}

// wording is what is written of one use in one language. Where a text says [company], the company's name comes.
type wording struct {
	Header  string            `json:"header"`
	Body    string            `json:"body"`
	Buttons []string          `json:"buttons"`
	Samples map[string]string `json:"samples"`
}

// words are a language's file. OptOut is the button and Why the footer of everything that is marketing; Company a made-up one, for previews.
type words struct {
	OptOut   string             `json:"opt_out"`
	Why      string             `json:"why"`
	Company  string             `json:"company"`
	Samples  map[string]string  `json:"samples"`
	Starters map[string]wording `json:"starters"`
}

// written is all of it by language. A file that cannot be read is a fault of the build, which any test finds.
var written = sync.OnceValue(func() map[string]words {
	all := map[string]words{}
	for _, language := range Languages {
		text, err := files.ReadFile("words/" + language + ".json")
		if err != nil {
			panic(err)
		}
		var w words
		if err := json.Unmarshal(text, &w); err != nil {
			panic("words/" + language + ".json: " + err.Error())
		}
		all[language] = w
	}
	return all
})

// Find is the text for a use in a language, as a template in Meta's shape whose name is the use's key. The company's name is in it; a made-up
// one where it is empty.
func Find(use, language, company string) (whatsapp.Template, bool) {
	u, known := FindUse(use)
	w, ok := written()[language]
	if !known || !ok {
		return whatsapp.Template{}, false
	}
	if strings.TrimSpace(company) == "" {
		company = w.Company
	}
	return w.template(u, language, company), true
}

func (w words) template(u Use, language, company string) whatsapp.Template {
	text := w.Starters[u.Key]
	t := whatsapp.Template{Name: u.Key, Language: language, Category: u.Category, ParameterFormat: whatsapp.Named}
	if text.Header != "" {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentHeader, Format: whatsapp.FormatText, Text: text.Header})
	}
	body := strings.ReplaceAll(text.Body, "[company]", company)
	t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentBody, Text: body, Example: w.example(text)})
	buttons := text.Buttons
	if u.Category == whatsapp.Marketing {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentFooter, Text: w.Why})
		buttons = append(append([]string{}, buttons...), w.OptOut)
	}
	return withReplies(t, buttons)
}

func withReplies(t whatsapp.Template, labels []string) whatsapp.Template {
	var buttons []whatsapp.Button
	for _, label := range labels {
		buttons = append(buttons, whatsapp.Button{Type: whatsapp.ButtonQuickReply, Text: label})
	}
	if len(buttons) > 0 {
		t.Components = append(t.Components, whatsapp.Component{Type: whatsapp.ComponentButtons, Buttons: buttons})
	}
	return t
}

// example gives each variable its sample, once, in the order of the text.
func (w words) example(text wording) *whatsapp.Example {
	known := maps.Clone(w.Samples)
	maps.Copy(known, text.Samples)
	seen, e := map[string]bool{}, &whatsapp.Example{}
	for _, p := range whatsapp.Placeholders(text.Body) {
		if !seen[p.Name] {
			seen[p.Name] = true
			e.BodyNamed = append(e.BodyNamed, whatsapp.NamedSample{Name: p.Name, Example: known[p.Name]})
		}
	}
	return e
}
