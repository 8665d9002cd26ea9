package whatsapp

// Severity is how bad a finding is.
type Severity string

const (
	// SeverityError: Meta refuses the template, at once or in review.
	SeverityError Severity = "error"
	// SeverityWarning: allowed, but likely to disappoint.
	SeverityWarning Severity = "warning"
)

// Finding is one thing Lint has to say. Code is the subcode Meta refuses the
// template with, 0 when there is none or none is known. Review means that
// Meta takes the template and rejects it in review (INVALID_FORMAT). Start
// and End are byte offsets in the text of Place (for a button its label,
// address or number, whichever the rule is about); both 0 means all of it.
// Source says where the rule was read.
type Finding struct {
	Rule     string
	Code     int
	Severity Severity
	Review   bool
	Place    string
	Start    int
	End      int
	Title    string
	Message  string
	Source   string
}

// Where the rules were read.
const (
	sourceComponents = "Meta: template components"
	sourceTemplates  = "Meta: templates, name and language"
	sourceReview     = "Meta: template review"
	sourceErrors     = "Meta's answers, as seen by integrations"
	sourceTTL        = "Meta: time to live"
	sourceOffers     = "Meta: limited-time offer templates"
	sourceCarousel   = "Meta: media card carousel templates"
	sourceCodes      = "Meta: authentication templates"
	sourcePolicy     = "WhatsApp Business Messaging Policy"
	sourceEstimate   = "estimate; Meta does not publish the figure"
)
