package whatsapp

import "slices"

// A saying is what a clause says, the firmer the higher.
type saying int

const (
	sayNothing saying = iota
	sayGoOn           // don't stop
	sayUnclear
	sayBareStop // a stop word that has other uses, and nothing that is not understood
	sayStop     // plain words: take me off your list
)

func (c clause) has(m meaning) bool { return c.at(m, 0) >= 0 }

// at is where the first word with a meaning stands, from a place on, or -1.
func (c clause) at(m meaning, from int) int {
	for i := from; i < len(c.words); i++ {
		if c.words[i].is&m != 0 {
			return i
		}
	}
	return -1
}

// understood reports whether no word of the clause is strange.
func (c clause) understood() bool {
	return !slices.ContainsFunc(c.words, func(w word) bool { return w.is == 0 })
}

// greets is for "Hello Flower Shop": a greeting with a name.
func (c clause) greets() bool {
	return len(c.words) > 0 && len(c.words) <= 4 && c.words[0].is&meansCourtesy != 0
}

// says judges one clause by itself.
func (c clause) says() saying {
	plainly, bare := c.refuses(), c.has(meansCommand) || c.has(meansAlone)
	switch {
	case c.goesOn() && !plainly:
		return sayGoOn
	case c.staysOn():
		return sayUnclear
	case !plainly && !bare:
		return c.hints()
	case !plainly && c.harmless():
		return sayNothing
	case !plainly && !c.has(meansCommand) && (c.has(meansLimit) || c.question) && !c.has(meansMessage):
		return sayNothing
	case c.understood() && !c.has(meansLimit) && (!c.question || c.has(meansRequest)):
		if plainly || c.has(meansMessage|meansSend) {
			return sayStop
		}
		return sayBareStop
	}
	return sayUnclear
}

// refuses reports whether the clause holds one of the plain ways to want no
// more.
func (c clause) refuses() bool {
	switch {
	case c.has(meansExplicit):
		return true
	case c.has(meansRemove) && c.has(meansList|meansMyself):
		return true
	case c.has(meansWithdraw) && c.has(meansConsent):
		return true
	case c.has(meansReceive) && !c.has(meansWant|meansLimit|meansEnough):
		return false // "I get no messages" is a complaint of another kind
	case c.has(meansNot) && (c.has(meansMessage) || c.has(meansSend) && c.has(meansMore|meansMyself)):
		return !c.has(meansCommand) || !c.goesOn()
	}
	return c.has(meansNot) && c.has(meansWant) && c.has(meansMore) && c.understood()
}

// staysOn reports whether a plain way of leaving is denied: don't unsubscribe
// me. That is too odd to be left without somebody reading it.
func (c clause) staysOn() bool {
	return c.has(meansExplicit|meansRemove) && c.has(meansNot) && !c.has(meansMore|meansMessage|meansSend|meansWant|meansReceive|meansConsent)
}

// goesOn reports whether the stop is denied: a no before it with nothing to
// deny in between, or right after it.
func (c clause) goesOn() bool {
	for i, w := range c.words {
		if w.is&meansCommand == 0 {
			continue
		}
		for j := i - 1; j >= 0 && c.words[j].is&(meansMessage|meansSend|meansRemove|meansExplicit|meansCommand) == 0 && i-j <= 5; j-- {
			if c.words[j].is&meansNot != 0 {
				return true
			}
		}
		if i+1 < len(c.words) && c.words[i+1].is&meansNot != 0 && c.words[i+1].is&meansMore == 0 && (i+2 == len(c.words) || c.words[i+2].is&(meansMore|meansMessage|meansSend|meansWant) == 0) {
			return true
		}
	}
	return false
}

// hints are enough for a person to have a look, in a clause that says no stop.
func (c clause) hints() saying {
	switch {
	case c.has(meansHint), c.has(meansNot) && c.has(meansWant|meansSend) && c.understood() && !c.question:
		return sayUnclear
	case c.has(meansNot) && c.has(meansMore) && len(c.words) > 1 && c.understood() && !c.question && !c.has(meansReceive):
		return sayBareStop
	case c.has(meansEnough|meansLimit) && c.has(meansMessage) && len(c.words) <= 6:
		return sayUnclear
	case c.has(meansEnough) && c.has(meansMessage), c.has(meansNot) && c.has(meansEnough) && c.understood():
		return sayUnclear
	}
	return sayNothing
}

// harmless reports whether a stop word is only a thing: the bus stop, a stop
// on the way. A word that is clear only by itself says nothing among words
// that are not understood.
func (c clause) harmless() bool {
	i := c.at(meansCommand, 0)
	if i < 0 {
		return !c.understood() && !c.has(meansMessage)
	}
	if c.has(meansMessage | meansSend | meansList) {
		return false
	}
	return c.has(meansTransport) || i > 0 && c.words[i-1].is&meansArticle != 0 || i+1 < len(c.words) && c.words[i+1].is&meansVisit != 0
}
