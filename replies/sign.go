package replies

import (
	"iter"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// A sign is something about a message that people who want to stop write more
// often, or less often, than others: a word, two words, how a word is spelt,
// what words mean and how far apart they stand.
type sign struct {
	kind byte
	a, b string
}

// The kinds of signs. Meanings are named by their bit, and words nobody knows
// by a question mark.
const (
	signLeaning = '0' // every message has it
	signWord    = 'w' // a word
	signNext    = 'n' // two words in a row
	signSkip    = 's' // two words with one between
	signSpelt   = 'x' // some letters of a word
	signMeans   = 'm' // a meaning somewhere
	signAsked   = 'q' // a meaning in a question
	signNear    = 'p' // two meanings at most two words apart
	signFar     = 'd' // two meanings further apart
	signFirst   = 'f' // the meaning of the first word
	signLast    = 'l' // the meaning of the last word
	signLength  = 'c' // how many words, in classes
	signMark    = '!' // how the message is punctuated
	signNotion  = 'k' // a notion somewhere
	signBeside  = 'b' // the notions of two words in a row
	signAround  = 'r' // the notions of two words not far apart
	signPair    = 'u' // two notions in one sentence, in any order
)

// groups are the kinds of signs that speak with one voice: each says as much
// as the others, however many signs it has in a message.
var groups = [...]string{
	string(signWord) + string(signNext) + string(signSkip),
	string(signSpelt),
	string(signMeans) + string(signAsked) + string(signNear) + string(signFar) + string(signFirst) + string(signLast),
	string(signNotion) + string(signBeside) + string(signAround),
	string(signPair),
	string(signLength) + string(signMark) + string(signLeaning),
}

// loudness is how much a group says beside the others.
var loudness = [len(groups)]float64{1, 1, 1, 1.5, 1, 0.5}

func (s sign) group() int {
	return slices.IndexFunc(groups[:], func(kinds string) bool { return strings.IndexByte(kinds, s.kind) >= 0 })
}

// How far apart two meanings may stand, what counts as near, and how many
// letters are looked at together.
const (
	signReach    = 6
	notionReach  = 5
	pairReach    = 7
	signNearest  = 2
	fewestSpelt  = 4
	mostSpeltOut = 5
)

// leaning is the sign of every message: what is said before anything is heard.
var leaning = sign{kind: signLeaning}

func (s sign) String() string {
	return strings.TrimRight(string(rune(s.kind))+" "+s.a+" "+s.b, " ")
}

// signNamed is the sign that String names so.
func signNamed(name string) sign {
	part := append(strings.SplitN(name, " ", 3), "", "")
	return sign{part[0][0], part[1], part[2]}
}

// A teller hears of a sign, and of the first and the last word it is made of.
type teller func(from, to int, s sign)

// tell tells the signs of all words.
func (v view) tell(each teller) {
	all := v.notions()
	for i := range v.is {
		v.tellWord(i, each)
		v.tellMeanings(i, each)
		v.tellNotions(all, i, each)
	}
}

func (v view) tellWord(i int, each teller) {
	text := v.tokens[i].text
	each(i, i, sign{signWord, text, ""})
	if v.beside(i, i+1) {
		each(i, i+1, sign{signNext, text, v.tokens[i+1].text})
	}
	if v.beside(i, i+2) {
		each(i, i+2, sign{signSkip, text, v.tokens[i+2].text})
	}
	whole := "^" + text + "$"
	for n := fewestSpelt; n <= mostSpeltOut; n++ {
		for at := 0; at+n <= len(whole); at++ {
			each(i, i, sign{signSpelt, whole[at : at+n], ""})
		}
	}
}

func (v view) beside(i, j int) bool {
	return j < len(v.tokens) && v.tokens[i].sentence == v.tokens[j].sentence
}

func (v view) tellMeanings(i int, each teller) {
	for a := range meaningsOf(v.is[i]) {
		each(i, i, sign{signMeans, a, ""})
		if v.questions[v.tokens[i].sentence] {
			each(i, i, sign{signAsked, a, ""})
		}
		for j := i + 1; j <= i+signReach && v.beside(i, j); j++ {
			kind := byte(signFar)
			if j-i <= signNearest {
				kind = signNear
			}
			for b := range meaningsOf(v.is[j]) {
				each(i, j, sign{kind, a, b})
			}
		}
	}
}

func (v view) tellNotions(all [][]notion, i int, each teller) {
	for _, a := range all[i] {
		each(i, i, sign{signNotion, a, ""})
		for j := i + 1; j <= i+pairReach && v.beside(i, j); j++ {
			for _, b := range all[j] {
				v.tellPair(i, j, a, b, each)
			}
		}
	}
}

func (v view) tellPair(i, j int, a, b notion, each teller) {
	switch {
	case j == i+1:
		each(i, j, sign{signBeside, a, b})
	case j <= i+notionReach:
		each(i, j, sign{signAround, a, b})
	}
	if a != unknown[0] && b != unknown[0] {
		each(i, j, sign{signPair, min(a, b), max(a, b)})
	}
}

// tellShape tells how a part of a message begins and ends, how long it is, and
// how the message is punctuated.
func (v view) tellShape(from, to int, each func(sign)) {
	for a := range meaningsOf(v.is[from]) {
		each(sign{signFirst, a, ""})
	}
	for a := range meaningsOf(v.is[to-1]) {
		each(sign{signLast, a, ""})
	}
	each(sign{signLength, lengthClass(to - from), ""})
	for _, mark := range []string{"?", "!"} {
		if strings.Contains(v.written, mark) {
			each(sign{signMark, mark, ""})
		}
	}
	if strings.HasSuffix(strings.TrimSpace(v.written), "?") {
		each(sign{signMark, "?", "end"})
	}
}

func lengthClass(words int) string {
	for _, most := range []int{1, 3, 7, 15} {
		if words <= most {
			return strconv.Itoa(most)
		}
	}
	return "more"
}

// bitNames are the meanings as signs name them.
var bitNames = func() (names [64]string) {
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	return names
}()

// meaningsOf names the meanings of a word, one by one.
func meaningsOf(is meaning) iter.Seq[string] {
	return func(yield func(string) bool) {
		if is == 0 {
			yield("?")
		}
		for ; is != 0; is &= is - 1 {
			if !yield(bitNames[bits.TrailingZeros64(uint64(is))]) {
				return
			}
		}
	}
}
