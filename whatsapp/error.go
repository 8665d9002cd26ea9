package whatsapp

import (
	"encoding/json"
	"fmt"
	"time"
)

// Error is what Meta answers instead of doing what was asked, or what it
// reports later in a failed status. Title and UserMessage are Meta's words
// for people, in the language of the token's owner. RetryAfter is Meta's wish
// to be left alone, 0 when it named none. It never holds a token.
type Error struct {
	Code        int
	Subcode     int
	HTTPStatus  int
	Type        string
	Message     string
	Title       string
	UserMessage string
	Details     string
	TraceID     string
	RetryAfter  time.Duration
}

// Error gives Meta's words with the numbers; it is for logs, not for pages.
func (e *Error) Error() string {
	s := fmt.Sprintf("whatsapp: error %d", e.Code)
	if e.Subcode != 0 {
		s += fmt.Sprintf("/%d", e.Subcode)
	}
	if e.HTTPStatus != 0 {
		s += fmt.Sprintf(" (HTTP %d)", e.HTTPStatus)
	}
	for _, words := range []string{e.Message, e.Title, e.UserMessage, e.Details} {
		if words != "" {
			s += ": " + words
		}
	}
	return s
}

type errorWire struct {
	Code        looseInt    `json:"code"`
	Subcode     looseInt    `json:"error_subcode,omitempty"`
	Type        string      `json:"type,omitempty"`
	Message     string      `json:"message"`
	Title       string      `json:"title,omitempty"`
	UserTitle   string      `json:"error_user_title,omitempty"`
	UserMessage string      `json:"error_user_msg,omitempty"`
	Data        *errorData  `json:"error_data,omitempty"`
	TraceID     looseString `json:"fbtrace_id,omitempty"`
}

type errorData struct {
	Details string
}

// UnmarshalJSON reads error_data in its three shapes: an object with details,
// an object with other things, or a plain string.
func (d *errorData) UnmarshalJSON(b []byte) error {
	var object struct {
		Details string `json:"details"`
	}
	if err := json.Unmarshal(b, &object); err == nil {
		d.Details = object.Details
		return nil
	}
	return json.Unmarshal(b, &d.Details)
}

// UnmarshalJSON reads the error object of a REST answer (all three envelopes)
// and of a webhook.
func (e *Error) UnmarshalJSON(b []byte) error {
	var w errorWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	*e = Error{Code: int(w.Code), Subcode: int(w.Subcode), Type: w.Type, Message: w.Message,
		Title: w.Title, UserMessage: w.UserMessage, TraceID: string(w.TraceID)}
	if w.UserTitle != "" {
		e.Title = w.UserTitle
	}
	if w.Data != nil {
		e.Details = w.Data.Details
	}
	return nil
}

// ParseError finds the error in the body of a REST answer. It returns nil
// when the body is not a JSON object with an error that has a code.
func ParseError(status int, body []byte) *Error {
	var w struct {
		Error *struct {
			Code *looseInt `json:"code"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &w) != nil || w.Error == nil || w.Error.Code == nil {
		return nil
	}
	var full struct {
		Error *Error `json:"error"`
	}
	if json.Unmarshal(body, &full) != nil {
		return nil
	}
	full.Error.HTTPStatus = status
	return full.Error
}
