package models

import "math"

// Rate is a share of a sample, and between what bounds that of all others lies with a confidence of 95 %.
type Rate struct {
	Of, Hits int
	// Share, Low and High go from 0 to 1. Without anything judged the bounds are 0 and 1: nothing is known.
	Share, Low, High float64
	// Whole tells that everything there was has been looked at. Then the share is known, and there is no interval.
	Whole bool
}

// z95 is how many standard deviations hold 95 % of a normal distribution.
const z95 = 1.959963984540054

// rateOf reckons with the score interval of Wilson (1927), which stays honest for small samples and for shares near none, where the textbook's interval
// claims to be certain. It leaves out that the population is finite, and is a little too wide for it.
func rateOf(hits, of int, population int64) Rate {
	r := Rate{Of: of, Hits: hits, High: 1}
	if of == 0 {
		return r
	}
	n, p := float64(of), float64(hits)/float64(of)
	r.Share = p
	if int64(of) >= population {
		r.Low, r.High, r.Whole = p, p, true
		return r
	}
	middle, spread := p+z95*z95/(2*n), z95*math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))
	r.Low, r.High = max(0, (middle-spread)/(1+z95*z95/n)), min(1, (middle+spread)/(1+z95*z95/n))
	return r
}
