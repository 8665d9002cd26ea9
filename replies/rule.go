package replies

import "slices"

// A rule is one way to want no more: words with these meanings, in any order,
// within reach of one another in a sentence.
type rule struct {
	needs []meaning
	reach int
	// verb is what a no beside it turns round: don't stop. Rules without one
	// have their no in needs.
	verb meaning
	// clean is for what is also said of other things: no strange word may
	// stand in the clause, and not more words than these.
	clean int
	// unless is what makes the words a report or a question when it stands
	// near: I get no messages.
	unless meaning
	// things tells that a thing nearby is meant: remove me from the course.
	things bool
	// firm is for what is meant whatever is asked beside it.
	firm bool
	// ordered is for a first need that must come first, near for words of one clause.
	ordered, near bool
	// local rules do not mind strange words before them.
	local bool
	// final matches end their clause; whole ones are all there is; after shut
	// ones no strange word follows.
	final, whole, shut bool
	// context must be somewhere in the message.
	context meaning
}

// about is what makes "remove it" and "I don't want them" speak of messages.
const about = meansMessage | meansList | meansContact | meansMe | meansSend

var rules = []rule{
	{needs: []meaning{meansExplicit}, reach: 1, firm: true},
	{needs: []meaning{meansObject}, reach: 1, things: true, context: about | meansThreat},
	{needs: []meaning{meansLeave}, reach: 1, verb: meansLeave, things: true},
	{needs: []meaning{meansLeft, meansWant | meansRequest, meansSelf | meansMe | meansList | meansMessage | meansThis}, reach: 9, verb: meansLeft, things: true, near: true},
	{needs: []meaning{meansStop, meansMessage}, reach: 10, verb: meansStop, things: true},
	{needs: []meaning{meansStop, meansContact}, reach: 6, verb: meansStop, things: true},
	{needs: []meaning{meansStop, meansSend | meansAny}, reach: 5, verb: meansStop, things: true, near: true},
	{needs: []meaning{meansStop, meansMe}, reach: 3, verb: meansStop, things: true, ordered: true, near: true},
	{needs: []meaning{meansStop, meansThis, meansCourtesy | meansRequest}, reach: 7, verb: meansStop, things: true, near: true, shut: true},
	{needs: []meaning{meansStop}, reach: 1, verb: meansStop, things: true, clean: 12},
	{needs: []meaning{meansCut, meansMessage}, reach: 7, verb: meansCut, things: true},
	{needs: []meaning{meansRemove, meansMe | meansList}, reach: 8, verb: meansRemove, things: true, near: true},
	{needs: []meaning{meansRemove, meansCourtesy}, reach: 3, verb: meansRemove, things: true, clean: 5},
	{needs: []meaning{meansRemove}, reach: 1, verb: meansRemove, things: true, clean: 6, context: about},
	{needs: []meaning{meansCut | meansRemove, meansThis}, reach: 5, verb: meansCut | meansRemove, things: true, clean: 10},
	{needs: []meaning{meansCut, meansCourtesy}, reach: 3, verb: meansCut, things: true, clean: 5, context: meansContact},
	{needs: []meaning{meansBlocked}, reach: 1, verb: meansBlocked, things: true, clean: 8},
	{needs: []meaning{meansJoined, meansUndo | meansRemove}, reach: 16, things: true},
	{needs: []meaning{meansOut, meansList}, reach: 5, verb: meansOut, things: true, clean: 10},
	{needs: []meaning{meansWant | meansRequest, meansOut, meansList}, reach: 12, verb: meansOut, things: true},
	{needs: []meaning{meansAlone, meansMessage}, reach: 3, verb: meansAlone, clean: 8, local: true, ordered: true, things: true},
	{needs: []meaning{meansAlone}, reach: 1, verb: meansAlone, clean: 7, things: true},
	{needs: []meaning{meansWithdraw, meansConsent}, reach: 9, verb: meansWithdraw, firm: true},
	{needs: []meaning{meansNot, meansConsent, meansMessage | meansContact | meansSend}, reach: 9, firm: true},
	{needs: []meaning{meansThreat, meansIf, meansMessage | meansContact | meansSend | meansMore | meansStop | meansRemove | meansLeave | meansLeft | meansList}, reach: 16, firm: true},
	{needs: []meaning{meansThreat, meansMore, meansMessage | meansContact | meansSend}, reach: 14, firm: true},
	{needs: []meaning{meansTired, meansMessage}, reach: 9},
	{needs: []meaning{meansNot, meansConsent, meansMore}, reach: 8, things: true},
	{needs: []meaning{meansNot, meansWant, meansMessage}, reach: 10},
	{needs: []meaning{meansNot, meansWant, meansList}, reach: 9, things: true},
	{needs: []meaning{meansNot, meansMore, meansList}, reach: 6, things: true, clean: 12, unless: meansReceive | meansHave},
	{needs: []meaning{meansNot, meansWant, meansReceive | meansContact | meansSend}, reach: 9, things: true},
	{needs: []meaning{meansNot, meansWant, meansMore | meansAny}, reach: 9, clean: 12, things: true},
	{needs: []meaning{meansNot, meansMore, meansThis}, reach: 6, clean: 10, things: true, unless: meansReceive | meansHave},
	{needs: []meaning{meansRequest, meansNot, meansReceive}, reach: 14, things: true, ordered: true},
	{needs: []meaning{meansThis, meansNot, meansWant}, reach: 5, things: true, final: true},
	{needs: []meaning{meansNot, meansMore}, reach: 3, clean: 5, whole: true, things: true, unless: meansReceive | meansHave},
	{needs: []meaning{meansNot, meansMore, meansCourtesy}, reach: 5, clean: 5, things: true, context: meansMessage},
	{needs: []meaning{meansNot, meansWant, meansThis}, reach: 7, clean: 9, things: true},
	{needs: []meaning{meansNot, meansWant}, reach: 5, clean: 6, things: true, context: meansMessage | meansSend | meansContact},
	{needs: []meaning{meansNot, meansMore, meansMessage}, reach: 9, unless: meansReceive | meansHave},
	{needs: []meaning{meansNot, meansMore, meansContact}, reach: 8, things: true, unless: meansReceive},
	{needs: []meaning{meansNot, meansMore, meansGet}, reach: 8, clean: 14, things: true, unless: meansReceive | meansHave},
	{needs: []meaning{meansNot, meansInterest, meansMessage}, reach: 8},
	{needs: []meaning{meansNothing, meansMore, meansSend}, reach: 9, things: true},
	{needs: []meaning{meansNot, meansMore | meansAny, meansSend}, reach: 9, clean: 16, local: true, things: true},
	{needs: []meaning{meansNot, meansMore, meansSend}, reach: 4, things: true, near: true, shut: true, unless: meansReceive | meansHave},
	{needs: []meaning{meansNot, meansContact, meansMe}, reach: 6, things: true},
	{needs: []meaning{meansNot, meansSend, meansMessage}, reach: 8, things: true},
	{needs: []meaning{meansNot, meansSend, meansList}, reach: 6, clean: 8, things: true, near: true},
	{needs: []meaning{meansMessage, meansRefuse}, reach: 4, clean: 8, things: true},
	{needs: []meaning{meansNot, meansMessage}, reach: 5, clean: 7, unless: meansReceive | meansHave},
}

// matches are the stretches of a message in which a rule finds what it needs,
// as the first and the last word.
func (v view) matches(r rule) (all [][2]int) {
	any := meaning(0)
	for _, need := range r.needs {
		if v.all&need == 0 {
			return nil
		}
		any |= need
	}
	for i, is := range v.is {
		if is&any == 0 {
			continue
		}
		if j := v.complete(r, i); j >= 0 {
			all = append(all, [2]int{i, j})
		}
	}
	return all
}

// complete is where the words a rule needs are all there, from one on, or -1.
func (v view) complete(r rule, from int) int {
	seen := meaning(0)
	for j := from; j < len(v.is) && j < from+r.reach && v.tokens[j].sentence == v.tokens[from].sentence; j++ {
		seen |= v.is[j]
		if !slices.ContainsFunc(r.needs, func(need meaning) bool { return seen&need == 0 }) {
			return v.kept(r, from, j)
		}
	}
	return -1
}

// kept is the end of a match, or -1 if its words stand in the wrong order or
// too far apart: a no in a later clause denies something else.
func (v view) kept(r rule, from, to int) int {
	apart := v.tokens[from].clause != v.tokens[to].clause
	if r.ordered && v.is[from]&r.needs[0] == 0 || r.near && apart || r.context != 0 && !v.has(r.context, 0, len(v.is)) {
		return -1
	}
	if _, end := v.clause(to); r.final && to+1 < end || r.shut && v.strange(to+1, min(to+2, end)) > 0 || r.whole && v.strange(0, len(v.is)) > 0 {
		return -1
	}
	if apart && r.needs[0] == meansNot && !v.deniesThere(r, from, to) {
		return -1
	}
	return to
}

// deniesThere reports whether something that a rule needs stands in one clause
// with the no, which is not in a later clause than the rest.
func (v view) deniesThere(r rule, from, to int) bool {
	no := v.at(meansNot, from, to+1)
	if v.tokens[no].clause != v.tokens[from].clause {
		return false
	}
	for i := from; i <= to; i++ {
		if v.tokens[i].clause == v.tokens[no].clause && slices.ContainsFunc(r.needs[1:], func(need meaning) bool { return v.is[i]&need != 0 }) {
			return true
		}
	}
	return false
}
