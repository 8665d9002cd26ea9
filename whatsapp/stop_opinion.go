package whatsapp

// From which score on an opinion counts.
const (
	surelyStop   = 1.75
	likelyStop   = 0.5  // where the rules are in doubt
	perhapsStop  = 1.0  // a person must read it
	perhapsWish  = 1.0  // a person must read it
	hardlyStop   = -1.0 // where the rules hear a stop
	doubtfulStop = -0.5 // there, if it is hardly a wish either
	hardlyWish   = 0.0
	surelyNoWish = -2.0 // where the rules are in doubt
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
		if o.score < hardlyStop || o.score < doubtfulStop && o.wish < hardlyWish {
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
	case o.wish < surelyNoWish, o.score < surelyNoStop && !v.has(meansHint|meansOnly|meansUntil|meansFewer|meansDaily, 0, len(v.is)):
		return Reading{}
	}
	return r
}

// found is for what the rules found nothing whole in. The tone alone takes
// nobody's yes back: it hears too little of what it never heard before.
func (r Reading) found(v view, o opinion) Reading {
	switch {
	case o.whole > surelyStop && v.halfSaid():
		return Reading{IntentStop, v.words(o.at, o.at)}
	case o.score > perhapsStop || o.wish > perhapsWish:
		return Reading{IntentUnclear, v.words(o.at, o.at)}
	}
	return r
}

// meansElse are what may keep a stop from being one.
const meansElse = meansOther | meansMistake | meansKeep | meansOnly | meansUntil | meansFewer | meansDaily | meansYet | meansFound | meansAsk

// halfSaid reports whether the words of a stop are there, though no rule finds
// them together, and nothing beside them keeps them from being one.
func (v view) halfSaid() bool {
	all := meaning(0)
	for _, is := range v.is {
		all |= is
	}
	const ends = meansOrder | meansCut | meansOut | meansLeft | meansWithdraw | meansTired | meansObject
	switch {
	case len(v.denied) > 0 || all&meansElse != 0:
		return false
	case all&meansNot == 0:
		return all&ends != 0 && all&(about|meansThis) != 0 || all&meansBlocked != 0
	case all&ends != 0:
		return false
	}
	return all&(meansSend|meansContact|meansMessage) != 0 || all&(meansMore|meansWant) != 0 && all&(about|meansThis) != 0
}
