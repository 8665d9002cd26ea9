package models

import (
	"strconv"
	"strings"
	"time"

	"greenlist/ledger"
)

// Verdict says whether a message might be sent on the strength of the yes that it names, at the moment it was claimed.
type Verdict string

const (
	// Founded: the yes was that person's, for that purpose, and nothing had ended it.
	Founded Verdict = "founded"
	// YesErased: what the yes said has been erased since, so that only the log's word is left that there was one, of that person, before.
	YesErased Verdict = "erased"

	NoYes        Verdict = "no_yes"          // what it names is no earlier yes
	OtherPerson  Verdict = "another_person"  // it is somebody else's
	OtherPurpose Verdict = "another_purpose" // it is for something else
	YesEnded     Verdict = "ended"           // a no had ended it
	YesLapsed    Verdict = "lapsed"          // its time was over
	NotLogged    Verdict = "not_logged"      // the log does not say what it relied on
)

// Valid tells that the message was rightly sent as far as can be known now.
func (v Verdict) Valid() bool { return v == Founded || v == YesErased }

// Verdicts that make a message one sent without a valid consent.
var Unfounded = []Verdict{NoYes, OtherPerson, OtherPurpose, YesEnded, YesLapsed, NotLogged}

// reliance is a message that relied on a yes: whose it was and what for, where the log says so, and when. Ids of evidence about one person rise in
// the order in which it was committed, because the person's row is locked before any is written: so they tell what came before what.
type reliance struct {
	contact, purpose int64
	consent, use     int64
	at               time.Time
}

// act is a yes or a no as the log has it; event is nil once it has been erased.
type act struct {
	id      int64
	contact int64
	kind    ledger.Type
	event   *ledger.ConsentEvent
}

func (p Proof) act() act {
	return act{p.Evidence.ID, value(p.Evidence.ContactID), p.Evidence.Type, p.Event}
}

// verdict judges by what the log holds and nothing else. yes is what the reliance names, nil where there is no such thing; nos are the person's.
func (r reliance) verdict(yes *act, nos []act) Verdict {
	switch {
	case r.use == 0:
		return NotLogged
	case yes == nil || !yes.kind.Yes() || yes.id >= r.use:
		return NoYes
	case yes.contact != r.contact:
		return OtherPerson
	case yes.event == nil:
		return YesErased
	case !yes.event.Covers(r.purpose):
		return OtherPurpose
	case yes.over(r.purpose, r.at):
		return YesLapsed
	}
	for _, no := range nos {
		if r.endedBy(*yes, no) {
			return YesEnded
		}
	}
	return Founded
}

// endedBy tells whether a no stood between the yes and the message. One that the person had said before the yes changes nothing, however late it came;
// on the same second the no wins.
func (r reliance) endedBy(yes, no act) bool {
	between := no.contact == r.contact && no.id > yes.id && no.id < r.use
	if !between || no.event == nil || !no.event.Covers(r.purpose) {
		return false
	}
	return !no.event.Acted().Truncate(time.Second).Before(yes.event.Acted().Truncate(time.Second))
}

// over tells whether the yes had ended by itself.
func (a act) over(purpose int64, at time.Time) bool {
	months := 0
	for _, p := range a.event.Terms.Purposes {
		if p.ID == purpose {
			months = validMonths(p.Validity)
		}
	}
	ends := Purpose{ValidMonths: months}.Expiry(a.event.Acted())
	return ends != nil && !at.Before(*ends)
}

// validMonths undoes iso.
func validMonths(validity string) int {
	months, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(validity, "P"), "M"))
	if err != nil {
		return 0
	}
	return months
}
