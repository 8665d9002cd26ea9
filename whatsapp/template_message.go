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

// The wire forms are plain all the way down: a type inside that marshals itself would be written, checked and copied once more at every level, for
// every message.
type templateMessageWire struct {
	Name       string              `json:"name"`
	Language   languageWire        `json:"language"`
	Components []sendComponentWire `json:"components,omitempty"`
}

type languageWire struct {
	Code   string `json:"code"`
	Policy string `json:"policy,omitempty"`
}

func (m *TemplateMessage) wire() *templateMessageWire {
	if m == nil {
		return nil
	}
	return &templateMessageWire{m.Name, languageWire{Code: m.Language}, componentWires(m.Components)}
}

func (w *templateMessageWire) message() *TemplateMessage {
	if w == nil {
		return nil
	}
	return &TemplateMessage{w.Name, w.Language.Code, components(w.Components)}
}

// MarshalJSON writes Meta's shape: the language is an object with a code.
func (m TemplateMessage) MarshalJSON() ([]byte, error) { return json.Marshal(m.wire()) }

// UnmarshalJSON reads Meta's shape.
func (m *TemplateMessage) UnmarshalJSON(b []byte) error {
	var w templateMessageWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*m = *w.message()
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
	Type       string         `json:"type"`
	SubType    string         `json:"sub_type,omitempty"`
	Index      *looseInt      `json:"index,omitempty"`
	Parameters []Parameter    `json:"parameters,omitempty"`
	Cards      []sendCardWire `json:"cards,omitempty"`
}

// SendCard carries the parameters of one card, counted from 0.
type SendCard struct {
	CardIndex  int
	Components []SendComponent
}

type sendCardWire struct {
	CardIndex  int                 `json:"card_index"`
	Components []sendComponentWire `json:"components"`
}

// MarshalJSON writes Meta's shape.
func (c SendComponent) MarshalJSON() ([]byte, error) { return json.Marshal(c.wire()) }

// UnmarshalJSON reads Meta's shape.
func (c *SendComponent) UnmarshalJSON(b []byte) error {
	var w sendComponentWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*c = w.component()
	return nil
}

// wire is Meta's shape; only buttons have an index.
func (c SendComponent) wire() sendComponentWire {
	w := sendComponentWire{Type: c.Type, SubType: c.SubType, Parameters: c.Parameters}
	if c.Type == SendButton {
		index := looseInt(c.Index)
		w.Index = &index
	}
	for _, card := range c.Cards {
		w.Cards = append(w.Cards, sendCardWire{card.CardIndex, componentWires(card.Components)})
	}
	return w
}

// component reads Meta's shape in any case, the index as string or number.
func (w sendComponentWire) component() SendComponent {
	c := SendComponent{Type: lower(w.Type), SubType: lower(w.SubType), Parameters: w.Parameters}
	if w.Index != nil {
		c.Index = int(*w.Index)
	}
	for _, card := range w.Cards {
		c.Cards = append(c.Cards, SendCard{card.CardIndex, components(card.Components)})
	}
	return c
}

func componentWires(list []SendComponent) []sendComponentWire {
	if list == nil {
		return nil
	}
	all := make([]sendComponentWire, len(list))
	for i, c := range list {
		all[i] = c.wire()
	}
	return all
}

func components(list []sendComponentWire) []SendComponent {
	if list == nil {
		return nil
	}
	all := make([]SendComponent, len(list))
	for i, w := range list {
		all[i] = w.component()
	}
	return all
}
