package graph

import (
	"context"
	"encoding/json"
	"net/http"

	"greenlist/whatsapp"
)

// Send makes one attempt to send a message, with at most one POST on the
// wire, and says what is known about it. A message that cannot be written as
// JSON, and a call without a connection, are NotSent; a connection that
// failed once obtained is Unknown.
func (c *Client) Send(ctx context.Context, phoneNumberID string, m whatsapp.Message) whatsapp.Outcome {
	body, err := json.Marshal(m)
	if err != nil {
		return whatsapp.Outcome{Verdict: whatsapp.NotSent, Err: notAnswered(answer{}, err)}
	}
	a, err := c.once(ctx, http.MethodPost, path(phoneNumberID, "messages"), nil, body)
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

func unanswered(a answer) whatsapp.Verdict {
	if a.connected {
		return whatsapp.Unknown
	}
	return whatsapp.NotSent
}
