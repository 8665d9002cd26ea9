package whatsapp

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
