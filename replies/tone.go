package replies

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// weightsText are the signs that tell something, one a line: the sign, how much
// it says for a stop and how much for a wish about the messages, in hundredths,
// with tabs between. They are learned from testdata, as training_test.go
// does it.
//
//go:embed weights.tsv
var weightsText string

// A tone is how people write who want no more. The rules read what a message
// says; the tone is heard in what they have no rule for. It is a linear model:
// every sign has a weight, and the weights are added up.
type tone struct {
	numbers map[sign]int // leaning is number 0
	groups  []int        // of the signs by their numbers
	weights []weight
}

// A weight is what a sign says for a stop, and for a wish about the messages:
// to stop them, to have fewer or others, or a doubt about them.
type weight struct{ stop, wish float64 }

// toneOfStops is the tone as it was learned, read when the first message comes.
var toneOfStops = sync.OnceValue(func() *tone { return readTone(weightsText) })

func readTone(text string) *tone {
	t := &tone{numbers: map[sign]int{leaning: 0}, groups: []int{leaning.group()}, weights: make([]weight, 1)}
	for line := range strings.Lines(text) {
		name, weights, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		stop, wish, _ := strings.Cut(weights, "\t")
		s, w := signNamed(name), weight{hundredths(stop), hundredths(wish)}
		if s == leaning {
			t.weights[0] = w
			continue
		}
		t.numbers[s] = len(t.weights)
		t.groups = append(t.groups, s.group())
		t.weights = append(t.weights, w)
	}
	return t
}

func hundredths(text string) float64 {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic("weights.tsv: " + err.Error())
	}
	return float64(n) / 100
}

// A hit is a sign found in a message, from one word to another. before is
// where the same sign was hit before it, or -1.
type hit struct{ number, from, to, before int }

// hits are the signs of a message that the tone has weights for.
func (t *tone) hits(v view) (all []hit) {
	last := map[int]int{}
	v.tell(func(from, to int, s sign) {
		number, ok := t.numbers[s]
		if !ok {
			return
		}
		before := -1
		if at, again := last[number]; again {
			before = at
		}
		last[number] = from
		all = append(all, hit{number, from, to, before})
	})
	return all
}

// within calls for the signs of a part of a message, each once, with the word
// it was found at.
func (t *tone) within(v view, hits []hit, part [2]int, each func(at, number int)) {
	for _, h := range hits {
		if h.from >= part[0] && h.to < part[1] && h.before < part[0] {
			each(h.from, h.number)
		}
	}
	v.tellShape(part[0], part[1], func(s sign) {
		if number, ok := t.numbers[s]; ok {
			each(part[0], number)
		}
	})
}

// parts are a message as a whole, its sentences and its clauses: who tells a
// long story may want to stop in the last words of it.
func (v view) parts() [][2]int {
	all := [][2]int{{0, len(v.is)}}
	for _, of := range []func(token) int{func(t token) int { return t.sentence }, func(t token) int { return t.clause }} {
		from := 0
		for to := 1; to <= len(v.tokens); to++ {
			if to < len(v.tokens) && of(v.tokens[to]) == of(v.tokens[from]) {
				continue
			}
			if size := to - from; size > 1 && size < len(v.tokens) && !v.quoted[from] {
				all = append(all, [2]int{from, to})
			}
			from = to
		}
	}
	return all
}

// An opinion is how much a message sounds like a stop: above 0 more so than not.
type opinion struct {
	// score is that of the part which sounds most like one, whole that of the
	// message as a whole.
	score, whole float64
	// wish is how much the whole sounds like a wish about the messages.
	wish float64
	// at is the word that says most for it.
	at int
}

// opinion is what the part of a message says that sounds most like a stop.
func (t *tone) opinion(v view) opinion {
	hits, best := t.hits(v), opinion{score: math.Inf(-1)}
	var heard []sounding
	whole := opinion{}
	for i, part := range v.parts() {
		heard = heard[:0]
		t.within(v, hits, part, func(at, number int) { heard = append(heard, sounding{at, number}) })
		o := t.added(heard, len(v.is))
		if i == 0 {
			whole = o
		}
		if o.score > best.score {
			best = o
		}
	}
	best.whole, best.wish = whole.score, whole.wish
	return best
}

// A sounding is a sign that was heard, and the word it was heard at.
type sounding struct{ at, number int }

// added adds up what was heard in a message of that many words.
func (t *tone) added(heard []sounding, words int) (o opinion) {
	voices := voicesOf(t.groups, heard)
	o.score, o.wish = t.weights[0].stop, t.weights[0].wish
	said := make([]float64, words)
	for _, s := range heard {
		w, voice := t.weights[s.number], voices[t.groups[s.number]]
		o.score += voice * w.stop
		o.wish += voice * w.wish
		said[s.at] += voice * w.stop
	}
	for at := range said {
		if said[at] > said[o.at] {
			o.at = at
		}
	}
	return o
}

// voicesOf is how much a single sign says of each of the groups: the more of
// them were heard, the less.
func voicesOf(groups []int, heard []sounding) (voices [len(loudness)]float64) {
	count := [len(loudness)]int{}
	for _, s := range heard {
		count[groups[s.number]]++
	}
	for g := range voices {
		voices[g] = loudness[g] / math.Sqrt(float64(count[g]+1))
	}
	return voices
}
