package replies

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// A vocabulary is what a language has for each meaning. The words are
// separated by spaces: publicit* stands for all that begin so, *berichten for
// all that end so. The phrases are separated by commas: a|b is either word and
// ~ stands for up to five words of any kind.
type vocabulary struct{ words, phrases map[meaning]string }

// tongues are the languages, in no order that matters.
var tongues = [...]vocabulary{english, dutch, german, danish, swedish, french, spanish}

// A sense is what a word means in each of the tongues.
type sense [len(tongues)]meaning

func (s sense) has(m meaning) bool {
	for _, is := range s {
		if is&m != 0 {
			return true
		}
	}
	return false
}

// A part is how words begin or end that mean the same.
type part struct {
	text  string
	means sense
}

// shortestPart is how many letters a part has at least.
const shortestPart = 3

// A lexicon is all vocabularies as they are looked up.
type lexicon struct {
	exact map[string]sense
	// begins and ends are parts of words, longest first, by their first or last
	// letters.
	begins, ends map[string][]part
	phrases      [len(tongues)]map[string][]phrase
	spellings    map[int][]spelling // by length
	// inPhrases are the words of phrases, one bit for each of the tongues.
	inPhrases map[string]uint8
}

// words is the lexicon, made when the first message comes.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{exact: map[string]sense{}, begins: map[string][]part{}, ends: map[string][]part{}, spellings: map[int][]spelling{}, inPhrases: map[string]uint8{}}
	for i := range tongues {
		l.phrases[i] = map[string][]phrase{}
		for _, v := range []vocabulary{common, tongues[i]} {
			l.take(i, v)
		}
		l.takeFamilies(i)
	}
	l.nothing()
	l.collectSpellings()
	return l
})

// nothing marks the words that are a no and a thing in one.
func (l *lexicon) nothing() {
	for w, s := range l.exact {
		for i, is := range s {
			if is&meansNot != 0 && is&meansAny != 0 {
				s[i] |= meansNothing
			}
		}
		l.exact[w] = s
	}
}

// take adds a vocabulary, always in the same order: of phrases that fit
// equally well the first counts.
func (l *lexicon) take(tongue int, v vocabulary) {
	for _, is := range slices.Sorted(maps.Keys(v.words)) {
		for _, w := range strings.Fields(v.words[is]) {
			for _, text := range spelt(w) {
				l.word(tongue, text, is)
			}
		}
	}
	for _, is := range slices.Sorted(maps.Keys(v.phrases)) {
		l.phraseList(tongue, v.phrases[is], is)
	}
}

func (l *lexicon) phraseList(tongue int, list string, is meaning) {
	for p := range strings.SplitSeq(list, ",") {
		l.phrase(tongue, p, is)
	}
}

func (l *lexicon) word(tongue int, text string, is meaning) {
	if stem, ok := strings.CutSuffix(text, "*"); ok {
		l.begins[stem[:shortestPart]] = addPart(l.begins[stem[:shortestPart]], tongue, stem, is)
	} else if tail, ok := strings.CutPrefix(text, "*"); ok {
		key := tail[len(tail)-shortestPart:]
		l.ends[key] = addPart(l.ends[key], tongue, tail, is)
	} else {
		s := l.exact[text]
		s[tongue] |= is
		l.exact[text] = s
	}
}

func addPart(all []part, tongue int, text string, is meaning) []part {
	for i := range all {
		if all[i].text == text {
			all[i].means[tongue] |= is
			return all
		}
	}
	p := part{text: text}
	p.means[tongue] = is
	all = append(all, p)
	slices.SortFunc(all, func(a, b part) int { return len(b.text) - len(a.text) })
	return all
}

// look gives what a word means: by itself, and in languages where it is not
// listed, by how it begins or ends. The longest part counts.
func (l *lexicon) look(text string) sense {
	s := l.exact[text]
	if len(text) < shortestPart {
		return s
	}
	for _, p := range l.begins[text[:shortestPart]] {
		if strings.HasPrefix(text, p.text) {
			s.fill(p.means)
		}
	}
	for _, p := range l.ends[text[len(text)-shortestPart:]] {
		if len(p.text) < len(text) && strings.HasSuffix(text, p.text) {
			s.fill(p.means)
		}
	}
	return s
}

func (s *sense) fill(t sense) {
	for i := range s {
		if s[i] == 0 {
			s[i] = t[i]
		}
	}
}
