package whatsapp

import "strings"

// A meaning is what a word can mean, one bit each: a word may mean different
// things, and the same word different things in two languages. No bit at all
// is a word we do not know.
type meaning uint32

const (
	// meansCommand is a verb or noun of stopping that is also used of other things.
	meansCommand meaning = 1 << iota
	// meansAlone is a command only when nothing else is said: baja, basta.
	meansAlone
	// meansExplicit can hardly be about anything but messages: unsubscribe.
	meansExplicit
	meansNot
	meansMore
	meansMessage
	meansSend
	meansReceive
	meansWant
	meansRemove
	meansList
	meansMyself
	meansWithdraw
	meansConsent
	// meansFiller adds nothing.
	meansFiller
	meansCourtesy
	// meansArticle before a command makes it a thing.
	meansArticle
	// meansRequest opens a question that is a polite demand: could you.
	meansRequest
	// meansLimit narrows a stop, takes it back or makes it a question.
	meansLimit
	// meansEnough speaks of how many messages there are.
	meansEnough
	// meansComplaint is what people add to a stop: wrong number.
	meansComplaint
	// meansHint is enough for a person to read it.
	meansHint
	meansTransport
	// meansVisit after a command makes it a call at a shop: stop by.
	meansVisit
	// meansJoining separates two thoughts: because.
	meansJoining
	// meansClosing begins the end of a letter.
	meansClosing
)

// A vocabulary is what one language has for each meaning: words, and phrases
// joined by underscores. They are written as tokensOf gives them.
type vocabulary map[meaning]string

// phraseMost is the most words in a phrase.
const phraseMost = 5

// known is every word and phrase with all it can mean; phrases are joined by
// spaces. phraseStarts are the first words of phrases.
var known, phraseStarts = lexicon(english, dutch, german, danish, swedish, french, spanish)

func lexicon(all ...vocabulary) (words map[string]meaning, starts map[string]bool) {
	words, starts = map[string]meaning{}, map[string]bool{}
	for _, language := range all {
		for is, list := range language {
			for _, w := range strings.Fields(list) {
				first, _, phrase := strings.Cut(w, "_")
				starts[first] = starts[first] || phrase
				words[strings.ReplaceAll(w, "_", " ")] |= is
			}
		}
	}
	for w, is := range words {
		if is&meansFiller != 0 {
			words[w] &^= meansLimit
		}
	}
	return words, starts
}

// meanings looks words up, the longest phrase first, and misspelt ones by
// their likeness.
func meanings(tokens []string) (all []word) {
	for i := 0; i < len(tokens); {
		w, n := phraseAt(tokens[i:])
		if n == 0 {
			w, n = word{tokens[i], known[tokens[i]]}, 1
			if w.is == 0 {
				w = respelled(tokens[i], len(tokens))
			}
		}
		all, i = append(all, w), i+n
	}
	return separable(all)
}

func phraseAt(tokens []string) (word, int) {
	if !phraseStarts[tokens[0]] {
		return word{}, 0
	}
	for n := min(phraseMost, len(tokens)); n > 1; n-- {
		text := strings.Join(tokens[:n], " ")
		if is, ok := known[text]; ok {
			return word{text, is}, n
		}
	}
	return word{}, 0
}

// A split verb has a part at the end of the clause: melden … ab.
type splitVerb struct {
	stems, particle string
	is              meaning
}

var splitVerbs = []splitVerb{
	{"meld melde melden meldet", "ab", meansExplicit}, {"bestell bestelle bestellen bestellt", "ab", meansExplicit},
	{"trag trage tragen tragt", "aus", meansExplicit}, {"nehmt nimm nehmen", "raus", meansExplicit}, {"hor hort horen hore", "auf", meansCommand},
	{"meld melden melde", "af", meansExplicit}, {"schrijf schrijft schrijven", "uit", meansExplicit}, {"zeg zegt", "op", meansCommand},
	{"hou houd houdt", "op", meansCommand}, {"schei", "uit", meansCommand}, {"meld melde", "fra", meansExplicit}, {"hold", "op", meansCommand},
	{"haal haalt halen van", "af", meansRemove}, {"want", "off", meansRemove}, {"von nehmt nimm nehmen", "runter", meansRemove}, {"trek trekken", "in", meansWithdraw}, {"take taking", "off", meansRemove}, {"nehme ziehe", "zuruck", meansWithdraw},
	{"traekker traekke", "tilbage", meansWithdraw}, {"tar ta drar", "tillbaka", meansWithdraw},
}

// separable gives the last part of a split verb the meaning of the whole.
func separable(words []word) []word {
	for _, verb := range splitVerbs {
		for i, w := range words {
			if w.text != verb.particle {
				continue
			}
			for j, stem := range words[:i] {
				if strings.Contains(" "+verb.stems+" ", " "+stem.text+" ") {
					words[i].is = words[i].is&^meansArticle | verb.is
					words[j].is |= meansFiller
				}
			}
		}
	}
	return words
}

func set(words ...string) map[string]bool {
	all := make(map[string]bool, len(words))
	for _, w := range words {
		all[w] = true
	}
	return all
}
