package library

import (
	"strings"

	"greenlist/whatsapp"
)

// Search narrows the library. Category and Words may be empty; a language that has no texts finds nothing.
type Search struct {
	Language string
	Category string
	// Words are looked for in what a use is called and for, in the text itself, and in the old categories it had, in any case.
	Words   string
	Company string
}

// Starter is one text to start from.
type Starter struct {
	Use
	Content whatsapp.Template
}

// List are the texts that fit, in the order of Uses.
func List(s Search) (found []Starter) {
	words := strings.ToLower(strings.TrimSpace(s.Words))
	for _, u := range Uses {
		content, ok := Find(u.Key, s.Language, s.Company)
		if !ok || s.Category != "" && s.Category != u.Category {
			continue
		}
		text := strings.ToLower(u.Name + "\n" + u.Words + "\n" + content.Body().Text + "\n" + u.formerly())
		if strings.Contains(text, words) {
			found = append(found, Starter{u, content})
		}
	}
	return found
}
