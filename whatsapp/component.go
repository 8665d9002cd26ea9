package whatsapp

import (
	"encoding/json"
	"errors"
)

// Types of a component.
const (
	ComponentHeader   = "HEADER"
	ComponentBody     = "BODY"
	ComponentFooter   = "FOOTER"
	ComponentButtons  = "BUTTONS"
	ComponentCarousel = "CAROUSEL"
	ComponentOffer    = "LIMITED_TIME_OFFER"
)

// Formats of a header.
const (
	FormatText     = "TEXT"
	FormatImage    = "IMAGE"
	FormatVideo    = "VIDEO"
	FormatDocument = "DOCUMENT"
	FormatGIF      = "GIF"
	FormatLocation = "LOCATION"
	FormatProduct  = "PRODUCT"
)

// Component is one part of a template: header, body, footer, buttons,
// carousel or limited-time offer. Which fields count depends on Type.
type Component struct {
	Type                      string            `json:"type"`
	Format                    string            `json:"format,omitempty"`
	Text                      string            `json:"text,omitempty"`
	Example                   *Example          `json:"example,omitempty"`
	Buttons                   []Button          `json:"buttons,omitempty"`
	Cards                     []Card            `json:"cards,omitempty"`
	LimitedTimeOffer          *LimitedTimeOffer `json:"limited_time_offer,omitempty"`
	AddSecurityRecommendation bool              `json:"add_security_recommendation,omitempty"`
	CodeExpirationMinutes     int               `json:"code_expiration_minutes,omitempty"`
	Extra                     Extra             `json:"-"`
}

// Card is one card of a carousel.
type Card struct {
	Components []Component `json:"components"`
}

// deepest is how deep a card may be nested: cards within cards without end would be read for minutes.
const deepest = 32

// UnmarshalJSON refuses cards within cards within cards.
func (c *Card) UnmarshalJSON(b []byte) error {
	if depth(b) > deepest {
		return errors.New("whatsapp: a card is nested too deeply")
	}
	type plain Card
	return json.Unmarshal(b, (*plain)(c))
}

// depth is how deep objects and lists are nested in a JSON value.
func depth(b []byte) (most int) {
	now, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch {
		case quoted && b[i] == '\\':
			i++
		case b[i] == '"':
			quoted = !quoted
		case quoted:
		case b[i] == '{', b[i] == '[':
			now++
			most = max(most, now)
		case b[i] == '}', b[i] == ']':
			now--
		}
	}
	return most
}

// LimitedTimeOffer is the strip with an offer and, if HasExpiration, a
// countdown. Text is at most 16 characters.
type LimitedTimeOffer struct {
	Text          string `json:"text"`
	HasExpiration bool   `json:"has_expiration"`
}

// UnmarshalJSON reads a component whatever the case of its type and format.
func (c *Component) UnmarshalJSON(b []byte) error {
	type plain Component
	*c = Component{}
	w := struct {
		*plain
		Minutes looseInt `json:"code_expiration_minutes"`
	}{plain: (*plain)(c)}
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	c.CodeExpirationMinutes = int(w.Minutes)
	c.Type, c.Format = upper(c.Type), upper(c.Format)
	extra, err := unknownFields(b, *c)
	c.Extra = extra
	return err
}

// MarshalJSON writes Meta's shape, with the unknown fields it was read with.
func (c Component) MarshalJSON() ([]byte, error) {
	type plain Component
	return marshalWith(plain(c), c.Extra)
}

// HasMedia reports whether every send must bring a picture, film or document.
func (c Component) HasMedia() bool {
	switch upper(c.Format) {
	case FormatImage, FormatVideo, FormatDocument, FormatGIF:
		return upper(c.Type) == ComponentHeader
	}
	return false
}

func findComponent(list []Component, kind string) *Component {
	for i := range list {
		if upper(list[i].Type) == kind {
			return &list[i]
		}
	}
	return nil
}
