package whatsapp

import "time"

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
// message from the business.
type Bubble struct {
	ID           string         `json:"id"`
	FromBusiness bool           `json:"from_business"`
	At           time.Time      `json:"at"`
	Header       string         `json:"header,omitempty"`
	HeaderMedia  string         `json:"header_media,omitempty"`
	Body         string         `json:"body,omitempty"`
	Footer       string         `json:"footer,omitempty"`
	Buttons      []BubbleButton `json:"buttons,omitempty"`
	Status       string         `json:"status,omitempty"`
	ReplyTo      string         `json:"reply_to,omitempty"`
}

// BubbleButton is a button under a message. Type is one of the button types;
// Payload is what a quick reply sends back.
type BubbleButton struct {
	Type    string `json:"type"`
	Text    string `json:"text"`
	Payload string `json:"payload,omitempty"`
	URL     string `json:"url,omitempty"`
}
