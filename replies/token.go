package replies

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is one word of a message as the lists write it, with where it stands
// in what was written. Sentences and clauses are counted from 0.
type token struct {
	text             string
	from, to         int
	sentence, clause int
	// accented words end in é: in Spanish somebody did it, borré, and in French it is done.
	accented bool
	// known are the tongues that know it, one bit each.
	known uint8
}

// A message is what was written, cut into words. questions are the
// sentences that end with a question mark.
type message struct {
	written   string
	tokens    []token
	questions map[int]bool
	// quoted is how many of the words stand between quotation marks.
	quoted []bool
}

// longestRead is how many words are looked at.
const longestRead = 200

func ofWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-'’‘´^~*_`", r)
}

// stopSigns say it without a word.
const stopSigns = "🛑🚫⛔"

// messageOf cuts a text into words.
func messageOf(text string) *message {
	m := &message{written: text, questions: map[int]bool{}}
	sentence, clause, inQuote := 0, 0, false
	for at := 0; at < len(text) && len(m.tokens) < longestRead; {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case ofWord(r):
			end := strings.IndexFunc(text[at:], func(r rune) bool { return !ofWord(r) })
			if end < 0 {
				end = len(text) - at
			}
			m.add(text[at:at+end], token{from: at, to: at + end, sentence: sentence, clause: clause}, inQuote)
			at += end
			continue
		case strings.ContainsRune(stopSigns, r):
			m.add("stop", token{from: at, to: at + size, sentence: sentence, clause: clause}, inQuote)
		case r == '?':
			m.questions[sentence] = true
			sentence, clause = sentence+1, clause+1
		case r == '\n' || strings.ContainsRune("!;…", r) || r == '.' && m.ends(text[at+size:]):
			sentence, clause = sentence+1, clause+1
		case strings.ContainsRune("\"“”„«»", r):
			inQuote, clause = !inQuote, clause+1
		case !unicode.IsSpace(r) && r != '.':
			clause++
		}
		at += size
	}
	m.spell()
	m.glue()
	return m
}

// shortened are words that are written with a full stop.
var shortened = set("nr", "tel", "tlf", "tlfnr", "telnr", "mr", "mrs", "dr", "st", "bv", "zb", "evt", "ca", "resp", "inkl", "incl", "kl", "art", "max", "min", "ggf", "bzw", "usw", "etc", "vl", "jf", "num", "sr", "sra", "mevr", "dhr", "hr", "fr", "bl", "pga")

// ends reports whether a full stop ends a sentence: not in a number, nor after
// a word that is written with one.
func (m *message) ends(rest string) bool {
	if len(m.tokens) == 0 {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	last := m.tokens[len(m.tokens)-1].text
	return !(unicode.IsDigit(next) || shortened[last] || len(last) == 1 && unicode.IsLetter(next))
}

// elisions are what French leaves of a word before a vowel.
var elisions = set("m", "d", "l", "j", "n", "s", "t", "c", "qu", "jusqu", "lorsqu")

// withoutNoise drops what slips in between letters, or makes them bold.
var withoutNoise = strings.NewReplacer("^", "", "~", "", "*", "", "_", "", "`", "")

// add takes a field, which may be several words: m'envoyer, WhatsApp-Werbung.
func (m *message) add(field string, at token, quoted bool) {
	text := strings.Trim(folded(field), "-'*_~`^")
	text = withoutNoise.Replace(text)
	if before, after, ok := strings.Cut(text, "'"); ok && elisions[before] {
		m.put(before, at, quoted)
		text = after
	}
	text = strings.ReplaceAll(text, "'", "")
	if strings.Contains(text, "stop") || strings.HasPrefix(text, "non-") {
		m.put(text, at, quoted) // non-stop is not stop
		return
	}
	for part := range strings.SplitSeq(text, "-") {
		m.put(part, at, quoted)
	}
}

func (m *message) put(text string, at token, quoted bool) {
	if text == "" {
		return
	}
	if strings.ContainsRune(text, '0') && strings.Trim(text, "0123456789") != "" && len(text) <= 6 {
		text = strings.ReplaceAll(text, "0", "o") // st0p
	}
	at.text, at.accented = text, strings.HasSuffix(strings.ToLower(m.written[at.from:at.to]), "é")
	m.tokens = append(m.tokens, at)
	m.quoted = append(m.quoted, quoted)
}

// spell reads S T O P and S.T.O.P. as one word.
func (m *message) spell() {
	var letters strings.Builder
	for _, t := range m.tokens {
		if len(t.text) > 1 {
			return
		}
		letters.WriteString(t.text)
	}
	if letters.Len() >= 4 {
		m.tokens, m.quoted = []token{{text: letters.String(), to: len(m.written)}}, []bool{false}
	}
}

// glue joins what was torn apart, as in un subscribe and ab melden.
func (m *message) glue() {
	for i := 0; i+1 < len(m.tokens); i++ {
		a, b := m.tokens[i], m.tokens[i+1]
		if a.clause != b.clause || len(a.text) > 4 && len(b.text) > 4 {
			continue
		}
		whole := a.text + b.text
		if len(whole) < 4 || !words().exact[whole].has(meansLeave|meansStop) || words().exact[a.text].has(meansStop|meansLeave) || words().exact[b.text].has(meansStop|meansLeave) {
			continue
		}
		m.tokens[i].text, m.tokens[i].to = whole, b.to
		m.tokens = append(m.tokens[:i+1], m.tokens[i+2:]...)
		m.quoted = append(m.quoted[:i+1], m.quoted[i+2:]...)
	}
}
