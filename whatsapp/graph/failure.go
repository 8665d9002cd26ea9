package graph

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// hidden stands where a token stood. Meta repeats a token it cannot read in
// the words of its error.
const hidden = "[token]"

// cleaned takes the address and the token out of a transport's error.
func (c *Client) cleaned(err error) error {
	if err == nil {
		return nil
	}
	if outer, ok := errors.AsType[*url.Error](err); ok {
		err = outer.Err
	}
	if c.token == "" || !strings.Contains(err.Error(), c.token) {
		return err
	}
	return errors.New(c.hide(err.Error()))
}

func (c *Client) hide(s string) string {
	if c.token == "" {
		return s
	}
	return strings.ReplaceAll(s, c.token, hidden)
}

// hideAll takes the token out of every word of Meta's error.
func (c *Client) hideAll(e *whatsapp.Error) *whatsapp.Error {
	for _, words := range []*string{&e.Type, &e.Message, &e.Title, &e.UserMessage, &e.Details, &e.TraceID} {
		*words = c.hide(*words)
	}
	return e
}

// transportError wraps what went wrong on the way. Its cause stays reachable
// with errors.Is, so that callers can tell a deadline.
func transportError(a answer, err error) error {
	return errors.Join(notAnswered(a, err), err)
}

func notAnswered(a answer, err error) *whatsapp.Error {
	e := &whatsapp.Error{Code: whatsapp.CodeTransport, HTTPStatus: a.status, Type: "Transport", Message: err.Error()}
	if !a.connected {
		e.Message = "no connection: " + e.Message
	}
	return e
}

// refusal reads Meta's error from an answer; an answer that is none, a
// redirect for instance, is CodeUnreadable.
func (c *Client) refusal(a answer) *whatsapp.Error {
	e := whatsapp.ParseError(a.status, a.body)
	if e == nil {
		e = &whatsapp.Error{Code: whatsapp.CodeUnreadable, HTTPStatus: a.status, Type: "Unreadable",
			Message: "the answer could not be understood"}
	}
	e.RetryAfter = retryAfter(a.header)
	return c.hideAll(e)
}

// retryAfter reads how long Meta wants to be left alone: seconds in
// Retry-After, or minutes in the business use case header.
func retryAfter(h http.Header) time.Duration {
	longest := time.Duration(0)
	if s, err := strconv.Atoi(h.Get("Retry-After")); err == nil && s > 0 {
		longest = time.Duration(s) * time.Second
	}
	var usage map[string][]struct {
		Minutes int `json:"estimated_time_to_regain_access"`
	}
	if json.Unmarshal([]byte(h.Get("X-Business-Use-Case-Usage")), &usage) != nil {
		return longest
	}
	for _, list := range usage {
		for _, u := range list {
			longest = max(longest, time.Duration(u.Minutes)*time.Minute)
		}
	}
	return longest
}
