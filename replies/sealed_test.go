package replies

import "testing"

// sealed are the lines that nothing is learned from. Who mends a mistake in them takes the seal from the whole file, and has another written.
var sealed = []string{"sealed_1.tsv", "sealed_2.tsv", "sealed_3.tsv", "sealed_4.tsv", "sealed_5.tsv"}

// What strangers write: their stops end the messages, at once or until a person has read them, and nothing about something else does.
func TestSealedStops(t *testing.T) {
	var s score
	for _, name := range sealed {
		for _, line := range readCorpus(t, name) {
			s.add(line, IntentOf(line.text))
		}
	}
	t.Log(s)
	if s.unheard() > 0.005 || s.mistake() > 0.005 || s.falseStop() > 0.01 || s.recall() < 0.98 || s.disturb() > mostDisturbed {
		t.Error("too little is recognised, or too much")
	}
}

func TestNothingIsLearnedFromSealedLines(t *testing.T) {
	for _, name := range sealed {
		for _, c := range corpora {
			if c.name == name {
				t.Errorf("%s is learned from", name)
			}
		}
	}
}
