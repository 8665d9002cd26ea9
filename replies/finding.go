package replies

import "strings"

// A finding is a stretch of a message in which a rule found what it needs: its
// first and last word, and where the clauses around it begin and end.
type finding struct {
	view
	rule
	from, to, start, end int
}

// A verdict is what a finding says once what stands around it has been heard,
// the firmer the higher.
type verdict int

const (
	saysNothing verdict = iota
	saysGoOn            // don't stop
	saysUnclear
	saysStop
)

func (v view) finding(r rule, from, to int) finding {
	start, _ := v.clause(from)
	_, end := v.clause(to)
	if r.local {
		start = from
	}
	return finding{v, r, from, to, start, end}
}

// weigh hears what stands around a finding.
func (f finding) weigh() verdict {
	switch {
	case f.onlyQuoted():
		return saysNothing
	case f.verb != 0 && f.turnedRound(), !f.firm && f.comesBack():
		return saysGoOn
	case f.past(), f.waits(), f.named(), f.wonders():
		return saysNothing
	case f.verb == meansLeave && f.leavesThing(), f.endsContract():
		return saysUnclear
	case f.clean > 0 && !f.isClean():
		return f.atTheEdge()
	case f.clean > 0 && f.besideThePoint():
		return saysNothing
	case f.things && f.ofAThing():
		f.denied[thing] = true
		return saysNothing
	case f.unless != 0 && f.reports():
		return saysNothing
	}
	return f.asked()
}

// onlyQuoted reports whether the words stand between quotation marks in a
// message about something else: the title of a book.
func (f finding) onlyQuoted() bool {
	if !f.quoted[f.from] || !f.quoted[f.to] {
		return false
	}
	for i := range f.is {
		if !f.quoted[i] && (f.is[i] == 0 || f.is[i]&meansOther != 0) {
			return true
		}
	}
	return false
}

// comesBack reports whether somebody was stopped by mistake and wants in again.
func (v view) comesBack() bool {
	return v.has(meansMistake, 0, len(v.is)) && !v.has(meansJoined, 0, len(v.is))
}

// past reports whether somebody tells what they have done: I have deleted it.
func (f finding) past() bool {
	at := f.at(f.verb, f.from, f.to+1)
	return f.verb&(meansRemove|meansStop|meansCut) != 0 && f.has(meansHave, at-2, at)
}

// waits reports whether something is not to be done yet.
func (f finding) waits() bool {
	return f.has(meansYet, max(f.start, f.from-3), min(f.end, f.to+4))
}

// named reports whether leaving is spoken of and not asked for.
func (f finding) named() bool {
	return f.verb == meansLeave && f.from > f.start && f.is[f.from-1]&meansArticle != 0 && f.strange(f.start, f.end) > 0
}

// wonders reports whether somebody asks why nothing comes.
func (f finding) wonders() bool {
	ask := f.at(meansAsk, f.start, f.from)
	return f.firm && ask >= 0 && f.has(meansReceive, ask, f.from)
}

// contracts are words for ending one, which people use of messages as well.
var contracts = set("opzeggen", "cancelar", "kundigen", "kuendigen", "opsige", "opsig", "saga", "resilier", "annuler", "annuller", "cancel", "avsluta", "beenden", "beendigen")

// endsContract reports whether somebody wants to end something without a word
// about messages.
func (f finding) endsContract() bool {
	return f.verb&(meansAlone|meansLeave) != 0 && contracts[f.tokens[f.from].text] && !f.has(about|meansThis, 0, len(f.is))
}

// leading are words between leaving and what is left.
var leading = set("from", "of", "von", "vom", "van", "voor", "op", "fra", "fran", "pa", "for", "du", "del", "al")

// leavesThing reports whether what is left has a name that we do not know.
func (f finding) leavesThing() bool {
	if f.has(meansMessage|meansList|meansMe|meansThis, f.to+1, f.end) {
		return false
	}
	for i := f.to + 1; i+1 < f.end; i++ {
		named := i + 1
		if f.is[named]&meansArticle != 0 && named+1 < f.end {
			named++
		}
		if leading[f.tokens[i].text] && f.strange(named, named+1) > 0 {
			return true
		}
	}
	return false
}

func (f finding) isClean() bool {
	return f.end-f.start <= f.clean && f.strange(f.start, f.end) == 0 && !f.has(meansOther, f.start, f.end)
}

// atTheEdge is what an order with other uses says among strange words. Beside
// a please, or at the end of what somebody says, it is one; at the beginning
// it may be.
func (f finding) atTheEdge() verdict {
	s, e := f.sentence(f.from)
	if f.verb != meansStop || f.has(meansOther, s, e) || f.has(meansAsk, s, f.from) || f.questions[f.tokens[f.from].sentence] {
		return saysNothing
	}
	before, after := f.is[max(f.from-1, 0)], f.is[min(f.from+1, len(f.is)-1)]
	first, last := f.from == f.start, f.from == f.end-1
	switch {
	case last && (before&meansCourtesy != 0 || !first && before != 0 && before&meansArticle == 0):
		return saysStop
	case after&meansCourtesy != 0 && (first || before&meansCourtesy != 0):
		return saysStop
	case first || before&meansCourtesy != 0:
		return saysUnclear
	}
	return saysNothing
}

// besideThePoint reports whether a few plain words belong to something else
// that the message is about: Stop! Don't ship it yet.
func (f finding) besideThePoint() bool {
	if f.verb == 0 {
		return f.denied[thing] || f.namesThing() || f.has(meansFound, 0, len(f.is)) && !f.has(about, 0, len(f.is))
	}
	alone := f.verb == meansAlone && (f.questions[f.tokens[f.from].sentence] && !f.has(meansRequest|meansCourtesy, 0, len(f.is)) || f.strange(0, len(f.is)) > 4 || f.has(meansOther, 0, len(f.is)))
	return alone || f.laughs() || f.has(meansYet, 0, len(f.is))
}

// laughs reports whether somebody is delighted and speaks of other things.
func (v view) laughs() bool {
	return strings.ContainsAny(v.written, "😂🤣😍🥰😋") && v.strange(0, len(v.is)) > 0
}

// ofAThing reports whether a thing is stopped, left or cancelled: the order,
// the course. Where messages or a list are named they are meant.
func (f finding) ofAThing() bool {
	near := f.has(meansOther, max(f.start, f.from-5), min(f.end, f.to+7))
	if f.verb == meansLeft {
		return near
	}
	return near && !f.has(meansMessage|meansList, f.from, f.to+1) && !f.has(meansMessage, f.start, f.end)
}

// namesThing reports whether something else is to be stopped or taken away, so
// that "I don't need it" is about that.
func (v view) namesThing() bool {
	for i, is := range v.is {
		if is&(meansRemove|meansCut|meansStop|meansLeave) == 0 {
			continue
		}
		_, end := v.clause(i)
		if at := v.at(meansOther, i, min(i+7, end)); at >= 0 && !v.has(meansMessage|meansList|meansMe, i, at) {
			return true
		}
	}
	return false
}

// reports tells "I get no messages" from "I want no messages".
func (f finding) reports() bool {
	start, end := f.sentence(f.from)
	if f.has(meansWant|meansHow, start, end) || f.demands(start, end) {
		return false
	}
	if f.questions[f.tokens[f.from].sentence] && f.end == end {
		return true
	}
	for i := max(start, min(f.from-2, max(f.start, f.from-4))); i < min(end, f.to+3); i++ {
		if f.is[i]&f.unless != 0 && f.is[i]&meansGet == 0 {
			return true
		}
	}
	return false
}

// demands reports whether somebody asks for it, and does not only greet or ask
// to look into why nothing comes.
func (f finding) demands(start, end int) bool {
	for i := start; i < end; i++ {
		inIt := i >= f.start && i < f.end
		switch {
		case f.is[i]&meansRequest != 0 && (inIt || f.strange(i, end) == 0):
			return true
		case f.is[i]&meansCourtesy != 0 && (i > start || i+1 == f.from) && i >= f.start && (inIt || f.strange(i, end) == 0):
			return true
		}
	}
	return false
}
