package models

import "time"

// Origin says where a single fact about a person comes from. Facts without one are as old as the contact, and from the same source.
type Origin struct {
	// Source is a ledger.Source constant.
	Source string    `json:"source"`
	At     time.Time `json:"at"`
	// By is the name of the member of staff, where one wrote it down.
	By string `json:"by,omitempty"`
}

// The names of facts. Tags and attributes are named by TagFact and AttributeFact.
const (
	FactPhone    = "phone"
	FactUserID   = "bsuid"
	FactName     = "name"
	FactLanguage = "language"
	FactZone     = "zone"
)

// TagFact names the fact that somebody has a tag.
func TagFact(tag string) string { return "tag:" + tag }

// AttributeFact names the value of an attribute.
func AttributeFact(key string) string { return "attribute:" + key }

// Origin is where a fact about the person comes from.
func (c Contact) Origin(fact string) Origin {
	if o, ok := c.Origins[fact]; ok {
		return o
	}
	return Origin{Source: c.Source, At: c.CreatedAt}
}
