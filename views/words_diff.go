package views

import (
	"strings"
	"unicode"
)

// A passage is a piece of text that stayed, went or came.
type passage struct {
	words string
	fate  fate
}

type fate int

const (
	stayed fate = iota
	went
	came
)

// mostCompared bounds the work of comparing word by word; longer texts are shown one after the other.
const mostCompared = 1500

// passages cut two texts into what both have and what only one has, word by word.
func passages(before, after string) []passage {
	old, fresh := cutWords(before), cutWords(after)
	if len(old)*len(fresh) > mostCompared*mostCompared {
		return joined([]passage{{before, went}, {after, came}})
	}
	return joined(walk(old, fresh, commonTails(old, fresh)))
}

// cutWords cuts a text into words, each with the space after it.
func cutWords(text string) (words []string) {
	start, inSpace := 0, false
	for at, r := range text {
		space := unicode.IsSpace(r)
		if inSpace && !space {
			words, start = append(words, text[start:at]), at
		}
		inSpace = space
	}
	if start < len(text) {
		words = append(words, text[start:])
	}
	return words
}

// commonTails tells for each pair of places how many words the texts have in common from there on.
func commonTails(old, fresh []string) [][]int {
	tails := make([][]int, len(old)+1)
	for i := range tails {
		tails[i] = make([]int, len(fresh)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(fresh) - 1; j >= 0; j-- {
			if sameWord(old[i], fresh[j]) {
				tails[i][j] = tails[i+1][j+1] + 1
			} else {
				tails[i][j] = max(tails[i+1][j], tails[i][j+1])
			}
		}
	}
	return tails
}

// sameWord does not mind the space behind a word: the last one has none.
func sameWord(a, b string) bool {
	return strings.TrimRightFunc(a, unicode.IsSpace) == strings.TrimRightFunc(b, unicode.IsSpace)
}

func walk(old, fresh []string, tails [][]int) (all []passage) {
	i, j := 0, 0
	for i < len(old) || j < len(fresh) {
		switch {
		case i < len(old) && j < len(fresh) && sameWord(old[i], fresh[j]):
			all = append(all, passage{fresh[j], stayed})
			i, j = i+1, j+1
		case j == len(fresh) || i < len(old) && tails[i+1][j] >= tails[i][j+1]:
			all = append(all, passage{old[i], went})
			i++
		default:
			all = append(all, passage{fresh[j], came})
			j++
		}
	}
	return all
}

// joined puts neighbours of one fate together; what went stands before what came.
func joined(all []passage) (fewer []passage) {
	for _, p := range all {
		last := len(fewer) - 1
		switch {
		case p.words == "":
		case last >= 0 && fewer[last].fate == p.fate:
			fewer[last].words += p.words
		default:
			fewer = append(fewer, p)
		}
	}
	return fewer
}
