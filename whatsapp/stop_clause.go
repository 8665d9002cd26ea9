package whatsapp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is one word of a message with what it can mean. A phrase that means
// something of its own counts as one word.
type word struct {
	text string
	is   meaning
}

// A clause is a stretch of a message between signs or joining words.
type clause struct {
	words    []word
	question bool
}

// clausesOf cuts a text into clauses and leaves off how a letter closes.
func clausesOf(text string) (all []clause) {
	read := 0
	for text != "" && read < longestRead {
		segment, end := text, rune(0)
		if i := strings.IndexFunc(text, endsClause); i >= 0 {
			r, size := utf8.DecodeRuneInString(text[i:])
			segment, end, text = text[:i], r, text[i+size:]
		} else {
			text = ""
		}
		tokens := tokensOf(segment)
		read += len(tokens)
		if len(tokens) > 0 {
			all = append(all, split(meanings(tokens), end == '?')...)
		} else if end == '?' && len(all) > 0 {
			all[len(all)-1].question = true
		}
	}
	return withoutClosing(spelled(all))
}

func ofWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-'’", r)
}

func endsClause(r rune) bool { return !ofWord(r) && !unicode.IsSpace(r) || r == '\n' }

// elisions are what French leaves of a word before a vowel.
var elisions = set("m", "d", "l", "j", "n", "s", "t", "c", "qu")

// enclitics are pronouns that French hangs on a verb.
var enclitics = set("moi", "vous", "nous", "les", "le", "la", "me", "toi")

// tokensOf writes the words of a text in the way of the lists: lower case, no
// accents, no apostrophes. A hyphen inside a word stays, so that non-stop is
// not stop.
func tokensOf(text string) (all []string) {
	for field := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !ofWord(r) }) {
		field = strings.Trim(strings.ReplaceAll(unaccented(field), "’", "'"), "-'")
		if before, after, ok := strings.Cut(field, "'"); ok && elisions[before] {
			all, field = append(all, before), after
		}
		field = strings.ReplaceAll(field, "'", "")
		if before, after, ok := strings.Cut(field, "-"); ok && enclitics[after] {
			all, field = append(all, before), after
		}
		if field != "" {
			all = append(all, field)
		}
	}
	return all
}

// split cuts at words that join two thoughts, such as because.
func split(words []word, question bool) (all []clause) {
	for len(words) > 0 {
		i := slices.IndexFunc(words, func(w word) bool { return w.is&meansJoining != 0 })
		if i < 0 {
			return append(all, clause{words, question})
		}
		if i > 0 {
			all = append(all, clause{words[:i], question})
		}
		words = words[i+1:]
	}
	return all
}

// spelled reads S T O P and S.T.O.P. as one word.
func spelled(all []clause) []clause {
	var letters strings.Builder
	for _, w := range joined(all) {
		if len(w.text) > 1 {
			return all
		}
		letters.WriteString(w.text)
	}
	if letters.Len() < 4 {
		return all
	}
	return []clause{{words: meanings([]string{letters.String()})}}
}

// withoutClosing leaves off greetings at the end and the few words after them,
// which are a name.
func withoutClosing(all []clause) []clause {
	for i, c := range all {
		j := slices.IndexFunc(c.words, func(w word) bool { return w.is&meansClosing != 0 })
		if j < 0 || len(joined(all[i:]))-j > 6 {
			continue
		}
		all[i].words = c.words[:j]
		return all[:i+1]
	}
	return all
}

func joined(all []clause) (words []word) {
	for _, c := range all {
		words = append(words, c.words...)
	}
	return words
}

// accents leaves bästa apart from basta: the one praises and the other is fed
// up.
var accents = strings.NewReplacer("bästa", "baesta", "á", "a", "à", "a", "â", "a", "ä", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e",
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
