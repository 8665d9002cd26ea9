package graph

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

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
	a, err := c.carry(ctx, at, body)
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

// carry takes a message to Meta over a wire of its own. Once there is one only
// the deadline of ctx counts: what was written cannot be called back.
func (c *Client) carry(ctx context.Context, at string, body []byte) (answer, error) {
	req, err := c.message(at, body)
	if err != nil {
		return answer{}, err
	}
	wire, err := c.wires.take(ctx, c.end(ctx))
	if err != nil {
		return answer{}, c.cleaned(err)
	}
	a, again, err := wire.carry(req)
	if again {
		c.wires.put(wire)
	} else {
		wire.Close()
	}
	return a, c.cleaned(err)
}

// message is the request for one. Its address is not parsed again for each:
// an opaque one is written as it is.
func (c *Client) message(at string, body []byte) (*http.Request, error) {
	if c.unfit {
		return nil, errors.New("graph: the token cannot stand in a header")
	}
	return &http.Request{
		Method: http.MethodPost, URL: &url.URL{Scheme: c.root.Scheme, Host: c.root.Host, Opaque: c.root.EscapedPath() + at},
		Header: c.loaded, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}, nil
}

// end is when a call that begins now must be over.
func (c *Client) end(ctx context.Context) time.Time {
	end := time.Now().Add(c.http.Timeout)
	if sooner, ok := ctx.Deadline(); ok && sooner.Before(end) {
		return sooner
	}
	return end
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
