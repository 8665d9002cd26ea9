package replies

// asked is what a finding is worth that may be asked about, or narrowed.
func (f finding) asked() verdict {
	switch {
	case !f.firm && f.verb != 0 && f.narrowed():
		return saysUnclear
	case !f.firm && f.asks():
		return f.question()
	case !f.firm && f.verb != 0 && f.seeks():
		return f.wayOut()
	case f.narrowed() || f.takenBack():
		return saysUnclear
	}
	return saysStop
}

// asks reports whether why, when or can I stands before.
func (f finding) asks() bool {
	start, end := f.clause(f.from)
	for i := f.from; i >= max(start, f.from-5) && (i == f.from || f.is[i]&meansAnd == 0); i-- {
		if f.is[i]&meansAsk != 0 {
			return !f.has(meansRequest|meansHow, start, end)
		}
	}
	return false
}

// question is what a stop is worth that is asked about. Somebody who asks
// politely, or goes on, wants it.
func (f finding) question() verdict {
	start, end := f.sentence(f.from)
	switch {
	case f.verb&(meansLeave|meansRemove|meansCut) == 0:
		return saysNothing
	case f.strange(start, end) > 0 && f.has(meansList|meansMessage, f.from, f.to+1):
		return saysUnclear
	case f.strange(start, end) > 0:
		return saysNothing
	case f.has(meansCourtesy|meansMessage, start, end) || f.goesOnPlainly(start, end):
		return saysStop
	}
	return saysUnclear
}

// seeks reports whether somebody asks how to leave.
func (f finding) seeks() bool {
	start, _ := f.clause(f.from)
	return f.has(meansHow, start, f.to+1) && !f.has(meansRequest, start, f.to+1)
}

// wayOut is what such a question is worth: with messages in it, or more said
// beside it, it is a wish.
func (f finding) wayOut() verdict {
	start, end := f.sentence(f.from)
	switch {
	case f.has(meansOther, start, end):
		return saysNothing
	case f.has(meansMessage|meansContact|meansSend|meansJoining|meansAny|meansGet, start, end) || f.goesOnPlainly(start, end):
		return saysStop
	case f.strange(f.start, f.end) > 1:
		return saysNothing
	case f.verb&meansLeave != 0 || f.strange(start, end) == 0 && f.has(meansThis|meansMe, start, end):
		return saysStop
	}
	return saysUnclear
}

// goesOnPlainly reports whether more is said outside of a sentence, all of it
// understood.
func (v view) goesOnPlainly(start, end int) bool {
	others := len(v.is) - (end - start)
	return others > 1 && v.strange(0, start)+v.strange(end, len(v.is)) == 0 && !v.has(meansOther, 0, len(v.is))
}

// narrowed reports whether only some messages are meant, or some time, or
// fewer. That they come every day is a reason to stop them.
func (f finding) narrowed() bool {
	by := meansOnly | meansUntil | meansFewer | meansAbout | meansDaily
	switch {
	case f.firm && f.needs[0] != meansExplicit:
		return false
	case f.firm:
		by = meansOnly | meansUntil
	case f.verb != 0 && f.has(meansDaily, f.start, f.end):
		by = meansOnly | meansAbout
	case f.verb&(meansLeave|meansRemove|meansOut|meansLeft) != 0:
		by = meansOnly | meansUntil | meansAbout
	}
	start, end := f.start, f.end
	if f.clean == 0 {
		start, end = max(start, f.from-3), min(end, f.to+5)
	}
	s, e := f.sentence(f.from)
	return f.has(by&^meansAbout, start, end) || by&meansAbout != 0 && f.topic(start, end) || f.verb == 0 && f.has(meansOnly, s, e)
}

// topic reports whether it says what messages are about, and not only that
// they come over WhatsApp.
func (v view) topic(start, end int) bool {
	for i := start; i < end; i++ {
		if v.is[i]&meansAbout != 0 && !v.has(meansMessage|meansList|meansMe|meansThis, i+1, min(i+3, end)) {
			return true
		}
	}
	return false
}

// takenBack reports whether a bare stop stands beside talk of things.
func (f finding) takenBack() bool {
	if f.clean == 0 || f.verb&(meansStop|meansAlone) == 0 {
		return false
	}
	for i := range f.is {
		if f.is[i]&meansOther != 0 && f.tokens[i].clause != f.tokens[f.from].clause {
			return true
		}
	}
	return false
}
