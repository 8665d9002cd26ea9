package whatsapp

import "encoding/json"

// Verdict is what one attempt to send is known to have come to.
type Verdict string

const (
	// Accepted: Meta answered 2xx with a message id.
	Accepted Verdict = "accepted"
	// Refused: Meta answered 4xx with an error that is known to mean that
	// nothing was accepted, or the message could not even be written
	// (CodeInvalid). It may be tried again where the error's class allows.
	Refused Verdict = "refused"
	// Unknown: the message may or may not have been accepted. Never send it
	// again without a person deciding so.
	Unknown Verdict = "unknown"
	// NotSent: no connection was obtained, so nothing was written.
	NotSent Verdict = "not_sent"
)

// Values of MessageStatus, Meta's note on an accepted template message.
const (
	MessageAccepted = "accepted"
	MessageHeld     = "held_for_quality_assessment"
	MessagePaused   = "paused"
)

// Outcome is the result of one attempt. WaID and UserID are what Meta
// resolved the address to; either may be empty. Err tells why for every
// verdict but Accepted.
type Outcome struct {
	Verdict       Verdict
	MessageID     string
	MessageStatus string
	WaID          string
	UserID        string
	Err           *Error
}

type sendAnswer struct {
	Contacts []struct {
		WaID   looseString `json:"wa_id"`
		UserID looseString `json:"user_id"`
	} `json:"contacts"`
	Messages []struct {
		ID     string `json:"id"`
		Status string `json:"message_status"`
	} `json:"messages"`
}

// ReadOutcome judges a complete answer to a send. It is an allow-list: only a
// 2xx with an id is Accepted, only a 4xx with a JSON error whose code is
// marked Definite is Refused, everything else is Unknown.
func ReadOutcome(status int, body []byte) Outcome {
	switch {
	case status >= 200 && status < 300:
		return readAccepted(status, body)
	case status >= 400 && status < 500:
		return readRefused(status, body)
	}
	return Outcome{Verdict: Unknown, Err: errorOrStatus(status, body)}
}

func readAccepted(status int, body []byte) Outcome {
	if o, ok := usualAnswer(body); ok {
		return o
	}
	return parseAccepted(status, body)
}

func parseAccepted(status int, body []byte) Outcome {
	var a sendAnswer
	if json.Unmarshal(body, &a) != nil || len(a.Messages) != 1 || a.Messages[0].ID == "" {
		return Outcome{Verdict: Unknown, Err: errorOrStatus(status, body)}
	}
	o := Outcome{Verdict: Accepted, MessageID: a.Messages[0].ID, MessageStatus: a.Messages[0].Status}
	if len(a.Contacts) == 1 {
		o.WaID, o.UserID = string(a.Contacts[0].WaID), string(a.Contacts[0].UserID)
	}
	return o
}

func readRefused(status int, body []byte) Outcome {
	err := ParseError(status, body)
	if err == nil || !err.Definite() {
		return Outcome{Verdict: Unknown, Err: errorOrStatus(status, body)}
	}
	return Outcome{Verdict: Refused, Err: err}
}

// errorOrStatus never quotes a body it cannot read: it may hold anything.
func errorOrStatus(status int, body []byte) *Error {
	if err := ParseError(status, body); err != nil {
		return err
	}
	return &Error{HTTPStatus: status, Code: CodeUnreadable, Type: "Unreadable", Message: "the answer could not be understood"}
}
