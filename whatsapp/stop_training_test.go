package whatsapp

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var updateWeights = flag.Bool("update-weights", false, "write stop_weights.tsv anew from testdata")

// How the weights are learned: by logistic regression with steps that shrink as a sign is seen more often, in that many passes. In the first few
// a message is learned from as a whole, then from the part that sounds most like a stop.
const (
	passes       = 12
	wholePasses  = 3
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

// A lesson is a message as it is learned from: the signs of its parts, and whether it is a stop.
type lesson struct {
	parts [][]int
	stop  bool
}

// A learner is a tone in the making. changed is how much each weight was changed.
type learner struct {
	tone
	changed []float64
	lessons []lesson
}

// learn gives the tone of the stops among lines.
func learn(lines []corpusLine) *tone {
	l := learnerOf(lines)
	order := rand.New(rand.NewPCG(1, 2))
	for pass := range passes {
		for _, i := range order.Perm(len(l.lessons)) {
			one := l.lessons[i]
			if pass < wholePasses {
				l.take(one.parts[0], one.stop)
			}
			if pass >= wholePasses {
				l.take(l.loudest(one), one.stop)
			}
		}
	}
	return &l.tone
}

func learnerOf(lines []corpusLine) *learner {
	l := &learner{tone: tone{numbers: map[sign]int{leaning: 0}}}
	views := viewsOf(lines)
	l.number(views)
	l.weights, l.changed = make([]float64, len(l.numbers)), make([]float64, len(l.numbers))
	for i, v := range views {
		if v == nil {
			continue
		}
		one, hits := lesson{stop: lines[i].meaning == "stop"}, l.hits(*v)
		for _, part := range v.parts() {
			var signs []int
			l.within(*v, hits, part, func(_, number int) { signs = append(signs, number) })
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
		}
	}
}

// met is how many messages had a sign, and the last of them.
type met struct{ times, last int }

func (l *learner) score(signs []int) float64 {
	sum := 0.0
	for _, n := range signs {
		sum += l.weights[n]
	}
	return l.weights[0] + sum/math.Sqrt(float64(len(signs)+1))
}

func (l *learner) loudest(one lesson) []int {
	best, loud := one.parts[0], math.Inf(-1)
	for _, part := range one.parts {
		if s := l.score(part); s > loud {
			best, loud = part, s
		}
	}
	return best
}

// take corrects the weights by how wrong they are about a part.
func (l *learner) take(part []int, stop bool) {
	wrong := 1 / (1 + math.Exp(-l.score(part)))
	if stop {
		wrong--
	}
	l.correct(0, wrong)
	scale := 1 / math.Sqrt(float64(len(part)+1))
	for _, n := range part {
		l.correct(n, wrong*scale)
	}
}

func (l *learner) correct(n int, by float64) {
	by += forgetting * l.weights[n]
	l.changed[n] += by * by
	l.weights[n] -= step * by / math.Sqrt(l.changed[n]+1e-6)
}

// slight weights are left out.
const slight = 5

func (t *tone) String() string {
	var lines []string
	for s, n := range t.numbers {
		if w := int(math.Round(100 * t.weights[n])); w >= slight || w <= -slight || s == leaning {
			lines = append(lines, s.String()+"\t"+strconv.Itoa(w)+"\n")
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

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
		if err := os.WriteFile("stop_weights.tsv", []byte(learned), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := readTone(learned), toneOfStops()
	for s, n := range want.numbers {
		at, ok := got.numbers[s]
		if off := 100 * math.Abs(want.weights[n]-got.weights[at]); ok && off > weightsDrift || !ok && 100*math.Abs(want.weights[n]) > slight+weightsDrift {
			t.Fatalf("%q weighs %v in stop_weights.tsv and %v in what testdata teach: run make weights", s, got.weights[at], want.weights[n])
		}
	}
	if off := len(want.numbers) - len(got.numbers); off > len(want.numbers)/100 || -off > len(want.numbers)/100 {
		t.Errorf("stop_weights.tsv has %d signs, testdata teach %d: run make weights", len(got.numbers), len(want.numbers))
	}
}
