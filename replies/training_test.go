package replies

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var updateWeights = flag.Bool("update-weights", false, "write weights.tsv anew from testdata")

// How the weights are learned: by logistic regression with steps that shrink as a sign is seen more often, in that many passes. In the first few
// a message is learned from as a whole, then from the part that sounds most like a stop. Of a message only every other sign is heard, as
// chance has it in each pass, so that none leans on those that happened to stand beside it. What comes of the last passes is averaged.
const (
	passes       = 12
	wholePasses  = 3
	lastPasses   = 6
	step         = 0.5
	forgetting   = 1e-4
	weightsDrift = 2 // hundredths by which processors may differ
)

// seldomest is how many messages must have a sign before it is learned.
func (s sign) seldomest() int {
	if s.kind == signSpelt {
		return 3
	}
	return 2
}

// A lesson is a message as it is learned from: the signs of its parts, and what it means.
type lesson struct {
	parts   [][]sounding
	meaning string
}

// A learner is a tone in the making.
type learner struct {
	tone
	lessons []lesson
}

// A pupil learns one thing. changed is how much each weight was changed.
type pupil struct {
	groups           []int
	weights, changed []float64
	chance           *rand.Rand
	heard            []sounding
}

// learn gives the tone of the stops and the wishes among lines.
func learn(lines []corpusLine) *tone {
	l := learnerOf(lines)
	var stops, wishes []float64
	var both sync.WaitGroup
	both.Go(func() { stops = l.taught(wholePasses, func(meaning string) bool { return meaning == "stop" }) })
	both.Go(func() { wishes = l.taught(passes, func(meaning string) bool { return meaning != "none" }) })
	both.Wait()
	for n := range stops {
		l.weights = append(l.weights, weight{stops[n], wishes[n]})
	}
	return &l.tone
}

// taught are the weights of what is so about some meanings, the first passes from messages as a whole.
func (l *learner) taught(whole int, so func(meaning string) bool) []float64 {
	p := &pupil{groups: l.groups, weights: make([]float64, len(l.numbers)), changed: make([]float64, len(l.numbers)), chance: rand.New(rand.NewPCG(1, 2))}
	average := make([]float64, len(l.numbers))
	for pass := range passes {
		for _, i := range p.chance.Perm(len(l.lessons)) {
			part := l.lessons[i].parts[0]
			if pass >= whole {
				part = p.loudest(l.lessons[i])
			}
			p.take(part, so(l.lessons[i].meaning))
		}
		if pass < passes-lastPasses {
			continue
		}
		for n, w := range p.weights {
			average[n] += w / lastPasses
		}
	}
	return average
}

func learnerOf(lines []corpusLine) *learner {
	l := &learner{tone: tone{numbers: map[sign]int{leaning: 0}, groups: []int{leaning.group()}}}
	views := viewsOf(lines)
	l.number(views)
	for i, v := range views {
		if v == nil {
			continue
		}
		one, hits := lesson{meaning: lines[i].meaning}, l.hits(*v)
		for _, part := range v.parts() {
			var signs []sounding
			l.within(*v, hits, part, func(at, number int) { signs = append(signs, sounding{at, number}) })
			one.parts = append(one.parts, signs)
		}
		l.lessons = append(l.lessons, one)
	}
	return l
}

func viewsOf(lines []corpusLine) []*view {
	all := make([]*view, len(lines))
	for i, line := range lines {
		if m := messageOf(line.text); len(m.tokens) > 0 {
			all[i] = &m.views()[0]
			all[i].listen()
		}
	}
	return all
}

// number gives the signs their numbers that enough messages have.
func (l *learner) number(views []*view) {
	seen := map[sign]met{}
	for i, v := range views {
		if v == nil {
			continue
		}
		meet := func(s sign) {
			if m := seen[s]; m.times == 0 || m.last != i {
				seen[s] = met{m.times + 1, i}
			}
		}
		v.tell(func(_, _ int, s sign) { meet(s) })
		v.tellShape(0, len(v.is), meet)
	}
	for s, m := range seen {
		if m.times >= s.seldomest() {
			l.numbers[s] = len(l.numbers)
			l.groups = append(l.groups, s.group())
		}
	}
}

// met is how many messages had a sign, and the last of them.
type met struct{ times, last int }

func (p *pupil) score(part []sounding, voices [len(loudness)]float64) float64 {
	sum := p.weights[0]
	for _, s := range part {
		sum += voices[p.groups[s.number]] * p.weights[s.number]
	}
	return sum
}

func (p *pupil) loudest(one lesson) []sounding {
	best, loud := one.parts[0], math.Inf(-1)
	for _, part := range one.parts {
		if s := p.score(part, voicesOf(p.groups, part)); s > loud {
			best, loud = part, s
		}
	}
	return best
}

// take corrects the weights by how wrong they are about half of a part, which speaks for the whole.
func (p *pupil) take(part []sounding, so bool) {
	voices := voicesOf(p.groups, part)
	for g := range voices {
		voices[g] *= 2
	}
	half := p.half(part)
	wrong := 1 / (1 + math.Exp(-p.score(half, voices)))
	if so {
		wrong--
	}
	p.correct(0, wrong)
	for _, s := range half {
		p.correct(s.number, wrong*voices[p.groups[s.number]])
	}
}

// half is every other sounding of a part, as chance has it. It holds until the next half.
func (p *pupil) half(part []sounding) []sounding {
	p.heard = p.heard[:0]
	for at := 0; at < len(part); at += 64 {
		coins := p.chance.Uint64()
		for _, s := range part[at:min(at+64, len(part))] {
			if coins&1 == 0 {
				p.heard = append(p.heard, s)
			}
			coins >>= 1
		}
	}
	return p.heard
}

func (p *pupil) correct(n int, by float64) {
	by += forgetting * p.weights[n]
	p.changed[n] += by * by
	p.weights[n] -= step * by / math.Sqrt(p.changed[n]+1e-6)
}

// slight weights are left out.
const slight = 5

func (t *tone) String() string {
	var lines []string
	for s, n := range t.numbers {
		stop, wish := inHundredths(t.weights[n].stop), inHundredths(t.weights[n].wish)
		if max(stop, -stop, wish, -wish) >= slight || s == leaning {
			lines = append(lines, s.String()+"\t"+strconv.Itoa(stop)+"\t"+strconv.Itoa(wish)+"\n")
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func inHundredths(weight float64) int { return int(math.Round(100 * weight)) }

func allLines(t testing.TB, but ...string) (all []corpusLine) {
	for _, c := range corpora {
		if !slices.Contains(but, c.name) {
			all = append(all, readCorpus(t, c.name)...)
		}
	}
	return all
}

// Who changes a corpus or the lexicon has the weights learned anew: make weights.
func TestStopWeightsAreLearnedFromTestdata(t *testing.T) {
	learned := learn(allLines(t)).String()
	if *updateWeights {
		if err := os.WriteFile("weights.tsv", []byte(learned), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := readTone(learned), toneOfStops()
	for s, n := range want.numbers {
		is, should := got.weights[got.numbers[s]], want.weights[n]
		_, ok := got.numbers[s]
		off, heavy := 100*max(math.Abs(should.stop-is.stop), math.Abs(should.wish-is.wish)), 100*max(math.Abs(should.stop), math.Abs(should.wish))
		if ok && off > weightsDrift || !ok && heavy > slight+weightsDrift {
			t.Fatalf("%q weighs %v in weights.tsv and %v in what testdata teach: run make weights", s, is, should)
		}
	}
	if off := len(want.numbers) - len(got.numbers); off > len(want.numbers)/100 || -off > len(want.numbers)/100 {
		t.Errorf("weights.tsv has %d signs, testdata teach %d: run make weights", len(got.numbers), len(want.numbers))
	}
}
