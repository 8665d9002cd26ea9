package replies

// How the rules and the tone are weighed against each other. The figures were
// chosen on lines that neither had seen, because on what they know the rules
// are always right. The tone alone must be very sure: it finds something like a
// stop in messages of a kind it never heard.
const (
	surelyStop  = 6.0   // from here on it is a stop
	perhapsStop = 0.0   // a person must read it
	perhapsWish = 1.25  // a person must read it
	hardlyStop  = -4.0  // what the rules heard is nothing,
	hardlyWish  = -1.25 // if it is hardly a wish either
	// fewestHeard is how many words it takes to have a tone.
	fewestHeard = 3
)

// trust is how much what the rules read says for a stop.
var trust = map[Intent]float64{Stop: 7.5, Unclear: 3}

// second hears a second opinion on what the rules read: their verdict and the
// tone are added up. What is not sure waits for a person.
func (r Reading) second(v view, o opinion) Reading {
	if len(v.is) < fewestHeard {
		return r
	}
	if r.Words == "" {
		r.Words = v.words(o.at, o.at)
	}
	tone := o.whole + o.score
	ruled := r.Intent != Nothing
	switch {
	case tone+trust[r.Intent] > surelyStop:
		r.Intent = Stop
	case ruled && (tone > hardlyStop || o.wish > hardlyWish), tone > perhapsStop, o.wish > perhapsWish:
		r.Intent = Unclear
	default:
		return Reading{}
	}
	return r
}
