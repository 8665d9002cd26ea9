package ledger

import (
	"fmt"
	"strings"
	"time"
)

// Selection is what part of the log a bundle opens. All leaves, tiles and erasures are in every bundle: they say nothing about
// anybody, and without them no root could be recomputed. What the log publishes (texts, rules, keys) is too.
type Selection struct {
	// Contacts are one person's rows; more than one where contacts were merged. None is everybody.
	Contacts []int64 `json:"contacts,omitempty"`
	// Since is where the period begins, and From the first leaf of it.
	Since *Time `json:"since,omitempty"`
	From  int64 `json:"from"`
	// Evidence are all records about the person in the period, also those erased since, in rising order. That none is missing from the list
	// is the signed word of who exported; that all on it are in the bundle, and no others, can be checked.
	Evidence []int64 `json:"evidence,omitempty"`
}

// String says it in words.
func (s *Selection) String() string {
	if s == nil {
		return "all of it"
	}
	var parts []string
	if len(s.Contacts) > 0 {
		parts = append(parts, "contact "+strings.Trim(strings.ReplaceAll(fmt.Sprint(s.Contacts), " ", ", "), "[]")+" only")
	}
	if s.Since != nil {
		parts = append(parts, fmt.Sprintf("what was recorded since %s (leaf %d) only", s.Since.Format(time.RFC3339), s.From))
	}
	return strings.Join(parts, "; ")
}
