package replies

// How the rules and the tone are weighed against each other. The figures were
// chosen on lines that neither had seen, because on what they know the rules
// are always right. The tone alone must be very sure: it finds something like a
// stop in messages of a kind it never heard.
const (
	surelyStop  = 8.0   // from here on it is a stop
	perhapsStop = -1.0  // a person must read it
	perhapsWish = 0.75  // a person must read it
	hardlyStop  = -4.0  // what the rules heard is nothing,
	hardlyWish  = -1.25 // if it is hardly a wish either
	// fewestHeard is how many words it takes to have a tone. What is shorter is
	// read by the rules; where they know nothing, it may sound like a wish.
	fewestHeard = 3
	shortWish   = 2.0
)

// trust is how much what the rules read says for a stop.
var trust = map[Intent]float64{Stop: 7.5, Unclear: 3}

// second hears a second opinion on what the rules read: their verdict and the
// tone are added up. What is not sure waits for a person.
func (r Reading) second(v view, o opinion) Reading {
	if r.Words == "" {
		r.Words = v.words(o.at, o.at)
	}
	if len(v.is) < fewestHeard {
		return r.shortly(v, o)
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

// shortly is the second opinion on a word or two. A bus stop has been thought of.
func (r Reading) shortly(v view, o opinion) Reading {
	switch {
	case r.Intent != Nothing:
		return r
	case o.wish > shortWish && v.all&meansStop == 0 && v.all&^(meansFiller|meansCourtesy) != 0:
		r.Intent = Unclear
		return r
	}
	return Reading{}
}
