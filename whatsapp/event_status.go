package whatsapp

// Statuses of a message. They may arrive late, twice and in any order, and
// delivered may be missing when read arrives.
const (
	StatusSent      = "sent"
	StatusDelivered = "delivered"
	StatusRead      = "read"
	StatusPlayed    = "played"
	StatusFailed    = "failed"
)

// StatusEvent tells what became of a message we sent. Opaque is the text that
// was sent along with it. RecipientID may be empty for somebody known by user
// id only. Pricing comes with sent and with one of delivered and read.
type StatusEvent struct {
	Origin
	MessageID             string
	Status                string
	RecipientID           string
	RecipientUserID       string
	RecipientParentUserID string
	Opaque                string
	Pricing               *Pricing
	ConversationID        string
	Errors                []Error
}

// Pricing is how Meta bills a message; it names no amount.
type Pricing struct {
	Billable *bool  `json:"billable,omitempty"`
	Model    string `json:"pricing_model,omitempty"`
	Type     string `json:"type,omitempty"`
	Category string `json:"category,omitempty"`
}

// StatusRank orders statuses; a later event with a lower rank changes
// nothing. Unknown statuses rank 0, failed ranks with sent.
func StatusRank(status string) int {
	switch status {
	case StatusSent, StatusFailed:
		return 1
	case StatusDelivered:
		return 2
	case StatusRead, StatusPlayed:
		return 3
	}
	return 0
}
