package ledger

// people is where every person's consents stand.
type people map[subject]standing

type subject struct{ contact, purpose int64 }

// standing is a consent as the log has told it so far.
type standing struct {
	acted int64 // Unix seconds of the act that counts
	since int32 // idx from which the yes has held without a break
	yes   bool
}

// applyConsent is V8: the event may follow what came before it. Then it moves
// the person's standing.
func (v *verification) applyConsent(place spot, idx int32, e *ConsentEvent) {
	v.made("V8", 1)
	v.checkReference(place, e.Granted)
	v.checkReference(place, e.Consent)
	if e.Type == Confirmed {
		v.checkGrant(place, idx, e)
	}
	if e.Consent > 0 {
		if at, known := v.evidence.find(e.Consent); !known || at >= idx || !v.kind(at).Yes() {
			v.fail("V8", place.String(), "speaks of evidence %d, which is no earlier consent", e.Consent)
		}
	}
	if e.Type.Yes() {
		v.list[idx].contact = e.Subject.Contact
	}
	for _, p := range e.Terms.Purposes {
		v.list[idx].purposes |= bit(p.ID)
		who := subject{e.Subject.Contact, p.ID}
		if next, moved := v.people[who].after(e, idx); moved {
			v.people[who] = next
		}
	}
}

// checkGrant asks that a confirmation follows a form of its own, with the same
// text: a form is confirmed once.
func (v *verification) checkGrant(place spot, idx int32, e *ConsentEvent) {
	at, known := v.evidence.find(e.Granted)
	if !known || at >= idx || v.kind(at) != Granted {
		v.fail("V8", place.String(), "confirms evidence %d, which is no form submitted before", e.Granted)
		return
	}
	grant := &v.list[at]
	if grant.confirmed {
		v.fail("V8", place.String(), "confirms evidence %d a second time", e.Granted)
	}
	if grant.text != v.list[idx].text {
		v.fail("V8", place.String(), "confirms another text than was shown")
	}
	if _, gone := v.erasedBy[at]; gone {
		v.fail("V8", place.String(), "confirms a form that had been erased")
	}
	grant.confirmed = true
}

// after is the standing once e happened. Acts count by when the person acted,
// not by when we heard; on the same second the no wins; a list, which only says
// what somebody else wrote down, never overrides a no.
func (s standing) after(e *ConsentEvent, idx int32) (standing, bool) {
	acted, first := e.Acted().Unix(), s == standing{}
	switch {
	case e.Type.Yes():
		if !first && (acted < s.acted || !s.yes && (acted == s.acted || e.Source == SourceList)) {
			return s, false
		}
		if !s.yes {
			s.since = idx
		}
		return standing{acted: acted, since: s.since, yes: true}, true
	case e.Type.No():
		if !first && acted < s.acted {
			return s, false
		}
		return standing{acted: acted}, true
	}
	return s, false
}
