package whatsapp

import (
	"slices"
	"time"
)

// Person is somebody with WhatsApp, as seen from the outside: the sandbox
// pretends to be one, the dashboard shows their phone. Phone is E.164 without
// plus and may be empty for somebody known by user id only.
type Person struct {
	Phone            string    `json:"phone,omitempty"`
	UserID           string    `json:"user_id,omitempty"`
	Name             string    `json:"name,omitempty"`
	Username         string    `json:"username,omitempty"`
	Language         string    `json:"language,omitempty"`
	Blocked          bool      `json:"blocked,omitempty"`
	StoppedMarketing bool      `json:"stopped_marketing,omitempty"`
	Unread           int       `json:"unread,omitempty"`
	LastAt           time.Time `json:"last_at,omitzero"`
}

// Bubble is one message on a person's phone. HeaderMedia is the format of a
// picture, film or document; Status is the latest delivery status of a
// message from the business. Cards are swiped through under it: each is a
// bubble with a header, a text and buttons only.
type Bubble struct {
	ID           string         `json:"id"`
	FromBusiness bool           `json:"from_business"`
	At           time.Time      `json:"at"`
	Header       string         `json:"header,omitempty"`
	HeaderMedia  string         `json:"header_media,omitempty"`
	Body         string         `json:"body,omitempty"`
	Footer       string         `json:"footer,omitempty"`
	Offer        *BubbleOffer   `json:"offer,omitempty"`
	Buttons      []BubbleButton `json:"buttons,omitempty"`
	Cards        []Bubble       `json:"cards,omitempty"`
	Status       string         `json:"status,omitempty"`
	ReplyTo      string         `json:"reply_to,omitempty"`
}

// Everything lists the buttons under the message, and then those of its cards
// from the first to the last.
func (b Bubble) Everything() []BubbleButton {
	all := slices.Clone(b.Buttons)
	for _, card := range b.Cards {
		all = append(all, card.Buttons...)
	}
	return all
}

// BubbleOffer is the strip above an offer that ends: what it is, the code to
// copy, and when it is over; the zero time where it does not say.
type BubbleOffer struct {
	Text string    `json:"text"`
	Code string    `json:"code,omitempty"`
	Ends time.Time `json:"ends,omitzero"`
}

// BubbleButton is a button under a message. Type is one of the button types;
// Payload is what a quick reply sends back, Code what a copy button copies.
type BubbleButton struct {
	Type    string `json:"type"`
	Text    string `json:"text"`
	Payload string `json:"payload,omitempty"`
	URL     string `json:"url,omitempty"`
	Code    string `json:"code,omitempty"`
}
