package models

import (
	"strconv"
	"strings"
	"time"
)

// MessageState is where a message stands. The edges between states are in message_transition.go.
type MessageState string

const (
	// Queued waits for its turn. The only edges into it are creation, a definite "not accepted", and somebody's decision (Campaign.Resend).
	Queued MessageState = "queued"
	// Dispatching is claimed and durable; its one POST may be on the wire.
	Dispatching MessageState = "dispatching"
	// Accepted: Meta answered with a message id.
	Accepted MessageState = "accepted"
	// Sent, Delivered and Read are what Meta's statuses say; they only rise.
	Sent      MessageState = "sent"
	Delivered MessageState = "delivered"
	Read      MessageState = "read"
	// Failed: Meta refused it for good, or could not deliver it.
	Failed MessageState = "failed"
	// Unknown: we did not see the outcome of the POST. It is never sent again by itself.
	Unknown MessageState = "unknown"
	// Unresolved: an unknown about which nothing more will be heard. Only a person sends it again (Campaign.Resend).
	Unresolved MessageState = "unresolved"
	// Skipped: the gate said no at the claim; Reason says why.
	Skipped MessageState = "skipped"
	// Cancelled with its campaign before its turn came.
	Cancelled MessageState = "cancelled"
)

// pile is where indexes look for the message: see the table.
func (m *Message) pile() string {
	switch m.State {
	case Queued:
		if m.CampaignID == nil {
			return "waiting"
		}
		return ""
	case Dispatching, Accepted, Sent, Delivered, Read:
		return ""
	}
	return string(m.State)
}

// MessageKind is why a message exists. Consent gates campaign and trigger; the customer service window gates the answers, which are the
// others.
type MessageKind string

const (
	CampaignMessage MessageKind = "campaign"
	// ReplyMessage answers what somebody wrote, or asks them something.
	ReplyMessage MessageKind = "reply"
	// ConfirmationMessage confirms a yes.
	ConfirmationMessage MessageKind = "confirmation"
	// FarewellMessage confirms a no. It is the only answer that a no does not silence.
	FarewellMessage MessageKind = "farewell"
)

// Message is one thing we send to one person. The address is not here: it is read from the contact at the claim.
type Message struct {
	ID                int64
	CampaignID        *int64
	Occasion          string
	ContactID         int64
	NumberID          int64
	TemplateVersionID *int64
	Kind              MessageKind
	State             MessageState
	Pile              string
	Reason            string
	ErrorCode         int
	ErrorDetail       string
	// Attempt counts claims, also those that came to nothing: the campaign was paused, or the connection was gone.
	Attempt int
	// Refusals is how often Meta refused it for a passing reason of its own, and Enough how often because the person has had enough for now.
	Refusals   int
	Enough     int
	ProcessID  *int64
	DueAt      time.Time
	NotAfter   *time.Time
	Parameters map[string]string `gorm:"serializer:json"`
	// Body is what an answer says: see Said.
	Body              string
	ConsentEvidenceID *int64
	// UseEvidenceID is the entry of the log that says which yes the last claim relied on.
	UseEvidenceID *int64
	// AfterEvidenceID is the last that had been heard of the person when an answer was written.
	AfterEvidenceID *int64
	WAMID           *string `gorm:"column:wamid"`
	CreatedAt       time.Time
	ClaimedAt       *time.Time
	AcceptedAt      *time.Time
	SentAt          *time.Time
	DeliveredAt     *time.Time
	ReadAt          *time.Time
	FailedAt        *time.Time
	// Unaccounted: it was claimed, and names no yes or no entry of the log.
	Unaccounted bool `gorm:"->"`

	erased bool // the person it was to
	stood  stood
}

// stood is how a message was when it was locked.
type stood struct {
	state MessageState
	wamid *string
	due   time.Time
}

// AttemptID travels with a POST in biz_opaque_callback_data and comes back with every status, so that a status finds its message by
// primary key: <database id>.<message id>.<attempt>.
type AttemptID struct {
	DatabaseID string
	MessageID  int64
	Attempt    int
}

func (a AttemptID) String() string {
	return a.DatabaseID + "." + strconv.FormatInt(a.MessageID, 10) + "." + strconv.Itoa(a.Attempt)
}

// ParseAttemptID reads what AttemptID wrote; ok is false for anything else.
func ParseAttemptID(text string) (a AttemptID, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || parts[0] == "" {
		return AttemptID{}, false
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	attempt, err2 := strconv.Atoi(parts[2])
	if err != nil || err2 != nil || id <= 0 || attempt <= 0 {
		return AttemptID{}, false
	}
	return AttemptID{DatabaseID: parts[0], MessageID: id, Attempt: attempt}, true
}
