package whatsapp

import (
	"slices"
	"strings"
)

// accountStops are words about an account that may not send any more.
var accountStops = []string{"ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "ACCOUNT_RESTRICTION", "DISABLED_UPDATE"}

// StopsSending tells whether the account may send no more. News of the end of a
// restriction says no such thing, nor does a restriction that leaves messages
// alone. One that names nothing is taken for one of everything.
func (e AccountEvent) StopsSending() bool {
	if !slices.Contains(accountStops, e.Event) || strings.Contains(e.Detail, "REINSTATE") {
		return false
	}
	return len(e.Restrictions) == 0 || slices.ContainsFunc(e.Restrictions, Restriction.ofMessages)
}

// ofMessages is false for what may not be done besides sending.
func (r Restriction) ofMessages() bool {
	return !strings.Contains(r.Type, "ADD_PHONE_NUMBER") && !strings.Contains(r.Type, "CALL")
}
