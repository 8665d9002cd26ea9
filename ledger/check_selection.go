package ledger

import (
	"fmt"
	"slices"
)

// scope is a selection in a form that is quick to ask.
type scope struct {
	*Selection
	contacts map[int64]bool
	evidence map[int64]bool
	forms    map[int64]spot // opened, and nobody in the bundle has confirmed them yet
}

// checkSelection is V13 for the selection itself. A whole bundle has none.
func (v *verification) checkSelection() bool {
	s := v.manifest.Selection
	v.scope = scope{Selection: s, contacts: map[int64]bool{}, evidence: map[int64]bool{}, forms: map[int64]spot{}}
	if s == nil {
		v.scope.Selection = &Selection{}
		return true
	}
	v.Selection = s
	v.made("V13", 1)
	for _, list := range [][]int64{s.Contacts, s.Evidence} {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) < len(list) {
			v.fail("V13", manifestFile, "the selection is not in its one order")
			return false
		}
	}
	if s.Contacts == nil && (s.Since == nil || s.Evidence != nil) || s.Since == nil && s.From != 0 || s.From < 0 || s.From > v.Size {
		v.fail("V13", manifestFile, "the selection contradicts itself")
		return false
	}
	for _, id := range s.Contacts {
		v.scope.contacts[id] = true
	}
	for _, id := range s.Evidence {
		v.scope.evidence[id] = true
	}
	return true
}

// selects reports whether the bundle is about the contact.
func (v *verification) selects(contact int64) bool {
	return len(v.scope.Contacts) == 0 || v.scope.contacts[contact]
}

// asksForText reports whether V7 asks for the text of a leaf: a bundle about a
// part brings the texts of what it opens, and not of what was only published.
func (v *verification) asksForText(idx int32, e entry) bool {
	return v.Selection == nil || e.open && v.kind(idx) != NoticePublished
}

// checkReference is V13 for another record that one here speaks of.
func (v *verification) checkReference(place spot, evidence int64) {
	if at, known := v.evidence.find(evidence); known && v.list[at].leftOut && int64(at) >= v.scope.From {
		v.fail("V13", place.String(), "speaks of evidence %d, which is left out", evidence)
	}
}

// takeLeftOut is V13 for a leaf that the selection does not open.
func (v *verification) takeLeftOut(place spot, idx int32) {
	v.LeftOut++
	switch {
	case v.Selection == nil:
		v.fail("V13", place.String(), "is left out of a bundle that claims to be whole")
	case v.kind(idx).Public():
		v.fail("V13", place.String(), "is left out, though records of this kind are in every bundle")
	case v.scope.evidence[place.evidence], len(v.scope.Contacts) == 0 && int64(idx) >= v.scope.From:
		v.fail("V13", place.String(), "is left out, though it belongs to what was selected")
	}
}

// checkBelongs is V13 for a record that is here.
func (v *verification) checkBelongs(place spot, idx int32, p Payload) {
	if v.Selection == nil {
		return
	}
	v.made("V13", 1)
	at, since := p.Head().At.Time, v.Selection.Since
	within := int64(idx) >= v.scope.From
	switch {
	case since != nil && within && at.Before(since.Add(-tolerance)), since != nil && !within && at.After(since.Add(tolerance)):
		v.fail("V13", place.String(), "does not fit where the period is said to begin")
	case p.Head().Type.Public():
	case !within, len(v.scope.Contacts) > 0 && (!v.scope.evidence[place.evidence] || !v.isAbout(place, p)):
		v.fail("V13", place.String(), "does not belong to what was selected")
	}
}

// isAbout reports whether a record is about the contacts selected. Of a form that was
// submitted before there was a contact, the confirmation tells.
func (v *verification) isAbout(place spot, p Payload) bool {
	switch p := p.(type) {
	case *ConsentEvent:
		delete(v.scope.forms, p.Granted)
		if p.Type == Granted && p.Subject.Contact == 0 {
			v.scope.forms[place.evidence] = place
			return true
		}
		return v.scope.contacts[p.Subject.Contact]
	case *UseEvent:
		return slices.ContainsFunc(p.Uses, func(u Use) bool { return v.scope.contacts[u.Contact] })
	case *AdminEvent:
		return slices.ContainsFunc(v.scope.Contacts, func(id int64) bool { return p.Subject == fmt.Sprintf("contact:%d", id) })
	}
	return false
}

// checkSelected asks that the log has what the selection lists, and that every
// form in the bundle turned out to be the person's.
func (v *verification) checkSelected() {
	for _, id := range v.scope.Evidence {
		if at, known := v.evidence.find(id); !known || int64(at) < v.scope.From {
			v.fail("V13", manifestFile, "lists evidence %d, which the period does not have", id)
		}
	}
	for _, place := range v.scope.forms {
		v.fail("V13", place.String(), "is a form that nobody selected has confirmed")
	}
}
