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
	Source   Source
}

// A Source is where a rule was read, and as of when: Meta's rules change often.
type Source struct{ Name, AsOf string }

// Where the rules were read.
var (
	sourceComponents = Source{"Meta: template components", "September 2026"}
	sourceTemplates  = Source{"Meta: templates, name and language", "September 2026"}
	sourceReview     = Source{"Meta: template review", "October 2025"}
	sourceErrors     = Source{"Meta’s answers, as seen by integrations", "November 2026"}
	sourceTTL        = Source{"Meta: time to live", "September 2026"}
	sourceOffers     = Source{"Meta: limited-time offer templates", "September 2026"}
	sourceCarousel   = Source{"Meta: media card carousel templates", "September 2026"}
	sourceFeatures   = Source{"Meta: creative features of marketing messages", "September 2026"}
	sourceCodes      = Source{"Meta: authentication templates", "September 2026"}
	sourceCategories = Source{"Meta: template categories", "September 2026"}
	sourceQuotas     = Source{"Meta: limits of a business account", "September 2026"}
	sourcePolicy     = Source{"WhatsApp Business Messaging Policy", "November 2026"}
	sourceOurs       = Source{"Greenlist: it leads nobody to an address that is not protected", "November 2026"}
	sourceEstimate   = Source{"estimate; Meta does not publish the figure", "November 2026"}
)
