package replies

// How the rules and the tone are weighed against each other. The figures were
// chosen on lines that neither had seen, because on what they know the rules
// are always right. The tone alone must be very sure: it finds something like a
// stop in messages of a kind it never heard.
const (
	surelyStop  = 4.75 // from here on it is a stop
	perhapsStop = -2.0 // a person must read it
	perhapsWish = 0.75 // a person must read it
	hardlyStop  = -6.0 // what the rules heard is nothing,
	hardlyWish  = -1.5 // if it is hardly a wish either
	// fewestHeard is how many words it takes to say nothing: what the rules
	// heard in fewer waits for a person at the least.
	fewestHeard = 3
	shortWish   = 1.0
)

// trust is how much what the rules read says for a stop.
var trust = map[Intent]float64{Stop: 4.5, Unclear: 1}

// second hears a second opinion on what the rules read: their verdict and the
// tone are added up. What is not sure waits for a person.
func (r Reading) second(v view, o opinion) Reading {
	if r.Words == "" {
		r.Words = v.words(o.at, o.at)
	}
	tone := o.whole + o.score
	ruled, short := r.Intent != Nothing, len(v.is) < fewestHeard
	switch {
	case short && !ruled && (v.all&meansStop != 0 || v.all&^(meansFiller|meansCourtesy) == 0):
		return Reading{} // a bus stop has been thought of
	case tone+trust[r.Intent] > surelyStop:
		r.Intent = Stop
	case short && (ruled || o.wish > shortWish):
		r.Intent = Unclear
	case short:
		return Reading{}
	case ruled && (tone > hardlyStop || o.wish > hardlyWish), tone > perhapsStop, o.wish > perhapsWish:
		r.Intent = Unclear
	default:
		return Reading{}
	}
	return r
}
