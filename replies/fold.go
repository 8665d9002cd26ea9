package replies

import (
	"strings"
	"unicode"
)

// plain writes a letter as people without it on their keyboard do; digraph as
// people do who know how it is spelt out.
var (
	plain = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "î", "i",
		"ï", "i", "ñ", "n", "ó", "o", "ô", "o", "ö", "o", "ø", "o", "ú", "u", "û", "u", "ü", "u", "ù", "u", "æ", "ae", "œ", "oe", "ß", "ss", "’", "'", "‘", "'", "´", "'")
	digraph = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe")
)

// folded is a text in lower case without accents. Marks are dropped as well:
// some keyboards write é as two characters.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, plain.Replace(strings.ToLower(s)))
}

// spelt are the ways in which a word of the lists comes in.
func spelt(s string) []string {
	short, long := folded(s), folded(digraph.Replace(strings.ToLower(s)))
	if short == long {
		return []string{short}
	}
	return []string{short, long}
}

func set(words ...string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, w := range words {
		all[w] = true
	}
	return all
}
