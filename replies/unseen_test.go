package replies

import (
	"flag"
	"strings"
	"testing"
)

var unseen = flag.Bool("unseen", false, "learn the tone without each of the blind corpora in turn, and read that one")

// What the tone is worth on an author it never read. The rules have seen every corpus, so the figures flatter: on new lines expect less.
func TestStopsOfUnseenAuthors(t *testing.T) {
	if !*unseen {
		t.Skip("make prove-stops")
	}
	all, byLanguage := score{}, map[string]*score{}
	for _, c := range corpora {
		if strings.Contains(c.name, "blind") {
			all.readUnseen(t, c.name, byLanguage)
		}
	}
	for language, s := range byLanguage {
		t.Log(language, s)
	}
	t.Log("all", &all)
	if all.recall() < 0.93 || all.mistake() > 0.0125 || all.unheard() > 0.01 || all.disturb() > 0.10 {
		t.Error("too little is recognised, or too much")
	}
}

func (s *score) readUnseen(t *testing.T, name string, byLanguage map[string]*score) {
	tone := learn(allLines(t, name))
	for _, line := range readCorpus(t, name) {
		read, views := rulesOn(line.text)
		if len(views) > 0 && read.Intent != Start {
			read = read.second(views[0], tone.opinion(views[0]))
		}
		if byLanguage[line.language] == nil {
			byLanguage[line.language] = &score{}
		}
		s.add(line, read.Intent)
		byLanguage[line.language].add(line, read.Intent)
		if wrong(line, read.Intent) {
			t.Logf("%s %q means %q, got %q", line.language, line.text, line.meaning, read.Intent)
		}
	}
}
