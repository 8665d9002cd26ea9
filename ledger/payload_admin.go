package ledger

import (
	"fmt"
	"time"
)

// AdminEvent is something a member of staff did.
type AdminEvent struct {
	Header
	Actor   string `json:"actor"`   // who, such as "user:3", or "system"
	Action  string `json:"action"`  // what, such as "campaign.launch"
	Subject string `json:"subject"` // to what, such as "campaign:12"
	Before  string `json:"before,omitempty"`
	After   string `json:"after,omitempty"`
}

// Validate names what is missing.
func (a *AdminEvent) Validate() error {
	var m Missing
	m.header(&a.Header, StaffActed)
	m.words("actor", a.Actor)
	m.words("action", a.Action)
	m.words("subject", a.Subject)
	return m.err()
}

// words say what was done, for somebody who reads a receipt.
func (a *AdminEvent) words() []string {
	all := []string{
		fmt.Sprintf("%s, done by %s on %s", a.Action, a.Actor, a.At.Format(time.RFC3339)),
		"to " + a.Subject,
	}
	if a.Before != "" {
		all = append(all, "before "+a.Before)
	}
	if a.After != "" {
		all = append(all, "after "+a.After)
	}
	return all
}

// PolicyEvent is a rule of the house that changed: a retention period, a limit
// on sending. Rules differ between countries and are data, with a reason.
type PolicyEvent struct {
	Header
	Policy string `json:"policy"` // which, such as "retention:DK-6m"
	Value  string `json:"value"`
	Reason string `json:"reason"`
	By     string `json:"by"` // a role or row, not a name: policies stay for ever
}

// Validate names what is missing.
func (p *PolicyEvent) Validate() error {
	var m Missing
	m.header(&p.Header, PolicyChanged)
	m.words("policy", p.Policy)
	m.words("value", p.Value)
	m.words("reason", p.Reason)
	m.words("by", p.By)
	return m.err()
}
