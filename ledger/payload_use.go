package ledger

// UseEvent says which messages relied on which yes. One stands for everything
// that one claim took.
type UseEvent struct {
	Header
	Campaign int64 `json:"campaign"` // 0 for a trigger outside any campaign
	Purpose  int64 `json:"purpose"`
	Uses     []Use `json:"uses"`
}

// Use is one attempt at one message. It names rows, not people: after erasure
// the row is empty and the number says nothing.
type Use struct {
	Message int64 `json:"message"`
	Attempt int64 `json:"attempt"`
	Consent int64 `json:"consent"` // evidence id of the yes
	Contact int64 `json:"contact"`
}

// Validate names what is missing.
func (u *UseEvent) Validate() error {
	var m Missing
	m.header(&u.Header, Used)
	m.need(u.Purpose > 0, "purpose")
	m.need(len(u.Uses) > 0, "uses")
	for i, use := range u.Uses {
		m.item(use.Message > 0 && use.Attempt > 0 && use.Consent > 0 && use.Contact > 0, "uses", i, "message")
	}
	return m.err()
}
