package replies

import (
	"slices"
	"strings"
)

// A phrase is words in a row that mean something together.
type phrase struct {
	items []item
	is    meaning
}

type item struct {
	words []string
	gap   bool // other words may stand before it
}

// widestGap is how many words ~ stands for at most.
const widestGap = 5

// meansAside are meanings that leave the words of a phrase what they are.
const meansAside = meansRequest | meansAsk | meansHint | meansKeep | meansOnly | meansUntil | meansFewer | meansIf | meansThreat | meansDaily | meansHow | meansAlone | meansRefuse | meansMistake | meansYet

func (l *lexicon) phrase(tongue int, text string, is meaning) {
	items := itemsOf(text)
	if len(items) == 1 {
		for _, w := range items[0].words {
			l.word(tongue, w, is)
		}
		return
	}
	for _, it := range items {
		for _, w := range it.words {
			l.inPhrases[w] |= 1 << tongue
		}
	}
	for _, first := range items[0].words {
		l.phrases[tongue][first] = append(l.phrases[tongue][first], phrase{items, is})
	}
}

func itemsOf(text string) (items []item) {
	gap := false
	for _, field := range strings.Fields(text) {
		if field == "~" {
			gap = true
			continue
		}
		if before, after, ok := strings.Cut(folded(field), "'"); ok && elisions[before] {
			items = append(items, item{[]string{before}, gap})
			gap, field = false, after
		}
		it := item{gap: gap}
		for w := range strings.SplitSeq(strings.ReplaceAll(field, "'", ""), "|") {
			it.words = append(it.words, spelt(w)...)
		}
		items, gap = append(items, it), false
	}
	return items
}

// find gives the places of the words of a phrase that begins at a token, or
// nothing.
func (p phrase) find(tokens []token, at int) []int {
	places := []int{at}
	for _, it := range p.items[1:] {
		reach := 1
		if it.gap {
			reach += widestGap
		}
		last := places[len(places)-1]
		i := last + 1
		for ; i <= last+reach && i < len(tokens) && p.together(tokens[at], tokens[i]); i++ {
			if slices.Contains(it.words, tokens[i].text) {
				break
			}
		}
		if i > last+reach || i >= len(tokens) || !p.together(tokens[at], tokens[i]) {
			return nil
		}
		places = append(places, i)
	}
	return places
}

// together tells whether two words can be of one phrase. Non stop is one, and
// "Non, stop" is none.
func (p phrase) together(a, b token) bool {
	return a.sentence == b.sentence && (a.clause == b.clause || p.is&meansFiller == 0)
}

// own makes the words of an order that stands by itself add nothing to it: who
// says c'est bon speaks of no voucher.
func (p phrase) own(view []meaning, places []int) {
	if p.is&meansAlone == 0 {
		return
	}
	for _, at := range places {
		view[at] = view[at]&^meansOther | meansFiller
	}
}

// phrased writes what phrases mean into a view: on their first word, and the
// others add nothing. The longest phrase wins.
func (l *lexicon) phrased(tongue int, tokens []token, view []meaning) {
	taken := make([]bool, len(tokens))
	for i := range tokens {
		var best []int
		var is meaning
		for _, p := range l.phrases[tongue][tokens[i].text] {
			places := p.find(tokens, i)
			switch {
			case places == nil:
			case p.is&meansAside != 0:
				view[i] |= p.is
				p.own(view, places)
			case len(places) > len(best):
				best, is = places, p.is
			case len(places) == len(best):
				is |= p.is
			}
		}
		if best == nil || slices.ContainsFunc(best, func(at int) bool { return taken[at] }) {
			continue
		}
		left := meansAside | meansMe | meansList | meansMessage | meansSelf
		if is&(meansFiller|meansCourtesy|meansOther|meansClosing) != 0 {
			left = meansHint | meansRefuse
		}
		if is&meansNot != 0 && is&meansAny != 0 {
			is |= meansNothing
		}
		for n, at := range best {
			taken[at] = true
			view[at] &= left
			view[at] |= meansFiller
			if n == 0 {
				view[at] |= is
			}
		}
	}
}
