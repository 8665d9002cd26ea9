package replies

// How far a no reaches: that many words forward to what it denies, and as many
// back.
const (
	noForward = 6
	noBack    = 4
)

// turnedRound reports whether a no stands before the verb with nothing else to
// deny in between, or right after it. It is remembered: don't stop, I want
// them.
func (f finding) turnedRound() bool {
	at := f.at(f.verb, f.from, f.to+1)
	if at < 0 || f.is[at]&meansNot != 0 {
		return false
	}
	start, end := f.clause(at)
	no := f.noBefore(at, start)
	if no < 0 {
		no = f.noAfter(at, end)
	}
	if no >= 0 && f.verb&(meansStop|meansAlone) == 0 && f.has(meansCan, no-1, no+2) {
		return false // who cannot find the way out wants out
	}
	if no >= 0 && f.verb != meansOut {
		f.denied[no] = true
	}
	return no >= 0
}

// noBefore is where the no stands that a verb is denied by, or -1. No more,
// not interested, and couldn't you not deny something else.
func (v view) noBefore(at, start int) int {
	for i := at - 1; i >= max(start, at-noForward); i-- {
		switch {
		case v.is[i]&meansNot != 0 && (v.is[i]&(meansMore|meansInterest) != 0 || v.has(meansMore, i+1, at) || v.has(meansRequest, i-3, i)):
			return -1
		case v.is[i]&meansNot != 0:
			return i
		case v.is[i]&(meansAnd|meansMessage|meansSend|meansStop|meansContact) != 0:
			return -1
		}
	}
	return -1
}

// nones deny what stands after them and not what stands before.
var nones = set("kein", "keine", "keinen", "geen", "ingen", "inga", "intet", "inget", "no", "aucun", "aucune", "ningun", "ninguna", "not")

func (v view) noAfter(at, end int) int {
	for i := at + 1; i < min(end, at+noBack+1); i++ {
		switch {
		case v.is[i]&meansNot != 0 && (v.has(meansMore, i, min(i+4, end)) || nones[v.tokens[i].text]):
			return -1
		case v.is[i]&meansNot != 0:
			return i
		case v.is[i]&(meansMe|meansFiller|meansCourtesy) == 0 || v.is[i]&meansAnd != 0:
			return -1
		}
	}
	return -1
}

// thing stands among the denied when something else is to be stopped.
const thing = -1

// forget takes the nos away that were heard already.
func (v view) forget() {
	for at := range v.denied {
		if at != thing {
			v.is[at] &^= meansNot
		}
	}
}
