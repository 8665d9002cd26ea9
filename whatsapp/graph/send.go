package graph

import (
	"context"
	"net/http"

	"greenlist/whatsapp"
)

// Send makes one attempt to send a message, with at most one POST on the
// wire, and says what is known about it. Without a connection it is NotSent; a
// connection that failed once obtained is Unknown. A message that breaks its
// own rules, or a missing number, is Refused with CodeInvalid before anything
// is opened, because no later attempt could do better.
func (c *Client) Send(ctx context.Context, phoneNumberID string, m whatsapp.Message) whatsapp.Outcome {
	at := path(phoneNumberID, "messages")
	body, err := m.MarshalJSON()
	if err != nil || at == "" {
		return invalid(err)
	}
	a, err := c.once(ctx, http.MethodPost, at, nil, body)
	if err != nil {
		return whatsapp.Outcome{Verdict: unanswered(a), Err: notAnswered(a, err)}
	}
	o := whatsapp.ReadOutcome(a.status, a.body)
	if o.Err != nil {
		o.Err.RetryAfter = retryAfter(a.header)
		c.hideAll(o.Err)
	}
	return o
}

func invalid(err error) whatsapp.Outcome {
	e := &whatsapp.Error{Code: whatsapp.CodeInvalid, Type: "Invalid", Message: "the number's id is missing"}
	if err != nil {
		e.Message = err.Error()
	}
	return whatsapp.Outcome{Verdict: whatsapp.Refused, Err: e}
}

func unanswered(a answer) whatsapp.Verdict {
	if a.connected {
		return whatsapp.Unknown
	}
	return whatsapp.NotSent
}
