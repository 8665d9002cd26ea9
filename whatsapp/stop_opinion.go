package whatsapp

// From which score on an opinion counts.
const (
	surelyStop   = 1.75
	likelyStop   = 0.5  // where the rules are in doubt
	perhapsStop  = 0.0  // a person must read it
	hardlyStop   = -1.0 // where the rules hear a stop
	surelyNoStop = -3.0 // where the rules are in doubt
	// fewestHeard is how many words it takes to have a tone.
	fewestHeard = 3
)

// second hears a second opinion on what the rules read. A probable wish to
// stop that is not sure waits for a person.
func (r Reading) second(v view, o opinion) Reading {
	if len(v.is) < fewestHeard {
		return r
	}
	switch r.Intent {
	case IntentStop:
		if o.score < hardlyStop {
			r.Intent = IntentUnclear
		}
	case IntentUnclear:
		return r.settled(v, o)
	case IntentNone:
		return r.found(v, o)
	}
	return r
}

// settled ends a doubt of the rules, if the message as a whole sounds like a
// stop, or no part of it does and nothing in it asks for fewer.
func (r Reading) settled(v view, o opinion) Reading {
	least := likelyStop
	if v.has(meansAbout|meansOnly, 0, len(v.is)) {
		least = surelyStop
	}
	switch {
	case o.whole > least:
		r.Intent = IntentStop
	case o.score < surelyNoStop && !v.has(meansHint|meansOnly|meansUntil|meansFewer|meansDaily, 0, len(v.is)):
		return Reading{}
	}
	return r
}

// found is for what the rules have no words for. The tone alone takes
// nobody's yes back: it hears too little of what it never heard before.
func (r Reading) found(v view, o opinion) Reading {
	if o.score > perhapsStop {
		return Reading{IntentUnclear, v.words(o.at, o.at)}
	}
	return r
}
