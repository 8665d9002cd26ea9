package whatsapp

// How the rules and the tone are weighed against each other. The figures were
// chosen on lines that neither had seen: older rules, and a tone learned
// without those lines, because on what they know the rules are always right.
const (
	surelyStop  = 2.5   // from here on it is a stop
	perhapsStop = 0.0   // a person must read it
	perhapsWish = 1.25  // a person must read it
	hardlyWish  = -1.25 // what the rules heard is nothing
	// fewestHeard is how many words it takes to have a tone.
	fewestHeard = 3
)

// trust is how much what the rules read says for a stop.
var trust = map[Intent]float64{IntentStop: 3, IntentUnclear: 1.5}

// second hears a second opinion on what the rules read: their verdict and the
// tone are added up. What is not sure waits for a person.
func (r Reading) second(v view, o opinion) Reading {
	if len(v.is) < fewestHeard {
		return r
	}
	if r.Words == "" {
		r.Words = v.words(o.at, o.at)
	}
	sure := o.whole + o.score + trust[r.Intent]
	ruled := r.Intent != IntentNone
	switch {
	case sure > surelyStop:
		r.Intent = IntentStop
	case ruled && max(sure/2, o.wish) > hardlyWish, sure > perhapsStop, o.wish > perhapsWish:
		r.Intent = IntentUnclear
	default:
		return Reading{}
	}
	return r
}
