package whatsapp

import "time"

// TemplateRef names the template an event is about; Language is in REST form.
type TemplateRef struct {
	TemplateID string
	Name       string
	Language   string
}

// TemplateStatusEvent is a step in a template's life at Meta. Status is the
// webhook's event, which may be one of TemplateFlagged and its neighbours.
// OtherTitle says which pause it is (FIRST_PAUSE …). RejectionReason and
// Recommendation come with INVALID_FORMAT.
type TemplateStatusEvent struct {
	Origin
	TemplateRef
	Status           string
	Category         string
	Reason           string
	RejectionReason  string
	Recommendation   string
	OtherTitle       string
	OtherDescription string
	DisableDate      time.Time
}

// TemplateQualityEvent is a change of a template's quality rating.
type TemplateQualityEvent struct {
	Origin
	TemplateRef
	Previous string
	New      string
}

// TemplateCategoryEvent is a change of category by Meta. With Correct set it
// is announced: New is still the current category, Correct is the coming one
// and EffectiveAt when it comes. Otherwise it is done, from Previous to New.
type TemplateCategoryEvent struct {
	Origin
	TemplateRef
	Previous    string
	New         string
	Correct     string
	EffectiveAt time.Time
}

// TemplateComponentsEvent tells that the text of a template was edited.
type TemplateComponentsEvent struct {
	Origin
	TemplateRef
	Title   string
	Body    string
	Footer  string
	Buttons []Button
}
