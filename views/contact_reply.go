package views

import (
	"regexp"

	"greenlist/models"
	"greenlist/whatsapp"
)

// replyName is what a message outside campaigns is called.
func replyName(r models.Reply) string {
	switch {
	case r.Kind == models.ConfirmationMessage:
		return "the confirmation of their yes"
	case r.Kind == models.FarewellMessage:
		return "the confirmation that you stop"
	case len(r.Buttons) > 0:
		return "your question"
	}
	return "your answer"
}

var personalLink = regexp.MustCompile(`/([pr])/[A-Za-z0-9_-]{16,}`)

// withoutKeys takes the keys out of links to a person's own pages: whoever holds one acts as that person, and staff must not.
func withoutKeys(text string) string { return personalLink.ReplaceAllString(text, "/$1/…") }

// ReplyPreview is a message outside campaigns as the person saw it; nil where that was erased.
func ReplyPreview(m models.Message) *whatsapp.Preview {
	said, ok := m.Said()
	if !ok {
		return nil
	}
	p := whatsapp.Preview{Body: withoutKeys(said.Text)}
	for _, b := range said.Buttons {
		p.Buttons = append(p.Buttons, whatsapp.PreviewButton{Text: b.Title})
	}
	return &p
}
