package whatsapp

import (
	"encoding/json"
	"time"
)

// Names of webhook fields this package has types for.
const (
	FieldMessages           = "messages"
	FieldTemplateStatus     = "message_template_status_update"
	FieldTemplateQuality    = "message_template_quality_update"
	FieldTemplateComponents = "message_template_components_update"
	FieldTemplateCategory   = "template_category_update"
	FieldNumberQuality      = "phone_number_quality_update"
	FieldNumberName         = "phone_number_name_update"
	FieldCapability         = "business_capability_update"
	FieldPreferences        = "user_preferences"
	FieldAccount            = "account_update"
	FieldAccountReview      = "account_review_update"
	FieldAccountAlerts      = "account_alerts"
)

// Event is one thing that happened, out of a webhook delivery: a StatusEvent,
// an InboundEvent, one of the template, number and account events, or an
// UnknownEvent or BrokenEvent that keeps what could not be understood.
type Event interface {
	// Where tells which account and number the event belongs to.
	Where() Origin
}

// Origin is what every event carries. PhoneNumberID and DisplayPhoneNumber
// are empty for events of a whole account. At is Meta's time of the event,
// zero when it gave none. Raw is the JSON of this event alone: the status,
// the message or the preference, and for other fields the whole change value.
type Origin struct {
	AccountID          string
	PhoneNumberID      string
	DisplayPhoneNumber string
	Field              string
	At                 time.Time
	Raw                json.RawMessage
}

// Where returns the origin itself.
func (o Origin) Where() Origin { return o }

// UnknownEvent is a field or shape this package has no type for.
type UnknownEvent struct{ Origin }

// BrokenEvent is a change, message or status that could not be read. The
// others of the same delivery are not affected.
type BrokenEvent struct {
	Origin
	Err error
}

// ErrorEvent is a list of errors about a number that belong to no message.
type ErrorEvent struct {
	Origin
	Errors []Error
}
