package replies

import "slices"

// A view is a message read as one language.
type view struct {
	*message
	is     []meaning
	tongue int
	// known is how many of the words the language knows.
	known int
	// all is what any of the words means.
	all meaning
	// denied are the nos that turn a stop round.
	denied map[int]bool
}

// inSpanish is the place of Spanish among the tongues.
const inSpanish = len(tongues) - 1

// views reads a message as every language in which about as many of its words
// are known as in the one that knows most, which comes first.
func (m *message) views() (all []view) {
	senses, known := m.senses(), m.known()
	most := slices.Max(known[:])
	for tongue := range tongues {
		if 10*known[tongue] < 7*most {
			continue
		}
		v := view{message: m, tongue: tongue, is: make([]meaning, len(senses)), known: known[tongue], denied: map[int]bool{}}
		for i, s := range senses {
			v.is[i] = s[tongue]
		}
		all = append(all, v)
	}
	slices.SortStableFunc(all, func(a, b view) int { return b.known - a.known })
	return all
}

// listen reads the phrases and what is said at the end.
func (v *view) listen() {
	words().phrased(v.tongue, v.tokens, v.is)
	v.close()
	for _, is := range v.is {
		v.all |= is
	}
}

// close passes over the name at the end of a letter.
func (v view) close() {
	for at := v.at(meansClosing, max(1, len(v.is)-6), len(v.is)); at >= 0 && at < len(v.is); at++ {
		v.is[at] = meansFiller
	}
}

// senses looks the words up. One that no language knows may be misspelt.
func (m *message) senses() []sense {
	l, all := words(), make([]sense, len(m.tokens))
	for i := range m.tokens {
		t := &m.tokens[i]
		all[i] = l.look(t.text)
		if all[i] == (sense{}) && l.inPhrases[t.text] == 0 {
			t.text, all[i] = l.guess(t.text)
		}
		t.known = l.knownIn(t.text, all[i])
		if t.accented {
			all[i][inSpanish] &^= meansRemove | meansCut | meansStop
		}
	}
	return all
}

// guess reads a word that no language knows as two without a space between
// them, or as misspelt.
func (l *lexicon) guess(text string) (string, sense) {
	if s := l.parted(text); s != (sense{}) {
		return text, s
	}
	return l.respelled(text)
}

// knownIn tells which of the tongues know a word, one bit each.
func (l *lexicon) knownIn(text string, s sense) (in uint8) {
	in = l.inPhrases[text]
	for tongue, is := range s {
		if is != 0 {
			in |= 1 << tongue
		}
	}
	return in
}

// known counts the words that each of the tongues knows.
func (m *message) known() (count [len(tongues)]int) {
	for _, t := range m.tokens {
		for tongue := range count {
			count[tongue] += int(t.known >> tongue & 1)
		}
	}
	return count
}

func (v view) has(m meaning, from, to int) bool { return v.at(m, from, to) >= 0 }

// at is where the first word with a meaning stands in [from, to), or -1.
func (v view) at(m meaning, from, to int) int {
	for i := max(from, 0); i < min(to, len(v.is)); i++ {
		if v.is[i]&m != 0 {
			return i
		}
	}
	return -1
}

// clause is where the clause around a word begins and ends.
func (v view) clause(at int) (from, to int) {
	return v.stretch(at, func(a, b int) bool { return v.tokens[a].clause == v.tokens[b].clause && v.is[b]&meansJoining == 0 })
}

// sentence is where the sentence around a word begins and ends.
func (v view) sentence(at int) (from, to int) {
	return v.stretch(at, func(a, b int) bool { return v.tokens[a].sentence == v.tokens[b].sentence })
}

func (v view) stretch(at int, together func(a, b int) bool) (from, to int) {
	for from = at; from > 0 && together(from-1, from); from-- {
	}
	for to = at + 1; to < len(v.is) && together(to-1, to); to++ {
	}
	return from, to
}

// strange is how many words in [from, to) mean nothing to us.
func (v view) strange(from, to int) (n int) {
	for i := max(from, 0); i < min(to, len(v.is)); i++ {
		if v.is[i] == 0 && (v.tokens[i].text[0] < '0' || v.tokens[i].text[0] > '9') {
			n++
		}
	}
	return n
}
