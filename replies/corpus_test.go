package replies

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The goals, of every corpus: stops that are recognised or wait for a person, and messages about something else that are not left alone. How many are
// recognised at once, and how many others are taken for a stop, stands with each corpus. Of these a person may get a few too many: a wish that nobody
// reads is worse.
const (
	leastHeard    = 0.98
	mostDisturbed = 0.07
)

// corpora are what people write, and what they mean by it. How each came about stands at its head; none is unknown to who wrote the rules any
// more.
var corpora = []corpus{
	{"corpus.tsv", 0.99, 0.01}, {"fresh.tsv", 0.99, 0.01}, {"more.tsv", 0.99, 0.01}, {"own.tsv", 0.99, 0.01}, {"own_2.tsv", 0.98, 0.01}, {"own_3.tsv", 0.95, 0.01},
	{"blind_1.tsv", 0.99, 0.01}, {"blind_2.tsv", 0.99, 0.01}, {"blind_3.tsv", 0.99, 0.01}, {"blind_4.tsv", 0.99, 0.01}, {"blind_5.tsv", 0.99, 0.01}, {"blind_6.tsv", 0.99, 0.01},
	{"blind_7.tsv", 0.99, 0.01}, {"blind_8.tsv", 0.99, 0.01}, {"blind_9.tsv", 0.99, 0.01}, {"blind_10.tsv", 0.99, 0.01}, {"blind_11.tsv", 0.99, 0.01}, {"blind_12.tsv", 0.99, 0.01},
	{"blind_13.tsv", 0.99, 0.02}, {"blind_14.tsv", 0.99, 0.01}, {"blind_15.tsv", 0.98, 0.01}, {"blind_16.tsv", 0.96, 0.01}, {"blind_17.tsv", 0.98, 0.01}, {"blind_18.tsv", 0.97, 0.02},
	{"blind_19.tsv", 0.96, 0.01}, {"blind_20.tsv", 0.97, 0.01}, {"blind_21.tsv", 0.99, 0.08}, {"blind_22.tsv", 0.96, 0.01}, {"blind_23.tsv", 0.96, 0.02}, {"blind_24.tsv", 0.96, 0.01}, {"blind_25.tsv", 0.96, 0.01}, {"wishes.tsv", 0, 0.01},
}

// A corpus is a file, how many of the stops in it are recognised at the least, and how many others are taken for one at the most. The long tail is
// heard too, but waits for a person; and where an author thinks that somebody must be asked, others have thought that it is plain.
type corpus struct {
	name  string
	least float64
	most  float64
}

type corpusLine struct{ language, meaning, text string }

func readCorpus(t testing.TB, name string) (all []corpusLine) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(part) != 3 {
			t.Fatalf("not three columns: %q", line)
		}
		all = append(all, corpusLine{part[0], part[1], strings.ReplaceAll(part[2], `\n`, "\n")})
	}
	return all
}

type score struct{ stops, recalled, heard, others, falseStops, none, mistaken, disturbed int }

func (s score) recall() float64    { return float64(s.recalled) / float64(max(1, s.stops)) }
func (s score) unheard() float64   { return float64(s.stops-s.heard) / float64(max(1, s.stops)) }
func (s score) falseStop() float64 { return float64(s.falseStops) / float64(s.others) }
func (s score) mistake() float64   { return float64(s.mistaken) / float64(s.none) }
func (s score) disturb() float64   { return float64(s.disturbed) / float64(s.none) }

func (s score) String() string {
	return fmt.Sprintf("recall %.1f %% of %d stops, %.1f %% unheard; taken for a stop: %.1f %% of %d others, %d of %d unrelated; %d unrelated not left alone", 100*s.recall(), s.stops,
		100*s.unheard(), 100*s.falseStop(), s.others, s.mistaken, s.none, s.disturbed)
}

func (s *score) add(line corpusLine, got Intent) {
	switch line.meaning {
	case "stop":
		s.stops++
		if got == Stop {
			s.recalled++
		}
		if got != Nothing {
			s.heard++
		}
		return
	case "none":
		s.none++
		if got == Stop {
			s.mistaken++
		}
		if got == Stop || got == Unclear {
			s.disturbed++
		}
	}
	s.others++
	if got == Stop {
		s.falseStops++
	}
}

func TestStopCorpora(t *testing.T) {
	for _, c := range corpora {
		t.Run(c.name, func(t *testing.T) { c.measure(t) })
	}
}

func (c corpus) measure(t *testing.T) {
	var s score
	languages := map[string]int{}
	for _, line := range readCorpus(t, c.name) {
		got := Read(line.text)
		s.add(line, got.Intent)
		languages[line.language]++
		if wrong(line, got.Intent) {
			t.Logf("%s %q means %q, got %q by %q", line.language, line.text, line.meaning, got.Intent, got.Words)
		}
	}
	if len(languages) != 7 {
		t.Errorf("a language is missing: %v", languages)
	}
	t.Log(s)
	if s.stops > 0 && s.recall() < c.least || s.unheard() > 1-leastHeard || s.falseStop() > c.most || s.disturb() > mostDisturbed {
		t.Error("too little is recognised, or too much")
	}
}

// wrong tells whether a line is taken for what it is not. Whether an unclear one goes to a person or is let be is a matter of degree.
func wrong(line corpusLine, got Intent) bool {
	switch line.meaning {
	case "stop":
		return got != Stop
	case "none":
		return got == Stop || got == Unclear
	}
	return got == Stop
}

// BenchmarkStopWord is what reading a message costs, on average.
func BenchmarkStopWord(b *testing.B) {
	lines := readCorpus(b, "corpus.tsv")
	for i := 0; b.Loop(); i++ {
		IntentOf(lines[i%len(lines)].text)
	}
}

// What our own forms put into people's mouths is never a stop, nor does it need a person.
func TestADeclarationIsNoStop(t *testing.T) {
	declared := 0
	for _, line := range readCorpus(t, "wishes.tsv") {
		got := Read(line.text)
		if got.Intent == Stop {
			t.Errorf("%q is a stop by %q", line.text, got.Words)
		}
		if code := line.text[max(0, len(line.text)-5):]; code[0] == '-' && strings.ToUpper(code) == code {
			if declared++; got.Intent != Nothing {
				t.Errorf("%q is %q by %q", line.text, got.Intent, got.Words)
			}
		}
	}
	if declared != 35 {
		t.Errorf("%d declarations", declared)
	}
}
