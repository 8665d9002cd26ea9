package whatsapp

import (
	"strings"
	"unicode"
)

// Intent is what a short message says about marketing.
type Intent string

const (
	// IntentStop: the person clearly wants no more.
	IntentStop Intent = "stop"
	// IntentStart: the person clearly wants messages again. By itself this is
	// never consent.
	IntentStart Intent = "start"
	// IntentUnclear: a stop word stands among other words; a person must read it.
	IntentUnclear Intent = "unclear"
	// IntentNone: about something else.
	IntentNone Intent = ""
)

// StopWord reads what a message says about wanting more: the whole message
// must be a known word or phrase, apart from letter case, punctuation, emoji
// and a please or thank you. It knows Dutch, German, Danish, Swedish, English,
// French and Spanish, whatever language the person is thought to speak.
func StopWord(text string) Intent {
	words := wordsOf(text)
	core := strings.Join(withoutCourtesy(words), " ")
	switch {
	case len(words) == 0 && strings.ContainsAny(text, "🛑🚫"):
		return IntentUnclear
	case core == "":
		return IntentNone
	case stopPhrases[core] || stopPhrases[strings.Join(words, " ")]:
		return IntentStop
	case startPhrases[core] || startPhrases[strings.Join(words, " ")]:
		return IntentStart
	case mentionsStop(words):
		return IntentUnclear
	}
	return IntentNone
}

// wordsOf cuts a text into lower-case words. A hyphen or an apostrophe inside
// a word belongs to it, so that non-stop is not stop; accents are dropped,
// because people in a hurry leave them out.
func wordsOf(text string) []string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’", r)
	})
	var words []string
	for _, f := range fields {
		f = unaccented(strings.ReplaceAll(f, "’", "'"))
		if f = strings.Trim(f, "-'"); f != "" {
			words = append(words, f)
		}
	}
	return words
}

var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e",
	"ë", "e", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ô", "o", "ö", "o", "ø", "o", "ú", "u", "û", "u", "ü", "u",
	"æ", "ae", "ß", "ss")

// unaccented also drops combining marks: some keyboards write é as two
// characters.
func unaccented(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, accents.Replace(s))
}

func withoutCourtesy(words []string) []string {
	var kept []string
	for _, w := range words {
		if !courtesies[w] {
			kept = append(kept, w)
		}
	}
	return kept
}

// mentionsStop reports whether a strong word stands in a longer message,
// outside the compounds in which it means something else.
func mentionsStop(words []string) bool {
	text := " " + strings.Join(words, " ") + " "
	for _, harmless := range harmlessPhrases {
		text = strings.ReplaceAll(text, " "+harmless+" ", " ")
	}
	for _, w := range strings.Fields(text) {
		if strongWords[w] {
			return true
		}
	}
	return false
}
