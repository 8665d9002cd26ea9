package whatsapp

import "time"

// Statuses of a template. Only an approved one can be sent. Meta may add
// more: show an unknown value as it is.
const (
	TemplateApproved        = "APPROVED"
	TemplateArchived        = "ARCHIVED"
	TemplateDeleted         = "DELETED"
	TemplateDisabled        = "DISABLED"
	TemplateInAppeal        = "IN_APPEAL"
	TemplateLimitExceeded   = "LIMIT_EXCEEDED"
	TemplatePaused          = "PAUSED"
	TemplatePending         = "PENDING"
	TemplatePendingDeletion = "PENDING_DELETION"
	TemplateRejected        = "REJECTED"
)

// Events of a template status webhook that are not statuses themselves.
const (
	TemplateFlagged    = "FLAGGED"
	TemplateLocked     = "LOCKED"
	TemplateReinstated = "REINSTATED"
	TemplateUnarchived = "UNARCHIVED"
)

// Reasons Meta gives for a rejection.
const (
	ReasonAbusiveContent     = "ABUSIVE_CONTENT"
	ReasonIncorrectCategory  = "INCORRECT_CATEGORY"
	ReasonInvalidFormat      = "INVALID_FORMAT"
	ReasonNone               = "NONE"
	ReasonPromotional        = "PROMOTIONAL"
	ReasonScam               = "SCAM"
	ReasonTagContentMismatch = "TAG_CONTENT_MISMATCH"
)

// Sendable reports whether Meta sends templates with this status at all.
func Sendable(status string) bool { return upper(status) == TemplateApproved }

// Editable reports whether Meta accepts an edit of a template with this status.
func Editable(status string) bool {
	switch upper(status) {
	case TemplateApproved, TemplateRejected, TemplatePaused:
		return true
	}
	return false
}

// Edits of an approved template: one in 24 hours, and ten in 30 days. (Cloud API documentation, "Template management", November 2025.)
const (
	EditEvery   = 24 * time.Hour
	EditMonth   = 30 * 24 * time.Hour
	EditsAMonth = 10
)

// PauseOfPace is what Meta calls a pause that ends only by hand: people did not like the first messages of many.
const PauseOfPace = "RATE_LIMITING_PAUSE"

// PauseOf is how long a pause lasts that Meta calls by this name; false when it ends only by hand, or is none we know. (Cloud API documentation,
// "Template quality", October 2025.)
func PauseOf(title string) (time.Duration, bool) {
	switch upper(title) {
	case "FIRST_PAUSE":
		return 3 * time.Hour, true
	case "SECOND_PAUSE":
		return 6 * time.Hour, true
	}
	return 0, false
}

// Deletable reports whether Meta deletes a template with this status when asked.
func Deletable(status string) bool {
	switch upper(status) {
	case TemplateDisabled, TemplateDeleted, TemplatePendingDeletion:
		return false
	}
	return true
}
