package sandbox

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"greenlist/whatsapp"
)

// webhookLife is how long Meta keeps trying to deliver a webhook.
const webhookLife = 7 * 24 * time.Hour

// deliverLane delivers one lane's updates until Close.
func (s *Sandbox) deliverLane(l *lane) {
	for s.ctx.Err() == nil {
		post, rest := s.nextPost(l)
		if post != nil {
			s.deliver(l, post)
			continue
		}
		s.sleep(l.wake, rest)
	}
}

func (s *Sandbox) sleep(wake <-chan struct{}, rest time.Duration) {
	timer := time.NewTimer(rest)
	defer timer.Stop()
	select {
	case <-s.ctx.Done():
	case <-wake:
	case <-timer.C:
	}
}

// errLost is what a fault makes of an attempt.
var errLost = errors.New("lost on purpose")

// webhookPost is a batch with its bytes, ready to go.
type webhookPost struct {
	*batch
	to     subscription
	body   []byte
	missed bool // a fault decided that this attempt gets lost
}

func (s *Sandbox) nextPost(l *lane) (*webhookPost, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.world
	if w.faults.Webhooks.Pause || w.subs.address() == "" {
		return nil, time.Hour
	}
	if closed := time.Until(w.outbox.openAt); closed > 0 {
		return nil, closed
	}
	b, rest := l.take(time.Now())
	if b == nil {
		return nil, rest
	}
	w.muddle(l, b)
	if len(b.updates) == 0 {
		return nil, 0
	}
	if b.since.IsZero() {
		b.since = w.now()
	}
	missed := w.roll("lose") < w.faults.Webhooks.Lose && !b.extra
	return &webhookPost{batch: b, to: w.subs, body: plainJSON(w.envelope(b.updates)), missed: missed}, 0
}

func (s *Sandbox) deliver(l *lane, p *webhookPost) {
	err := s.attempt(p)
	if err != nil && s.ctx.Err() != nil {
		return
	}
	s.warn("journal", s.alone(func(w *world) {
		if err == nil {
			w.delivered(l, p.batch)
			return
		}
		w.missed(l, p.batch, err)
	}))
}

func (s *Sandbox) attempt(p *webhookPost) error {
	if p.missed {
		return errLost
	}
	if err := s.introduce(p.to); err != nil {
		return err
	}
	return s.postWebhook(p.to.address(), escape(p.body))
}

// postWebhook sends the bytes it signs. Any 2xx is an acknowledgement.
func (s *Sandbox) postWebhook(url string, body []byte) error {
	req, err := http.NewRequestWithContext(s.ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "facebookexternalua")
	req.Header.Set("X-Hub-Signature", oldSignature(s.opts.AppSecret, body))
	req.Header.Set(whatsapp.SignatureHeader, whatsapp.Sign(s.opts.AppSecret, body))
	return s.exchange(req)
}

func (s *Sandbox) exchange(req *http.Request) error {
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<20))
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("the receiver answered %s", resp.Status)
	}
	return nil
}

// oldSignature is the header Meta still sends beside the one to be checked.
func oldSignature(secret string, body []byte) string {
	mac := hmac.New(sha1.New, []byte(secret))
	mac.Write(body)
	return "sha1=" + hex.EncodeToString(mac.Sum(nil))
}

func (w *world) delivered(l *lane, b *batch) {
	o := w.outbox
	o.openAt, o.misses, o.lastErr = time.Time{}, 0, ""
	if b.extra {
		return
	}
	w.put(entry{Delivered: seqsOf(b.updates)})
	w.echo(l, b)
}

// missed puts the batch back, to be tried with decreasing frequency; after
// three failures in a row nothing else is tried meanwhile either.
func (w *world) missed(l *lane, b *batch, err error) {
	o := w.outbox
	o.lastErr = err.Error()
	if w.now().Sub(b.since) > webhookLife {
		w.put(entry{Delivered: seqsOf(b.updates)})
		return
	}
	w.countMiss(b, err)
	b.next = time.Now().Add(w.pause(b.attempts))
	b.attempts++
	l.later = append(l.later, b)
}

// countMiss closes the outbox for a while when the receiver seems to be down.
func (w *world) countMiss(b *batch, err error) {
	if errors.Is(err, errLost) {
		return
	}
	o := w.outbox
	if o.misses++; o.misses == 1 {
		w.opts.Log.Warn("sandbox: webhook not delivered, will be tried again", "error", err)
	}
	if o.misses >= 3 {
		o.openAt = time.Now().Add(w.pause(min(o.misses-3, b.attempts)))
	}
}

// pause is how long to wait after so many failures: doubling, with a ceiling.
func (w *world) pause(failures int) time.Duration {
	return min(w.opts.RetryBase<<min(failures, 20), w.opts.RetryMax)
}

func seqsOf(updates []update) []int64 {
	seqs := make([]int64, len(updates))
	for i, u := range updates {
		seqs[i] = u.seq
	}
	return seqs
}
