package models

import "strings"

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
