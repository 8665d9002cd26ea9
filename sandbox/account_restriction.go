package sandbox

import (
	"strings"
	"time"

	"greenlist/whatsapp"
)

// Restrict says what an account may not do from now on. Type is a word of
// Meta's, such as RESTRICTED_BIZ_INITIATED_MESSAGING; empty lifts what there
// is. Without For it has no end.
type Restrict struct {
	Type string   `json:"type"`
	For  Duration `json:"for,omitempty"`
}

// Restriction is what an account may not do, and until when; the zero Until
// has no end.
type Restriction struct {
	Type  string    `json:"type"`
	Until time.Time `json:"until,omitzero"`
}

// codeRestricted is what Meta answers to an account that is blocked for a
// while for what it sent.
const codeRestricted = 368

func (r *Restrict) from(now time.Time) (next Restriction) {
	next.Type = strings.ToUpper(r.Type)
	if next.Type != "" && r.For > 0 {
		next.Until = now.Add(time.Duration(r.For))
	}
	return next
}

// restricts reports whether the account may not send this type of message:
// templates begin a conversation, everything else answers in one.
func (a accountState) restricts(kind string, now time.Time) bool {
	r := a.Restriction
	if r.Type == "" || !r.Until.IsZero() && !now.Before(r.Until) {
		return false
	}
	if kind == "template" {
		return strings.Contains(r.Type, "BIZ_INITIATED_MESSAGING")
	}
	return strings.Contains(r.Type, "CUSTOMER_INITIATED_MESSAGING")
}

// announceRestriction tells what the account may not do any more. Nobody is
// told of the end of it.
func (w *world) announceRestriction(at time.Time) {
	r := w.account.Restriction
	if r.Type == "" {
		return
	}
	info := map[string]any{"restriction_type": r.Type}
	if !r.Until.IsZero() {
		info["expiration"] = r.Until.Unix()
	}
	w.announce(whatsapp.FieldAccount, "", plainJSON(map[string]any{
		"event": "ACCOUNT_RESTRICTION", "restriction_info": []any{info}}), at)
}
