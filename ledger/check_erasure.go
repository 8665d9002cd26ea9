package ledger

import "fmt"

// takeUnreadable notes a leaf without payload: some later leaf has to say why.
func (v *verification) takeUnreadable(place spot, idx int32) {
	if v.kind(idx).Public() {
		v.fail("V6", place.String(), "a record of this kind holds nothing personal and may not be erased")
	}
	v.pending[idx] = true
}

// applyErasure is V6 from the side of the erasure: what it names exists, came
// before, and is gone.
func (v *verification) applyErasure(place spot, idx int32, e *ErasureEvent) {
	for _, gone := range e.Erased {
		v.made("V6", 1)
		at, known := v.evidence.find(gone.Evidence)
		switch {
		case !known || at >= idx:
			v.fail("V6", place.String(), "erases evidence %d, which the log does not have yet", gone.Evidence)
		case Hash(v.leaf(at).Line()).String() != gone.Leaf:
			v.fail("V6", place.String(), "erases another leaf than evidence %d", gone.Evidence)
		case v.list[at].opened || v.list[at].leftOut:
			v.fail("V6", place.String(), "says that evidence %d is gone, but it is not", gone.Evidence)
		case !v.pending[at]:
			v.fail("V6", place.String(), "erases evidence %d a second time", gone.Evidence)
		default:
			delete(v.pending, at)
			v.erasedBy[at] = idx
			v.Erased[string(v.kind(at))+" "+e.Reason]++
		}
	}
	for _, r := range e.Reduced {
		v.reduced[r.Webhook] = reduction{r.Extract, e.At}
	}
}

// checkErasures is V6 from the side of the leaves: none is unreadable without
// a reason.
func (v *verification) checkErasures() {
	for idx := range v.list {
		if v.pending[int32(idx)] {
			v.fail("V6", fmt.Sprintf("leaf %d", idx), "the payload is gone, and nothing in the log says why")
		}
	}
}
