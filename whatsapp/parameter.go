package whatsapp

import "encoding/json"

// Types of a parameter.
const (
	ParameterText       = "text"
	ParameterImage      = "image"
	ParameterVideo      = "video"
	ParameterDocument   = "document"
	ParameterLocation   = "location"
	ParameterPayload    = "payload"
	ParameterCouponCode = "coupon_code"
	ParameterOffer      = "limited_time_offer"
	ParameterAction     = "action"
)

// Parameter is one value of a template send. Type says which field counts;
// ParameterName is set for named variables only.
type Parameter struct {
	Type          string          `json:"type"`
	ParameterName string          `json:"parameter_name,omitempty"`
	Text          string          `json:"text,omitempty"`
	Payload       string          `json:"payload,omitempty"`
	CouponCode    string          `json:"coupon_code,omitempty"`
	Image         *MediaRef       `json:"image,omitempty"`
	Video         *MediaRef       `json:"video,omitempty"`
	Document      *MediaRef       `json:"document,omitempty"`
	Location      *Location       `json:"location,omitempty"`
	Offer         *OfferExpiry    `json:"limited_time_offer,omitempty"`
	Action        json.RawMessage `json:"action,omitempty"`
}

// MediaRef is a picture, film or document: an id from an upload (kept 30
// days) or a link Meta fetches.
type MediaRef struct {
	ID       string `json:"id,omitempty"`
	Link     string `json:"link,omitempty"`
	Filename string `json:"filename,omitempty"`
	Caption  string `json:"caption,omitempty"`
}

// OfferExpiry is when a limited-time offer ends, in Unix milliseconds.
type OfferExpiry struct {
	ExpirationTimeMS int64 `json:"expiration_time_ms"`
}

// UnmarshalJSON reads a parameter whatever the case of its type.
func (p *Parameter) UnmarshalJSON(b []byte) error {
	type plain Parameter
	*p = Parameter{}
	if err := json.Unmarshal(b, (*plain)(p)); err != nil {
		return err
	}
	p.Type = lower(p.Type)
	return nil
}
