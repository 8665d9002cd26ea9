// Package replies reads what people write back: whether somebody wants no more
// messages, wants them again, or must be asked. It reads seven languages, by
// rules and by tone, and knows neither people nor networks.
package replies

import "strings"

// Intent is what a short message says about marketing.
type Intent string

const (
	// Stop: the person clearly wants no more.
	Stop Intent = "stop"
	// Start: the person clearly wants messages again. By itself this is
	// never consent.
	Start Intent = "start"
	// Unclear: it may be about stopping; a person must read it.
	Unclear Intent = "unclear"
	// Nothing: about something else.
	Nothing Intent = ""
)

// A Reading is what a message says, and the words of it that say so.
type Reading struct {
	Intent Intent
	// Words are the part of the message it is read from, as it was written;
	// empty when nothing was found.
	Words string
}

// IntentOf is what Read finds, without the words.
func IntentOf(text string) Intent { return Read(text).Intent }

// Button is what pressing a button says. The company wrote its words, so
// only what they say counts, and no tone.
func Button(words string) Intent {
	read, _ := rulesOn(words)
	return read.Intent
}

// Read reads what a message says about wanting more, in Dutch, German,
// Danish, Swedish, English, French and Spanish, whatever language the person
// is thought to speak.
//
// It is a stop when somewhere in it stands one of the ways to want no more
// ("stop", "please take me off your list", "keine Werbung mehr"), misspelt or
// not and whatever reasons, greetings or complaints stand around it, and
// nothing near takes it back, narrows it or gives it to another thing. A stop
// for some messages or some time is unclear; "don't stop" is about something
// else. Who asks how to stop wants to.
//
// Where the rules have no words for it, or doubt, the tone is heard: how much
// the message sounds like those of people who wanted to stop.
func Read(text string) Reading {
	read, views := rulesOn(text)
	if len(views) == 0 || read.Intent == Start {
		return read
	}
	return read.second(views[0], toneOfStops().opinion(views[0]))
}

// rulesOn is what the rules read in a text, and the ways they looked at it.
func rulesOn(text string) (Reading, []view) {
	m := messageOf(text)
	if len(m.tokens) == 0 {
		return Reading{}, nil
	}
	views := m.views()
	if startPhrases[withoutCourtesy(views)] {
		return Reading{Start, text}, views
	}
	for i := range views {
		views[i].listen()
	}
	return ruled(views), views
}

// ruled is what the rules read in the languages that a message may be in.
func ruled(views []view) (best Reading) {
	for _, v := range views {
		if best.Intent != Nothing && v.known < views[0].known {
			break
		}
		if got := v.read(); firmness[got.Intent] > firmness[best.Intent] {
			best = got
		}
	}
	return best
}

var firmness = map[Intent]int{Stop: 2, Unclear: 1}

// read judges a message read as one language.
func (v view) read() Reading {
	said, from, to := saysNothing, 0, 0
	for _, r := range rules {
		if r.verb == 0 {
			v.forget()
		}
		for _, at := range v.matches(r) {
			if got := v.finding(r, at[0], at[1]).weigh(); got > said {
				said, from, to = got, at[0], at[1]
			}
		}
		if said == saysStop {
			break
		}
	}
	switch {
	case said == saysStop && !v.wantsSome():
		return Reading{Stop, v.words(from, to)}
	case said >= saysUnclear:
		return Reading{Unclear, v.words(from, to)}
	case said == saysNothing:
		return v.hint()
	}
	return Reading{}
}

// wantsSome reports whether somebody who wants to stop also wants to go on
// with some. What comes another way, by post, is not ours.
func (v view) wantsSome() bool {
	for i, is := range v.is {
		if is&meansKeep != 0 && !v.has(meansNot|meansExplicit|meansInterest|meansChannel, i-4, i) {
			return true
		}
	}
	return false
}

// How many words a message may have for a hint to mean something, and for no
// thanks.
const (
	hintMost    = 7
	refusalMost = 4
)

// hint is for short messages that may be about stopping without saying so. No
// thanks is about them only by itself.
func (v view) hint() Reading {
	at, most := v.at(meansHint, 0, len(v.is)), hintMost
	if at >= 0 && v.is[at]&meansRefuse != 0 {
		most = refusalMost
	}
	if at < 0 || len(v.is) > most || v.has(meansOther, 0, len(v.is)) || v.strange(0, len(v.is)) > 2 {
		return Reading{}
	}
	return Reading{Unclear, v.words(at, at)}
}

// words are the clauses around a stretch of a message, as they were written.
func (v view) words(from, to int) string {
	start, _ := v.clause(from)
	_, end := v.clause(to)
	return v.written[v.tokens[start].from:v.tokens[end-1].to]
}

func withoutCourtesy(views []view) string {
	var kept []string
	for i, t := range views[0].tokens {
		polite := false
		for _, v := range views {
			polite = polite || v.is[i]&meansCourtesy != 0
		}
		if !polite {
			kept = append(kept, t.text)
		}
	}
	return strings.Join(kept, " ")
}
