package models

import (
	"slices"
	"strings"

	"greenlist/whatsapp"
)

// optOutWords are what the button says with which people stop marketing: each is a word that we understand when it comes back.
var optOutWords = map[string]string{
	"en": "Stop promotions",
	"nl": "Afmelden",
	"de": "Abmelden",
	"da": "Afmeld",
	"sv": "Avregistrera",
	"fr": "Me désabonner",
	"es": "Darme de baja",
}

// OptOutWords is what the opt-out button says in a template language; STOP, which is understood everywhere, where we have no words.
func OptOutWords(language string) string {
	plain, _, _ := strings.Cut(language, "_")
	if words, ok := optOutWords[plain]; ok {
		return words
	}
	return "STOP"
}

// IsOptOutWords tells whether the words are ours, in any language, so that they may follow when the language changes.
func IsOptOutWords(words string) bool {
	for _, ours := range optOutWords {
		if words == ours {
			return true
		}
	}
	return words == "STOP"
}

// Follow puts our words for stop into the template's language where it was another one before. Where the language stayed they stay too: who says STOP
// in Dutch may mean it.
func (d TemplateText) Follow(before string) TemplateText {
	if d.Language == before {
		return d
	}
	d.Buttons, d.Cards = d.inItsLanguage(d.Buttons), slices.Clone(d.Cards)
	for i, c := range d.Cards {
		d.Cards[i].Buttons = d.inItsLanguage(c.Buttons)
	}
	return d
}

func (d TemplateText) inItsLanguage(list []DraftButton) []DraftButton {
	list = slices.Clone(list)
	for i, b := range list {
		answer := b.Kind == whatsapp.ButtonQuickReply || b.Kind == StopButton
		if answer && IsOptOutWords(strings.TrimSpace(b.Text)) {
			list[i].Text = OptOutWords(d.Language)
		}
	}
	return list
}
