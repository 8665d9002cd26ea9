package whatsapp

import (
	"strings"
)

// Intent is what a short message says about marketing.
type Intent string

const (
	// IntentStop: the person clearly wants no more.
	IntentStop Intent = "stop"
	// IntentStart: the person clearly wants messages again. By itself this is
	// never consent.
	IntentStart Intent = "start"
	// IntentUnclear: it may be about stopping; a person must read it.
	IntentUnclear Intent = "unclear"
	// IntentNone: about something else.
	IntentNone Intent = ""
)

const (
	// longestClear is how many words a message may have and still say clearly
	// what it wants: a letter is read by a person.
	longestClear = 40
	// longestRead is how many words are looked at.
	longestRead = 200
)

// StopWord reads what a message says about wanting more, in Dutch, German,
// Danish, Swedish, English, French and Spanish, whatever language the person
// is thought to speak.
//
// It is a stop when one of its clauses says so in words all of which are
// understood ("stop", "please take me off your list", "keine Werbung mehr"),
// misspelt or not, and nothing else in it takes that back or narrows it. A
// stop for one thing only, a question, or a stop word among words that are
// not understood is unclear. "Don't stop" is about something else.
func StopWord(text string) Intent {
	clauses := clausesOf(text)
	words := joined(clauses)
	switch core := withoutCourtesy(words); {
	case len(words) == 0 && strings.ContainsAny(text, "🛑🚫⛔"):
		return IntentUnclear
	case core == "":
		return IntentNone
	case startPhrases[core]:
		return IntentStart
	}
	return weigh(clauses, words)
}

// weigh judges the clauses one by one, and then all of them as one sentence:
// people put commas anywhere.
func weigh(clauses []clause, words []word) Intent {
	firmest, goOn, unclear := sayNothing, false, false
	for _, c := range clauses {
		switch said := c.says(); said {
		case sayGoOn:
			goOn = true
		case sayUnclear:
			unclear = true
		default:
			firmest = max(firmest, said)
		}
	}
	if firmest == sayNothing && !goOn {
		firmest, unclear = whole(clauses, words, unclear)
	}
	switch {
	case firmest == sayNothing && unclear:
		return IntentUnclear
	case firmest == sayNothing:
		return IntentNone
	case goOn || len(words) > longestClear || takenBack(clauses, firmest):
		return IntentUnclear
	}
	return IntentStop
}

func whole(clauses []clause, words []word, unclear bool) (saying, bool) {
	if len(clauses) < 2 {
		return sayNothing, unclear
	}
	one := clause{words: words}
	for _, c := range clauses {
		one.question = one.question || c.question
	}
	said := one.says()
	if said == sayUnclear || said == sayGoOn {
		return sayNothing, unclear || said == sayUnclear
	}
	return said, unclear
}

// takenBack reports whether the rest of a message leaves doubt about a stop in
// it: it asks something, narrows it, or, beside a bare stop word, talks of
// something that is not understood.
func takenBack(clauses []clause, firmest saying) bool {
	for _, c := range clauses {
		if s := c.says(); s == sayStop || s == sayBareStop || c.has(meansComplaint) {
			continue
		}
		if c.has(meansMessage) && !c.has(meansNot|meansEnough) && (c.has(meansWant) || !c.understood()) {
			return true
		}
		if c.has(meansLimit) || c.question && !c.understood() || firmest == sayBareStop && !c.understood() && !c.greets() {
			return true
		}
	}
	return false
}

func withoutCourtesy(words []word) string {
	var kept []string
	for _, w := range words {
		if w.is&meansCourtesy == 0 {
			kept = append(kept, w.text)
		}
	}
	return strings.Join(kept, " ")
}
