package replies

import (
	"math/bits"
	"slices"
	"strings"
)

// A spelling is a word that is recognised misspelt. Words of other meanings
// stand among them so that a word goes to what it is nearest to: anmeldn is
// not abmelden.
type spelling struct {
	text    string
	letters uint32
	means   sense
}

// lookalikes are ordinary words near a stop word. They are not misspelt.
var lookalikes = set("shop", "step", "steps", "stock", "atop", "top", "stow", "stomp", "strop", "stops", "slop", "store", "story", "stoep", "stof", "stoff",
	"stap", "stip", "stol", "stor", "stok", "stoss", "stopt", "stopte", "stopper", "stopped", "stoppet", "stoppte", "stoppar", "stoppade", "gestopt", "gestoppt",
	"quiet", "quite", "slut", "slutat", "slutar", "slutade", "slutet", "para", "parada", "paro", "pasta", "paris", "bajo", "bajan", "bajar", "altos", "arrive", "arretee", "afmeting", "ankundigen", "laat", "anmeldung",
	"aanmelding", "aanmelden", "anmelden", "inschrijven", "inschrijving", "subscribe", "subscription", "inscrire", "inscription", "tilmelde", "tilmelding", "tilmeld", "abonner", "abonnement",
	"registrera", "prenumerera", "anmalan", "subscribed", "bestellen", "bestellung", "arretera", "suscripcion", "stoppuhr", "stopover", "stopper", "stopping", "stopcontact", "angemeldet", "aangemeld", "tilmeldt", "anmalt", "inscrit", "inscrite", "apuntado", "gemeld", "gemeldet", "meldet", "correr", "correa", "finit", "madre", "padre", "stoel", "stoff", "hopp", "klippa", "losse", "connecter", "connecte", "connectez", "conectar", "conectarme", "ausgeladen", "messagerie", "anvander", "sacaron", "gestoppt", "anmeldelink", "anmeldlink", "aanmeldlink")

// collectSpellings lists the words that stops are made of, and what is near to
// them.
func (l *lexicon) collectSpellings() {
	for text, s := range l.exact {
		if s.has(meansCore) && (len(text) >= 7 || len(text) >= 4 && s.has(meansOrder)) {
			l.spell(text, s)
		}
	}
	for _, others := range []map[string]bool{lookalikes, startPhrases} {
		for phrase := range others {
			for text := range strings.FieldsSeq(phrase) {
				l.spellStranger(text)
			}
		}
	}
	for _, list := range l.spellings {
		slices.SortFunc(list, func(a, b spelling) int { return strings.Compare(a.text, b.text) })
	}
}

func (l *lexicon) spellStranger(text string) {
	if _, ok := l.exact[text]; !ok && len(text) >= 4 {
		l.spell(text, sense{})
	}
}

func (l *lexicon) spell(text string, s sense) {
	l.spellings[len(text)] = append(l.spellings[len(text)], spelling{text, letterSet(text), s})
}

func letterSet(text string) (set uint32) {
	for i := range len(text) {
		set |= 1 << (text[i] & 31)
	}
	return set
}

// longestSpelt is the longest word that is compared.
const longestSpelt = 24

// respelled is the word that an unknown one is a slip of the fingers from, if
// nothing else is as near.
func (l *lexicon) respelled(text string) (string, sense) {
	if len(text) < 4 || len(text) > longestSpelt || lookalikes[text] {
		return text, sense{}
	}
	if short := undoubled(text); short != text && l.exact[short].has(meansCore) && !lookalikes[short] {
		return short, l.exact[short]
	}
	best, found := 6, spelling{text: text}
	letters := letterSet(text)
	for length := len(text) - 2; length <= len(text)+2; length++ {
		most := allowance(length)
		for _, s := range l.spellings[length] {
			if apart(letters, s.letters) > 2*most || strings.HasSuffix(s.text, text) {
				continue
			}
			if d := badness(text, s.text, most); d < best || d == best && s.means == (sense{}) {
				best, found = d, s
			}
		}
	}
	return found.text, found.means
}

// badness grows with the slips between two words. The first letter is seldom
// wrong.
func badness(typed, meant string, most int) int {
	d := slip(typed, meant)
	if d > most {
		return 9
	}
	if typed[0] != meant[0] && d > 1 {
		return 9
	}
	if typed[0] != meant[0] {
		return 2*d + 1
	}
	return 2 * d
}

// parted is what a word means that is two words without a space: nichtmehr.
func (l *lexicon) parted(text string) (s sense) {
	if len(text) < 5 || len(text) > longestSpelt || lookalikes[text] {
		return s
	}
	for n := 2; n <= len(text)-2; n++ {
		a, ok := l.exact[text[:n]]
		b, also := l.exact[text[n:]]
		if !ok || !also {
			continue
		}
		for i := range s {
			if a[i] != 0 && b[i] != 0 && a[i]&(meansNot|meansStop|meansLeave) != 0 && b[i]&(meansCore|meansCourtesy) != 0 {
				s[i] |= a[i] | b[i]
			}
		}
	}
	return s
}

// allowance is how many slips a word of that length may hold.
func allowance(length int) int {
	if length >= 9 {
		return 2
	}
	return 1
}

func apart(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// undoubled writes letters that are repeated once: stoppp.
func undoubled(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if i == 0 || text[i] != text[i-1] {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// slip counts the slips between what was typed and a word: letters swapped,
// doubled, added, left out or hit beside. In short words a letter left out or
// a far one makes another word, so these count for too much.
func slip(typed, meant string) int {
	if len(meant) > 5 {
		return edits(typed, meant)
	}
	switch {
	case len(typed) == len(meant):
		return shortSlip(typed, meant)
	case len(typed) == len(meant)+1:
		return edits(typed, meant)
	}
	return 9
}

// shortSlip is 1 for two letters swapped or one hit beside its key.
func shortSlip(typed, meant string) int {
	var at []int
	for i := range len(typed) {
		if typed[i] != meant[i] {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 1 && strings.IndexByte(beside[meant[at[0]]], typed[at[0]]) >= 0:
		return 1
	case len(at) == 2 && at[1] == at[0]+1 && typed[at[0]] == meant[at[1]] && typed[at[1]] == meant[at[0]]:
		return 1
	}
	return 9
}

// beside are the keys around a key on the keyboards of the seven languages.
var beside = map[byte]string{
	'a': "qwsz", 'b': "vghn", 'c': "xdfv", 'd': "serfcx", 'e': "wsdr", 'f': "drtgvc", 'g': "ftyhbv", 'h': "gyujnb", 'i': "ujko", 'j': "huikmn", 'k': "jiolm",
	'l': "kop", 'm': "njk", 'n': "bhjm", 'o': "iklp0", 'p': "ol0", 'q': "wa", 'r': "edft", 's': "awedxz", 't': "rfgyz", 'u': "yhji", 'v': "cfgb",
	'w': "qase", 'x': "zsdc", 'y': "tghu", 'z': "asx",
}

// edits is the optimal string alignment distance, given up beyond 2.
func edits(a, b string) int {
	var rows [3][26]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > 2 {
			return 9
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
