package whatsapp

import (
	"os"
	"strings"
	"testing"
	"time"
)

// The goals: clear stops that are recognised (one that waits for a person is not), other messages taken for a stop, and messages about
// something else that are not left alone. Of these a person may get a few too many: a wish that nobody reads is worse.
const (
	leastRecall   = 0.99
	mostFalseStop = 0.01
	mostDisturbed = 0.07
)

// corpora are what people write, and what they mean by it. How each came about stands at its head; none is unknown to who wrote the rules any
// more.
var corpora = []string{"stop_corpus.tsv", "stop_fresh.tsv", "stop_more.tsv", "stop_blind_1.tsv", "stop_blind_2.tsv", "stop_blind_3.tsv", "stop_blind_4.tsv",
	"stop_blind_5.tsv", "stop_blind_6.tsv", "stop_blind_7.tsv", "stop_blind_8.tsv", "stop_blind_9.tsv", "stop_own.tsv", "stop_own_2.tsv"}

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

type score struct{ stops, recalled, others, falseStops, none, disturbed int }

func (s score) recall() float64    { return float64(s.recalled) / float64(s.stops) }
func (s score) falseStop() float64 { return float64(s.falseStops) / float64(s.others) }
func (s score) disturb() float64   { return float64(s.disturbed) / float64(s.none) }

func (s *score) add(line corpusLine, got Intent) {
	switch line.meaning {
	case "stop":
		s.stops++
		if got == IntentStop {
			s.recalled++
		}
		return
	case "none":
		s.none++
		if got == IntentStop || got == IntentUnclear {
			s.disturbed++
		}
	}
	s.others++
	if got == IntentStop {
		s.falseStops++
	}
}

func TestStopCorpora(t *testing.T) {
	for _, name := range corpora {
		t.Run(name, func(t *testing.T) { measure(t, readCorpus(t, name)) })
	}
}

func measure(t *testing.T, lines []corpusLine) {
	var s score
	languages := map[string]int{}
	for _, line := range lines {
		got := ReadStop(line.text)
		s.add(line, got.Intent)
		languages[line.language]++
		if wrong(line, got.Intent) {
			t.Logf("%s %q means %q, got %q by %q", line.language, line.text, line.meaning, got.Intent, got.Words)
		}
	}
	if len(languages) != 7 {
		t.Errorf("a language is missing: %v", languages)
	}
	t.Logf("recall %.1f %% of %d stops, false stops %.1f %% of %d others, %d of %d unrelated messages not left alone", 100*s.recall(), s.stops,
		100*s.falseStop(), s.others, s.disturbed, s.none)
	if s.recall() < leastRecall || s.falseStop() > mostFalseStop || s.disturb() > mostDisturbed {
		t.Error("too little is recognised, or too much")
	}
}

// wrong tells whether a line is taken for what it is not. Whether an unclear one goes to a person or is let be is a matter of degree.
func wrong(line corpusLine, got Intent) bool {
	switch line.meaning {
	case "stop":
		return got != IntentStop
	case "none":
		return got == IntentStop || got == IntentUnclear
	}
	return got == IntentStop
}

// The quickest of several passes is what reading costs; the others had company on the machine.
func TestStopWordIsQuick(t *testing.T) {
	lines := readCorpus(t, "stop_corpus.tsv")
	quickest := time.Hour
	for range 20 {
		began := time.Now()
		for _, line := range lines {
			StopWord(line.text)
		}
		quickest = min(quickest, time.Since(began)/time.Duration(len(lines)))
	}
	t.Logf("a message takes %v", quickest)
	if quickest > 200*time.Microsecond {
		t.Errorf("a message takes %v", quickest)
	}
}
