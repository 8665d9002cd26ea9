package whatsapp

import "time"

// NumberQualityEvent is a change of a number's quality, limit or throughput.
// Event is ONBOARDING, THROUGHPUT_UPGRADE or one of the older FLAGGED,
// UNFLAGGED, UPGRADE, DOWNGRADE. Limit is a tier or a plain number as text
// (read it with LimitOf); empty when the webhook had none.
type NumberQualityEvent struct {
	Origin
	Event         string
	Limit         string
	PreviousLimit string
}

// NumberNameEvent is the decision on a display name.
type NumberNameEvent struct {
	Origin
	Decision        string
	Name            string
	RejectionReason string
}

// CapabilityEvent tells the messaging limit of the portfolio (Unlimited is
// -1) and how many numbers it may have; nil when the webhook did not say.
type CapabilityEvent struct {
	Origin
	MessagingLimit *int
	MaxNumbers     *int
}

// Values of a preference.
const (
	PreferenceStop   = "stop"
	PreferenceResume = "resume"
	PreferenceSignup = "signup"
)

// PreferenceEvent is a person's choice, inside WhatsApp, about marketing from
// this business: stop, resume or signup. Phone may be empty, and so may
// UserID. SignupID comes with signup.
type PreferenceEvent struct {
	Origin
	Phone        string
	UserID       string
	ParentUserID string
	Value        string
	Category     string
	Detail       string
	SignupID     string
}

// AccountEvent is a change of the account: a violation, a restriction, a
// review, an alert. Event is Meta's word for it; Detail is the violation,
// ban state, decision or description that came along. Restrictions list what
// may not be done and until when.
type AccountEvent struct {
	Origin
	Event        string
	Detail       string
	Severity     string
	Restrictions []Restriction
}

// Restriction is one thing an account may not do; the zero Until is open-ended.
type Restriction struct {
	Type  string
	Until time.Time
}
