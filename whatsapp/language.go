package whatsapp

import (
	"slices"
	"strings"
)

// RESTLanguage writes a code the way requests do: en_US for webhooks' en-US.
func RESTLanguage(code string) string { return strings.ReplaceAll(code, "-", "_") }

// WebhookLanguage writes a code the way template webhooks do: en-US for en_US.
func WebhookLanguage(code string) string { return strings.ReplaceAll(code, "_", "-") }

// KnownLanguage reports whether Meta accepts templates in this language. Both
// spellings count; letter case matters, as it does to Meta.
func KnownLanguage(code string) bool {
	_, ok := languageNames[RESTLanguage(code)]
	return ok
}

// LanguageName is the English name of a language, or the code itself when
// Meta does not list it.
func LanguageName(code string) string {
	if name, ok := languageNames[RESTLanguage(code)]; ok {
		return name
	}
	return code
}

// Language is a template language.
type Language struct{ Code, Name string }

// Languages lists every template language by English name.
func Languages() []Language {
	list := make([]Language, 0, len(languageNames))
	for code, name := range languageNames {
		list = append(list, Language{code, name})
	}
	slices.SortFunc(list, func(a, b Language) int { return strings.Compare(a.Name, b.Name) })
	return list
}
