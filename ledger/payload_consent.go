package ledger

import (
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// States of the Data Privacy Vocabulary, as ISO/IEC TS 27560 records use them.
const (
	StateRequested   = "ConsentRequested" // form submitted, not yet confirmed
	StateGiven       = "ConsentGiven"
	StateRenewed     = "RenewedConsentGiven"
	StateRefused     = "ConsentRefused"
	StateWithdrawn   = "ConsentWithdrawn"
	StateExpired     = "ConsentExpired"
	StateInvalidated = "ConsentInvalidated"
	StateUnknown     = "ConsentUnknown"
)

// Sources of an act. A list never overrides a no: it asserts what somebody
// else wrote down, at a time nobody can check.
const (
	SourceForm       = "form"       // the hosted page
	SourceWidget     = "widget"     // the same page on the company's site
	SourceInvitation = "invitation" // the same page, opened by a personal link
	SourceCheckout   = "checkout"   // the consent block in a shop's own form
	SourceCounter    = "counter"    // the same page on a tablet in the shop
	SourceKeyword    = "keyword"    // a word sent on WhatsApp, and the question that answers it
	SourceChat       = "chat"       // a question in a conversation
	SourceAd         = "ad"         // an advertisement that opens a conversation, and the question there
	SourceRenewal    = "renewal"    // a request to say yes again before a yes ends by itself
	SourceWhatsApp   = "whatsapp"
	SourceList       = "list"
	SourcePaper      = "paper"
	SourcePhone      = "phone"
	SourceAPI        = "api"
	SourcePreference = "preferences" // the person's own page
	SourceStaff      = "staff"
	SourceSystem     = "system"
)

// ConsentEvent is the payload of granted, confirmed, withdrawn, refused,
// expired, corrected and import. Each holds the whole record as it stood: the
// 24 mandatory fields of ISO/IEC TS 27560 and the 10 that GDPR adds.
type ConsentEvent struct {
	Header

	RecordID string  `json:"record_id"` // 27560: record id
	Subject  Subject `json:"subject"`   // 27560: principal id
	Terms    Terms   `json:"terms"`
	Event    Event   `json:"event"`

	Source string `json:"source"`
	Grade  string `json:"grade,omitempty"` // of a yes: A verified by number … D asserted

	Capture      *Capture      `json:"capture,omitempty"`
	Verification *Verification `json:"verification,omitempty"`
	Withdrawal   *Withdrawal   `json:"withdrawal,omitempty"`
	Assertion    *Assertion    `json:"assertion,omitempty"`
	Changes      []Change      `json:"changes,omitempty"`

	// Granted is the evidence id of the form that this confirms.
	Granted int64 `json:"granted,omitempty"`
	// Consent is the evidence id of the yes that this ends or corrects, 0 if
	// there was none.
	Consent int64 `json:"consent,omitempty"`
}

// Subject is the person as far as known. Phone and BSUID may each be absent,
// and before confirmation so may the contact.
type Subject struct {
	ID      string `json:"id"` // 27560: principal id, stable within the log
	Contact int64  `json:"contact,omitempty"`
	Signup  int64  `json:"signup,omitempty"`
	Phone   string `json:"phone,omitempty"` // E.164
	BSUID   string `json:"bsuid,omitempty"` // WhatsApp's business-scoped user id
}

// Event is what happened to the consent.
type Event struct {
	Time     Time   `json:"time"`     // 27560: event time, when the person acted
	Validity string `json:"validity"` // 27560: validity duration, ISO 8601 or "until withdrawn"
	Entity   string `json:"entity"`   // 27560: entity id, who acted
	Type     string `json:"type"`     // 27560: event type, such as "explicit"
	State    string `json:"state"`    // 27560: event state, a State constant
}

// Change is one corrected value.
type Change struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// NoticeHash is the SHA-256 of the text shown, nil if none was kept.
func (e *ConsentEvent) NoticeHash() []byte {
	hash, err := hex.DecodeString(e.Terms.Notice.Hash)
	if err != nil || len(hash) == 0 {
		return nil
	}
	return hash
}

// Covers reports whether the event speaks of the purpose.
func (e *ConsentEvent) Covers(purpose int64) bool {
	for _, p := range e.Terms.Purposes {
		if p.ID == purpose {
			return true
		}
	}
	return false
}

// words tell the event to whoever holds its receipt.
func (e *ConsentEvent) words() []string {
	told := []string{fmt.Sprintf("%s (%s), said on %s, recorded on %s", e.Type, e.Event.State, e.Acted().Format(time.RFC3339), e.At.Format(time.RFC3339))}
	for _, party := range e.Terms.Controllers {
		told = append(told, "to "+party.Name)
	}
	told = append(told, "by "+strings.TrimSpace(e.Subject.Phone+" "+e.Subject.BSUID))
	for _, purpose := range e.Terms.Purposes {
		told = append(told, "for "+purpose.Words)
	}
	return told
}

// Acted is when the person acted.
func (e *ConsentEvent) Acted() time.Time { return e.Event.Time.Time }

// Validate names every field that ISO/IEC TS 27560, GDPR or the kind of event
// asks for and that is missing.
func (e *ConsentEvent) Validate() error {
	var m Missing
	m.header(&e.Header, Granted, Confirmed, Withdrawn, Refused, Expired, Corrected, Imported)
	m.words("record_id", e.RecordID)
	m.words("subject.id", e.Subject.ID)
	e.Terms.check(&m, e.Type == Granted || e.Type == Confirmed)
	m.need(!e.Event.Time.IsZero(), "event.time")
	m.words("event.validity", e.Event.Validity)
	m.words("event.entity", e.Event.Entity)
	m.words("event.type", e.Event.Type)
	m.need(fits(e.Type, e.Event.State), "event.state")
	m.words("source", e.Source)
	m.need(e.Grade == "" && !e.Type.Yes() || len(e.Grade) == 1 && e.Grade >= "A" && e.Grade <= "D", "grade")
	e.checkKind(&m)
	return m.err()
}

// checkKind asks for what only this kind of event must have.
func (e *ConsentEvent) checkKind(m *Missing) {
	m.need(e.Subject.Contact > 0 || e.Type == Granted && e.Subject.Signup > 0, "subject.contact")
	switch e.Type {
	case Granted:
		m.need(e.Capture != nil, "capture")
	case Confirmed:
		m.need(e.Granted > 0, "granted")
		m.need(e.Subject.Phone != "" || e.Subject.BSUID != "", "subject.phone")
		m.need(e.Verification != nil, "verification")
	case Withdrawn:
		m.need(e.Withdrawal != nil, "withdrawal")
	case Imported:
		m.need(e.Assertion != nil, "assertion")
	case Corrected:
		m.need(len(e.Changes) > 0, "changes")
	}
	if e.Capture != nil {
		e.Capture.check(m)
	}
	if e.Verification != nil {
		e.Verification.check(m)
	}
	if e.Withdrawal != nil {
		e.Withdrawal.check(m)
	}
	if e.Assertion != nil {
		e.Assertion.check(m)
	}
}

// fits reports whether an event of type t may leave the consent in state.
func fits(t Type, state string) bool {
	switch t {
	case Granted:
		return state == StateRequested
	case Confirmed, Imported:
		return state == StateGiven || state == StateRenewed
	case Withdrawn:
		return state == StateWithdrawn
	case Refused:
		return state == StateRefused
	case Expired:
		return state == StateExpired
	}
	return state != ""
}
