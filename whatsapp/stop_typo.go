package whatsapp

import "strings"

// targets are the words that are recognised misspelt, by their length. Those
// of other meanings stand among them so that a word goes to what it is nearest
// to: anmeldn is not abmelden.
var targets = spellings()

type spelling struct {
	text    string
	letters uint32
	is      meaning
}

// lookalikes are ordinary words near a stop word. They are not misspelt.
var lookalikes = set("shop", "step", "steps", "stock", "atop", "top", "stow", "stomp", "strop", "stops", "slop", "store", "story", "stoep", "stof", "stoff",
	"stap", "stip", "stol", "stor", "stok", "stoss", "stopt", "stopte", "stopper", "stopped", "stoppet", "stoppte", "stoppar", "stoppade", "gestopt", "gestoppt",
	"quiet", "quite", "slut", "slutat", "slutar", "slutade", "slutet", "para", "parada", "paro", "pasta", "paris", "bajo", "bajan", "bajar", "altos", "arrive", "arretee", "afmeting", "ankundigen", "laat", "anmeldung",
	"aanmelding", "aanmelden", "anmelden", "inschrijven", "inschrijving", "subscribe", "subscription", "inscrire", "inscription", "tilmelde", "tilmelding", "tilmeld", "abonner", "abonnement",
	"registrera", "prenumerera", "anmalan", "subscribed", "bestellen", "bestellung", "arretera", "suscripcion", "stoppuhr", "stopover", "stopper", "stopping", "stopcontact")

func spellings() (all []spelling) {
	for text, is := range known {
		if is&(meansCommand|meansAlone|meansExplicit) != 0 && len(text) >= 4 && !strings.Contains(text, " ") {
			all = append(all, spelling{text, letterSet(text), is})
		}
	}
	for text := range lookalikes {
		all = append(all, spelling{text, letterSet(text), 0})
	}
	for text := range startPhrases {
		if !strings.Contains(text, " ") {
			all = append(all, spelling{text, letterSet(text), 0})
		}
	}
	return all
}

func letterSet(text string) (set uint32) {
	for i := range len(text) {
		set |= 1 << (text[i] & 31)
	}
	return set
}

// respelled gives a word that is not known the meaning of the stop word it is
// a slip of the fingers from, if there is one and nothing else is as near. In
// longer messages it is left: there is enough else to go by.
func respelled(text string, among int) word {
	if len(text) < 4 || len(text) > 24 || among > longestClear || lookalikes[text] {
		return word{text: text}
	}
	if short := undoubled(text); short != text && known[short]&(meansCommand|meansExplicit) != 0 && !lookalikes[short] {
		return word{short, known[short]}
	}
	best, is := 6, meaning(0)
	letters := letterSet(text)
	for _, s := range targets {
		if most := allowance(len(s.text)); apart(letters, s.letters) > 2*most || len(text) > len(s.text)+most || len(text) < len(s.text)-most {
			continue
		} else if d := slip(text, s.text); !strings.HasSuffix(s.text, text) && d <= most {
			if d = 2 * d; s.text[0] != text[0] {
				d++ // the first letter is seldom wrong
			}
			if d < best || d == best && s.is == 0 {
				best, is = d, s.is
			}
		}
	}
	if among > 3 {
		is &^= meansAlone
	}
	return word{text, is}
}

// allowance is how many slips a word of that length may hold.
func allowance(length int) int {
	if length >= 9 {
		return 2
	}
	return 1
}

func apart(a, b uint32) (n int) {
	for x := a ^ b; x != 0; x &= x - 1 {
		n++
	}
	return n
}

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
