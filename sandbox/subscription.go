package sandbox

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// subscription says where webhooks go: the app's own address, or the one the
// account overrides it with. An account the app is not subscribed to sends
// nothing.
type subscription struct {
	Subscribed bool   `json:"subscribed"`
	URL        string `json:"url"`
	Override   string `json:"override,omitempty"`
	Token      string `json:"token,omitempty"` // verify token of the override
	// Verified is the address that last passed the handshake.
	Verified string `json:"verified,omitempty"`
}

// address is empty when nobody listens.
func (sub subscription) address() string {
	if !sub.Subscribed {
		return ""
	}
	return or(sub.Override, sub.URL)
}

func (w *world) listening() bool { return w.subs.address() != "" }

// introduce makes sure that the receiver has passed the handshake. Meta does
// it when the address is entered; here the receiver may start later.
func (s *Sandbox) introduce(sub subscription) error {
	if sub.Verified == sub.address() {
		return nil
	}
	token := s.opts.VerifyToken
	if sub.Override != "" {
		token = or(sub.Token, token)
	}
	if err := s.handshake(s.ctx, sub.address(), token); err != nil {
		return err
	}
	return s.alone(func(w *world) {
		if w.subs.address() == sub.address() {
			verified := w.subs
			verified.Verified = sub.address()
			w.put(entry{Subscription: &verified})
		}
	})
}

// handshake asks the receiver to prove that it knows the verify token.
func (s *Sandbox) handshake(ctx context.Context, address, token string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	challenge := newChallenge()
	query := u.Query()
	query.Set("hub.mode", "subscribe")
	query.Set("hub.challenge", challenge)
	query.Set("hub.verify_token", token)
	u.RawQuery = query.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	return s.expectChallenge(req, challenge)
}

func (s *Sandbox) expectChallenge(req *http.Request, challenge string) error {
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1024))
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK || strings.TrimSpace(string(body)) != challenge {
		return fmt.Errorf("handshake: want 200 and the challenge, got %s and %.40q", resp.Status, body)
	}
	return nil
}

func newChallenge() string {
	var b [4]byte
	rand.Read(b[:])
	return strconv.FormatUint(uint64(binary.BigEndian.Uint32(b[:])), 10)
}
