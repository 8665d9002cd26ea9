package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"greenlist/whatsapp"
)

// ErrNobody is what Remote answers about a person, a message or a template
// the sandbox does not have.
var ErrNobody = errors.New("sandbox: no such person, message or template")

// Remote drives a sandbox in another process through its control API. URL is
// the sandbox's address without a path. People are called by their phone's
// digits or, without a phone, by their user id.
type Remote struct {
	URL    string
	Client *http.Client // nil: http.DefaultClient
}

// People lists people whose name, number or user id contains search, the
// most recently active first.
func (r *Remote) People(ctx context.Context, search string, limit int) (people []whatsapp.Person, err error) {
	query := url.Values{"search": {search}, "limit": {strconv.Itoa(limit)}}
	return people, r.ask(ctx, http.MethodGet, "people?"+query.Encode(), nil, &people)
}

// Person looks one person up; ErrNobody when there is none.
func (r *Remote) Person(ctx context.Context, id string) (p whatsapp.Person, err error) {
	return p, r.ask(ctx, http.MethodGet, personPath(id, ""), nil, &p)
}

// Thread is what stands on the person's phone, oldest first.
func (r *Remote) Thread(ctx context.Context, id string) (bubbles []whatsapp.Bubble, err error) {
	return bubbles, r.ask(ctx, http.MethodGet, personPath(id, "/thread"), nil, &bubbles)
}

// AddPerson adds somebody, or changes the name and so on of somebody known.
func (r *Remote) AddPerson(ctx context.Context, p whatsapp.Person) (added whatsapp.Person, err error) {
	return added, r.ask(ctx, http.MethodPost, "people", p, &added)
}

// Write sends text from the person to the business, replyTo "" or the id of
// the message answered. A phone number nobody has yet gets an owner.
func (r *Remote) Write(ctx context.Context, id, text, replyTo string) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/messages"), textInput{Text: text, ReplyTo: replyTo}, nil)
}

// Arrive is the person tapping an advertisement that opens the chat, and sending text from there.
func (r *Remote) Arrive(ctx context.Context, id, text string, ad whatsapp.Referral) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/messages"), textInput{Text: text, Ad: &ad}, nil)
}

// SendFile is the person sending a picture, film, sound or document, by its media type.
func (r *Remote) SendFile(ctx context.Context, id, mediaType, name, caption string, bytes []byte) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/files"), fileInput{mediaType, name, caption, bytes}, nil)
}

// Press taps a quick reply, given by its words, its payload or its index.
func (r *Remote) Press(ctx context.Context, id, bubbleID, button string) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/presses"), pressInput{bubbleID, button}, nil)
}

// MarkRead is the person looking at the whole chat.
func (r *Remote) MarkRead(ctx context.Context, id string) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/reads"), nil, nil)
}

// Block is the person blocking the business.
func (r *Remote) Block(ctx context.Context, id string) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/block"), nil, nil)
}

// Unblock is the person taking the block back.
func (r *Remote) Unblock(ctx context.Context, id string) error {
	return r.ask(ctx, http.MethodPost, personPath(id, "/unblock"), nil, nil)
}

// SetMarketing is the person stopping or resuming marketing in WhatsApp's
// own settings.
func (r *Remote) SetMarketing(ctx context.Context, id string, stop bool) error {
	value := whatsapp.PreferenceResume
	if stop {
		value = whatsapp.PreferenceStop
	}
	return r.ask(ctx, http.MethodPost, personPath(id, "/preferences"), preferenceInput{value}, nil)
}

// ChangeNumber is the person taking their account to another number. They
// are called by it from then on.
func (r *Remote) ChangeNumber(ctx context.Context, id, phone string) (moved whatsapp.Person, err error) {
	return moved, r.ask(ctx, http.MethodPost, personPath(id, "/number"), numberInput{phone}, &moved)
}

// HandOver gives the person's number to somebody new, who is returned.
func (r *Remote) HandOver(ctx context.Context, id, name string) (holder whatsapp.Person, err error) {
	return holder, r.ask(ctx, http.MethodPost, personPath(id, "/handover"), handoverInput{name}, &holder)
}

// MoveClock moves the sandbox's time forwards and returns it.
func (r *Remote) MoveClock(ctx context.Context, d time.Duration) (time.Time, error) {
	var clock clockView
	err := r.ask(ctx, http.MethodPost, "clock", clockMove{Advance: Duration(d)}, &clock)
	return clock.Now, err
}

// Approve ends the review of a template with a yes, now.
func (r *Remote) Approve(ctx context.Context, templateID string) error {
	return r.decide(ctx, templateID, decision{Decision: "approve"})
}

// Reject ends the review of a template with one of Meta's reasons, now.
func (r *Remote) Reject(ctx context.Context, templateID, reason string) error {
	return r.decide(ctx, templateID, decision{Decision: "reject", Reason: reason})
}

func (r *Remote) decide(ctx context.Context, templateID string, d decision) error {
	return r.ask(ctx, http.MethodPost, "templates/"+url.PathEscape(templateID)+"/decide", d, nil)
}

func personPath(id, what string) string { return "people/" + url.PathEscape(id) + what }

func (r *Remote) ask(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		body = bytes.NewReader(plainJSON(in))
	}
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(r.URL, "/")+controlPrefix+path, body)
	if err != nil {
		return err
	}
	resp, err := or(r.Client, http.DefaultClient).Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return readControl(resp, out)
}

func readControl(resp *http.Response, out any) error {
	if resp.StatusCode != http.StatusOK {
		var refused struct {
			Error string `json:"error"`
		}
		json.NewDecoder(io.LimitReader(resp.Body, 1<<16)).Decode(&refused)
		if resp.StatusCode == http.StatusNotFound {
			return fmt.Errorf("%w: %s", ErrNobody, refused.Error)
		}
		return fmt.Errorf("sandbox: %s: %s", resp.Status, refused.Error)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}
