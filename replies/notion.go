package replies

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// notionsText are the notions, one a line: its name and the words for it in
// each of the tongues, with tabs between. publicit* stands for all words that
// begin so.
//
//go:embed notions.tsv
var notionsText string

// A notion is what a word is about, finer than a meaning and without any use
// for the rules: bread, mother, yesterday, to want. The words of seven
// languages come together in it, so that the tone learns from all at once.
type notion = string

// digits is the notion of every word that begins with one.
const digits notion = "#"

// notions are the words of one tongue: whole ones, and how words begin.
type notions struct{ whole, begins map[string][]notion }

// notionsOf are those of all tongues, read when the first message comes.
var notionsOf = sync.OnceValue(func() *[len(tongues)]notions {
	all := &[len(tongues)]notions{}
	for i := range all {
		all[i] = notions{map[string][]notion{}, map[string][]notion{}}
	}
	for line := range strings.Lines(notionsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(column) != 1+len(tongues) {
			panic(fmt.Sprintf("notions.tsv: %q has %d columns", column[0], len(column)))
		}
		for i := range all {
			all[i].take(column[0], column[1+i])
		}
	}
	return all
})

// joinedUp writes words as tokens are: without apostrophes and hyphens.
var joinedUp = strings.NewReplacer("'", "", "-", "")

func (n *notions) take(is notion, words string) {
	for _, word := range strings.Fields(words) {
		for _, text := range spelt(word) {
			text, begins := strings.CutSuffix(joinedUp.Replace(text), "*")
			in := n.whole
			if begins {
				in = n.begins
			}
			if !slices.Contains(in[text], is) {
				in[text] = append(in[text], is)
			}
		}
	}
}

// look gives the notions of a word, or those of the longest beginning.
func (n *notions) look(text string) []notion {
	if all := n.whole[text]; all != nil {
		return all
	}
	for end := len(text); end > 1; end-- {
		if all := n.begins[text[:end]]; all != nil {
			return all
		}
	}
	return nil
}

// fewestForeign is how many letters a word must have to be looked up in other
// languages: short ones mean something in all.
const fewestForeign = 4

// unknown are the notions of a word without any.
var unknown = []notion{"?"}

// notions are those of each word, in the language a message is read as and
// then in the others.
func (v view) notions() [][]notion {
	all := make([][]notion, len(v.tokens))
	for i, t := range v.tokens {
		all[i] = notionsIn(v.tongue, t.text)
	}
	return all
}

func notionsIn(tongue int, text string) []notion {
	by := notionsOf()
	if all := by[tongue].look(text); all != nil {
		return all
	}
	if text[0] >= '0' && text[0] <= '9' {
		return []notion{digits}
	}
	for i := range by {
		if len(text) < fewestForeign {
			break
		}
		if all := by[i].look(text); all != nil {
			return all
		}
	}
	return unknown
}
