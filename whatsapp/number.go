package whatsapp

import (
	"encoding/json"
	"strconv"
)

// Statuses of a business phone number that matter for sending.
const (
	NumberConnected    = "CONNECTED"
	NumberDisconnected = "DISCONNECTED"
	NumberPending      = "PENDING"
	NumberFlagged      = "FLAGGED"
	NumberRestricted   = "RESTRICTED"
	NumberBanned       = "BANNED"
	NumberDeleted      = "DELETED"
	NumberMigrated     = "MIGRATED"
)

// NumberMute tells whether Meta takes no message from a number with this
// status. A restricted one has used up its messaging limit, and may still
// answer.
func NumberMute(status string) bool {
	switch status {
	case NumberBanned, NumberDisconnected, NumberDeleted, NumberMigrated:
		return true
	}
	return false
}

// PhoneNumber is a business's number. MessagingLimit is the tier of the whole
// business portfolio (see LimitOf); ThroughputLevel is STANDARD (80 messages a
// second) or HIGH (1,000). OnBusinessApp is a number in use in the WhatsApp
// Business app too, which Meta gives 20 a second, whatever its level.
type PhoneNumber struct {
	ID                     string
	DisplayPhoneNumber     string
	VerifiedName           string
	QualityRating          string
	Status                 string
	ThroughputLevel        string
	MessagingLimit         string
	NameStatus             string
	CodeVerificationStatus string
	AccountMode            string
	PlatformType           string
	Username               string
	OnBusinessApp          bool
}

// ThroughputHigh is the level of an upgraded number.
const ThroughputHigh = "HIGH"

// What Meta lets a number send and get in a second: at first, once upgraded,
// and while it is in use in the WhatsApp Business app too.
const (
	StandardPerSecond = 80
	UpgradedPerSecond = 1000
	AppPerSecond      = 20
)

// PerSecond is how many messages a second Meta allows the number, both ways
// together. A level that is a plain number is taken at its word.
func (n PhoneNumber) PerSecond() int {
	if plain, err := strconv.Atoi(n.ThroughputLevel); err == nil && plain > 0 {
		return plain
	}
	switch {
	case n.OnBusinessApp:
		return AppPerSecond
	case n.ThroughputLevel == ThroughputHigh:
		return UpgradedPerSecond
	}
	return StandardPerSecond
}

type numberWire struct {
	ID                     looseString     `json:"id"`
	DisplayPhoneNumber     string          `json:"display_phone_number,omitempty"`
	VerifiedName           string          `json:"verified_name,omitempty"`
	QualityRating          string          `json:"quality_rating,omitempty"`
	Status                 string          `json:"status,omitempty"`
	Throughput             *throughputWire `json:"throughput,omitempty"`
	MessagingLimit         string          `json:"whatsapp_business_manager_messaging_limit,omitempty"`
	OldMessagingLimit      string          `json:"messaging_limit_tier,omitempty"`
	NameStatus             string          `json:"name_status,omitempty"`
	CodeVerificationStatus string          `json:"code_verification_status,omitempty"`
	AccountMode            string          `json:"account_mode,omitempty"`
	PlatformType           string          `json:"platform_type,omitempty"`
	Username               string          `json:"username,omitempty"`
	OnBusinessApp          bool            `json:"is_on_biz_app,omitempty"`
}

type throughputWire struct {
	Level string `json:"level"`
}

// UnmarshalJSON reads Meta's shape, with the messaging limit under its new or
// its old name.
func (n *PhoneNumber) UnmarshalJSON(b []byte) error {
	var w numberWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*n = PhoneNumber{ID: string(w.ID), DisplayPhoneNumber: w.DisplayPhoneNumber, VerifiedName: w.VerifiedName,
		QualityRating: quality(w.QualityRating), Status: upper(w.Status), MessagingLimit: upper(w.MessagingLimit),
		NameStatus: upper(w.NameStatus), CodeVerificationStatus: upper(w.CodeVerificationStatus),
		AccountMode: upper(w.AccountMode), PlatformType: upper(w.PlatformType), Username: w.Username,
		OnBusinessApp: w.OnBusinessApp}
	if n.MessagingLimit == "" {
		n.MessagingLimit = upper(w.OldMessagingLimit)
	}
	if w.Throughput != nil {
		n.ThroughputLevel = upper(w.Throughput.Level)
	}
	return nil
}

// MarshalJSON writes Meta's shape.
func (n PhoneNumber) MarshalJSON() ([]byte, error) {
	w := numberWire{ID: looseString(n.ID), DisplayPhoneNumber: n.DisplayPhoneNumber, VerifiedName: n.VerifiedName,
		QualityRating: n.QualityRating, Status: n.Status, MessagingLimit: n.MessagingLimit, NameStatus: n.NameStatus,
		CodeVerificationStatus: n.CodeVerificationStatus, AccountMode: n.AccountMode, PlatformType: n.PlatformType,
		Username: n.Username, OnBusinessApp: n.OnBusinessApp}
	if n.ThroughputLevel != "" {
		w.Throughput = &throughputWire{n.ThroughputLevel}
	}
	return json.Marshal(w)
}
