package whatsapp

import (
	"hash/fnv"
	"os"
	"strings"
	"testing"
	"time"
)

// The goals: clear stops that are recognised (one that waits for a person is not), and other messages taken for a stop.
const (
	leastRecall   = 0.99
	mostFalseStop = 0.01
)

type corpusLine struct {
	language, meaning, text string
	heldOut                 bool
}

// readCorpus reads what people write. The held-out half was set aside before the rules were written: look only at the development half when
// changing them.
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
		sum := fnv.New32a()
		sum.Write([]byte(part[2]))
		all = append(all, corpusLine{part[0], part[1], strings.ReplaceAll(part[2], `\n`, "\n"), sum.Sum32()%2 == 1})
	}
	return all
}

type score struct{ stops, recalled, others, falseStops, none, disturbed int }

func (s score) recall() float64    { return float64(s.recalled) / float64(s.stops) }
func (s score) falseStop() float64 { return float64(s.falseStops) / float64(s.others) }

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
		if got != IntentNone {
			s.disturbed++
		}
	}
	s.others++
	if got == IntentStop {
		s.falseStops++
	}
}

func TestStopCorpus(t *testing.T) {
	var development, heldOut, fresh score
	languages := map[string]int{}
	for _, line := range readCorpus(t, "stop_corpus.tsv") {
		got := StopWord(line.text)
		languages[line.language]++
		if line.heldOut {
			heldOut.add(line, got)
			continue
		}
		development.add(line, got)
		if wrong(line, got) {
			t.Logf("%s %q means %q, got %q", line.language, line.text, line.meaning, got)
		}
	}
	if len(languages) != 7 || development.stops+development.others+heldOut.stops+heldOut.others < 300 {
		t.Errorf("the corpus is too small: %v", languages)
	}
	for _, line := range readCorpus(t, "stop_fresh.tsv") {
		fresh.add(line, StopWord(line.text))
	}
	for name, s := range map[string]score{"development": development, "held out": heldOut, "fresh": fresh} {
		t.Logf("%s: recall %.1f %% of %d stops, false stops %.1f %% of %d others, %d of %d unrelated messages not left alone",
			name, 100*s.recall(), s.stops, 100*s.falseStop(), s.others, s.disturbed, s.none)
		if s.recall() < leastRecall || s.falseStop() > mostFalseStop {
			t.Errorf("%s: too little is recognised, or too much", name)
		}
	}
}

// What is clear to people must be clear to the rules, and what is not must not be a stop.
func TestMoreOfWhatPeopleWrite(t *testing.T) {
	for _, line := range readCorpus(t, "stop_more.tsv") {
		if got := StopWord(line.text); wrong(line, got) {
			t.Errorf("%s %q means %q, got %q", line.language, line.text, line.meaning, got)
		}
	}
}

// wrong tells whether a line is taken for what it is not. Whether an unclear one goes to a person or is let be is a matter of degree only for
// those that are not about stopping.
func wrong(line corpusLine, got Intent) bool {
	want := map[string]Intent{"stop": IntentStop, "none": IntentNone, "unclear": IntentUnclear}[line.meaning]
	return got != want
}

// The quickest of several passes is what the rules cost; the others had company on the machine.
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
	if quickest > 50*time.Microsecond {
		t.Errorf("a message takes %v", quickest)
	}
}
