package whatsapp

import "encoding/json"

// Types of a component of a template send.
const (
	SendHeader   = "header"
	SendBody     = "body"
	SendButton   = "button"
	SendCarousel = "carousel"
	SendOffer    = "limited_time_offer"
)

// TemplateMessage names an approved template and fills its variables.
type TemplateMessage struct {
	Name       string
	Language   string
	Components []SendComponent
}

type templateMessageWire struct {
	Name       string          `json:"name"`
	Language   languageWire    `json:"language"`
	Components []SendComponent `json:"components,omitempty"`
}

type languageWire struct {
	Code   string `json:"code"`
	Policy string `json:"policy,omitempty"`
}

// MarshalJSON writes Meta's shape: the language is an object with a code.
func (m TemplateMessage) MarshalJSON() ([]byte, error) {
	return json.Marshal(templateMessageWire{m.Name, languageWire{Code: m.Language}, m.Components})
}

// UnmarshalJSON reads Meta's shape.
func (m *TemplateMessage) UnmarshalJSON(b []byte) error {
	var w templateMessageWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*m = TemplateMessage{w.Name, w.Language.Code, w.Components}
	return nil
}

// SendComponent carries the parameters of one part of a template. SubType and
// Index say which button, Index from 0; Cards belong to a carousel.
type SendComponent struct {
	Type       string
	SubType    string
	Index      int
	Parameters []Parameter
	Cards      []SendCard
}

type sendComponentWire struct {
	Type       string      `json:"type"`
	SubType    string      `json:"sub_type,omitempty"`
	Index      *looseInt   `json:"index,omitempty"`
	Parameters []Parameter `json:"parameters,omitempty"`
	Cards      []SendCard  `json:"cards,omitempty"`
}

// SendCard carries the parameters of one card, counted from 0.
type SendCard struct {
	CardIndex  int             `json:"card_index"`
	Components []SendComponent `json:"components"`
}

// MarshalJSON writes Meta's shape; only buttons have an index.
func (c SendComponent) MarshalJSON() ([]byte, error) {
	w := sendComponentWire{Type: c.Type, SubType: c.SubType, Parameters: c.Parameters, Cards: c.Cards}
	if c.Type == SendButton {
		index := looseInt(c.Index)
		w.Index = &index
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads Meta's shape in any case, the index as string or number.
func (c *SendComponent) UnmarshalJSON(b []byte) error {
	var w sendComponentWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*c = SendComponent{Type: lower(w.Type), SubType: lower(w.SubType), Parameters: w.Parameters, Cards: w.Cards}
	if w.Index != nil {
		c.Index = int(*w.Index)
	}
	return nil
}
