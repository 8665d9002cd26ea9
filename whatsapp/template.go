package whatsapp

import (
	"encoding/json"
	"time"
)

// Parameter formats: {{1}} or {{first_name}}. A template uses one of them.
const (
	Positional = "POSITIONAL"
	Named      = "NAMED"
)

// Template is a message template in Meta's shape, as created, listed and
// edited. One name in one language is one template; all languages of a name
// share the category. The zero LastUpdated is unknown.
type Template struct {
	ID                    string        `json:"id,omitempty"`
	Name                  string        `json:"name,omitempty"`
	Language              string        `json:"language,omitempty"`
	Category              string        `json:"category,omitempty"`
	ParameterFormat       string        `json:"parameter_format,omitempty"`
	Status                string        `json:"status,omitempty"`
	RejectedReason        string        `json:"rejected_reason,omitempty"`
	PreviousCategory      string        `json:"previous_category,omitempty"`
	CorrectCategory       string        `json:"correct_category,omitempty"`
	Components            []Component   `json:"components,omitempty"`
	Quality               *QualityScore `json:"quality_score,omitempty"`
	MessageSendTTLSeconds int           `json:"message_send_ttl_seconds,omitempty"`
	LastUpdated           time.Time     `json:"last_updated_time,omitzero"`
	Extra                 Extra         `json:"-"`
}

// UnmarshalJSON reads Meta's shape, makes enumerations upper case and keeps
// what it does not know in Extra.
func (t *Template) UnmarshalJSON(b []byte) error {
	type plain Template
	*t = Template{}
	w := struct {
		*plain
		ID          looseString `json:"id"`
		TTL         looseInt    `json:"message_send_ttl_seconds"`
		LastUpdated looseTime   `json:"last_updated_time"`
	}{plain: (*plain)(t)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	t.ID, t.MessageSendTTLSeconds, t.LastUpdated = string(w.ID), int(w.TTL), w.LastUpdated.Time
	t.normalise()
	extra, err := unknownFields(b, *t)
	t.Extra = extra
	return err
}

func (t *Template) normalise() {
	for _, s := range []*string{&t.Category, &t.ParameterFormat, &t.Status,
		&t.RejectedReason, &t.PreviousCategory, &t.CorrectCategory} {
		*s = upper(*s)
	}
	t.Language = RESTLanguage(t.Language)
}

// MarshalJSON writes Meta's shape, with the unknown fields it was read with.
func (t Template) MarshalJSON() ([]byte, error) {
	type plain Template
	return marshalWith(plain(t), t.Extra)
}

// Component returns the first component of a type, nil when there is none.
func (t Template) Component(kind string) *Component {
	return findComponent(t.Components, kind)
}

// Header returns the header, nil when there is none.
func (t Template) Header() *Component { return t.Component(ComponentHeader) }

// Body returns the body, nil when there is none.
func (t Template) Body() *Component { return t.Component(ComponentBody) }

// Footer returns the footer, nil when there is none.
func (t Template) Footer() *Component { return t.Component(ComponentFooter) }

// Buttons returns the buttons in order; their index is the one sends use.
func (t Template) Buttons() []Button {
	if c := t.Component(ComponentButtons); c != nil {
		return c.Buttons
	}
	return nil
}

// IsNamed reports whether the variables have names instead of numbers.
func (t Template) IsNamed() bool { return upper(t.ParameterFormat) == Named }
