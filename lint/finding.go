package lint

import "strconv"

// Severity is what a finding means for publishing.
type Severity string

const (
	// Error stops publishing.
	Error Severity = "error"
	// Warning asks whoever publishes for a reason, which is kept.
	Warning Severity = "warning"
	// Advice makes the form better and asks for nothing.
	Advice Severity = "advice"
)

// A Finding is one place where a form breaks a rule.
type Finding struct {
	Rule     string   `json:"rule"` // the id of one of Rules
	Severity Severity `json:"severity"`
	Language string   `json:"language,omitempty"` // of the page; empty where it is about all of them
	Medium   Medium   `json:"medium,omitempty"`   // where people meet it; OnPage also where it is about all of them
	Anchor   Anchor   `json:"anchor,omitempty"`
	Message  string   `json:"message"`
	// Quote is the passage on the page, where it is about one.
	Quote string `json:"quote,omitempty"`
}

// An Anchor is the part of the form where a finding is mended.
type Anchor string

const (
	AtCompany      Anchor = "company"
	AtPurposes     Anchor = "purposes"
	AtLanguages    Anchor = "languages"
	AtTracking     Anchor = "tracking"
	AtMark         Anchor = "mark"
	AtChildren     Anchor = "children"
	AtFields       Anchor = "fields"
	AtHeadline     Anchor = "headline"
	AtIntro        Anchor = "intro"
	AtButton       Anchor = "button"
	AtSuccess      Anchor = "success"
	AtConfirmation Anchor = "confirmation"
	AtPage         Anchor = "page" // the page itself, which no field of the form changes
)

// AtPurpose is the anchor of one purpose: "purpose-" and its id.
func AtPurpose(id int64) Anchor { return Anchor("purpose-" + strconv.FormatInt(id, 10)) }

// AtField is the anchor of one extra field: "field-" and its key.
func AtField(key string) Anchor { return Anchor("field-" + key) }

// Of returns the findings of a severity.
func Of(severity Severity, all []Finding) (some []Finding) {
	for _, f := range all {
		if f.Severity == severity {
			some = append(some, f)
		}
	}
	return some
}
