package sandbox

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"greenlist/whatsapp"
)

// hook is one change out of a webhook.
type hook struct {
	field string
	value object
	raw   string
}

// receiver is the client's end of webhooks.
type receiver struct {
	t      testing.TB
	url    string
	events chan hook
	posts  chan []byte

	mu     sync.Mutex
	answer func(n int) int // status of the n-th POST, from 1
	n      int
	bad    []string
}

func newReceiver(t testing.TB) *receiver {
	r := &receiver{t: t, events: make(chan hook, 100_000), posts: make(chan []byte, 100_000)}
	server := httptest.NewServer(r)
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		server.Close()
		for _, b := range r.bad {
			t.Error(b)
		}
	})
	r.url = server.URL + "/webhooks"
	return r
}

func (r *receiver) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	if req.Method == http.MethodGet {
		q := req.URL.Query()
		answer, ok := whatsapp.Challenge(q.Get("hub.mode"), q.Get("hub.verify_token"), q.Get("hub.challenge"), "sandbox-verify")
		if !ok {
			rw.WriteHeader(http.StatusForbidden)
		}
		io.WriteString(rw, answer)
		return
	}
	body, err := io.ReadAll(req.Body)
	if err != nil { // the sandbox closed in mid-delivery
		return
	}
	if status := r.judge(req, body); status != http.StatusOK {
		rw.WriteHeader(status)
		return
	}
	r.posts <- body
	for _, h := range hooksIn(body) {
		r.events <- h
	}
}

func (r *receiver) judge(req *http.Request, body []byte) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !whatsapp.Verify("sandbox-secret", body, req.Header.Get(whatsapp.SignatureHeader)) {
		r.bad = append(r.bad, "a webhook with a wrong signature: "+string(body))
	}
	r.checkParsed(body)
	r.n++
	if r.answer == nil {
		return http.StatusOK
	}
	return r.answer(r.n)
}

// checkParsed wants a client that knows Meta's webhooks to understand ours.
func (r *receiver) checkParsed(body []byte) {
	d, err := whatsapp.Parse(body)
	if err != nil || d.Object != "whatsapp_business_account" || len(d.Events) != len(hooksIn(body)) {
		r.bad = append(r.bad, fmt.Sprintf("%v: %d events in %s", err, len(d.Events), body))
	}
	for _, e := range d.Events {
		switch e := e.(type) {
		case whatsapp.UnknownEvent, whatsapp.BrokenEvent:
			r.bad = append(r.bad, fmt.Sprintf("%T %s", e, e.Where().Raw))
		}
	}
}

func hooksIn(body []byte) (all []hook) {
	var e struct {
		Entry []struct {
			Changes []struct {
				Field string          `json:"field"`
				Value json.RawMessage `json:"value"`
			} `json:"changes"`
		} `json:"entry"`
	}
	json.Unmarshal(body, &e)
	for _, entry := range e.Entry {
		for _, c := range entry.Changes {
			h := hook{field: c.Field, raw: string(c.Value)}
			json.Unmarshal(c.Value, &h.value)
			all = append(all, h)
		}
	}
	return all
}

// next waits for the next change.
func (r *receiver) next() hook {
	r.t.Helper()
	select {
	case h := <-r.events:
		return h
	case <-time.After(20 * time.Second):
		r.t.Fatal("no webhook came")
		return hook{}
	}
}

// status waits for the next change, which has to be this status.
func (r *receiver) status(want string) object {
	r.t.Helper()
	h := r.next()
	statuses, _ := h.value["statuses"].([]any)
	if len(statuses) != 1 || statuses[0].(object)["status"] != want {
		r.t.Fatalf("got %s, want status %s", h.raw, want)
	}
	return statuses[0].(object)
}

// message waits for the next change, which has to be a message.
func (r *receiver) message() object {
	r.t.Helper()
	h := r.next()
	messages, _ := h.value["messages"].([]any)
	if len(messages) != 1 {
		r.t.Fatalf("got %s, want a message", h.raw)
	}
	return messages[0].(object)
}

// of waits for the next change, which has to be of this field.
func (r *receiver) of(field string) object {
	r.t.Helper()
	h := r.next()
	if h.field != field {
		r.t.Fatalf("got %s %s, want %s", h.field, h.raw, field)
	}
	return h.value
}
