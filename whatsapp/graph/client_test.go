package graph

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"greenlist/whatsapp"
)

const token = "EAAB-very-secret"

func newClient(t *testing.T, base string) *Client {
	t.Helper()
	c, err := New(Options{BaseURL: base, Token: token, Timeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.CloseIdle)
	return c
}

func textTo(phone string, n int) whatsapp.Message {
	return whatsapp.Message{To: phone, Opaque: fmt.Sprint(n), Text: &whatsapp.TextMessage{Body: "Hallo"}}
}

// seen is one request as the pretend Meta got it.
type seen struct {
	Method, Path, Query, Body, Auth, Proto string
}

// meta is a server that answers everything the same way and remembers it.
type meta struct {
	*httptest.Server
	mu   sync.Mutex
	seen []seen
}

func answering(t *testing.T, status int, body string, headers ...string) *meta {
	t.Helper()
	m := &meta{}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.remember(r)
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(m.Close)
	return m
}

func (m *meta) remember(r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seen = append(m.seen, seen{r.Method, r.URL.Path, r.URL.RawQuery, string(body), r.Header.Get("Authorization"), r.Proto})
}

func (m *meta) only(t *testing.T) seen {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.seen) != 1 {
		t.Fatalf("%d requests arrived, want 1", len(m.seen))
	}
	return m.seen[0]
}

func TestNewRefusesBaseURLs(t *testing.T) {
	for _, base := range []string{"ftp://graph.example", "graph.example", "https://", "https://user@graph.example",
		"https://graph.example?access_token=x", "https://graph.example#x", "http://%zz"} {
		if _, err := New(Options{BaseURL: base}); err == nil {
			t.Errorf("%s was accepted", base)
		}
	}
	if _, err := New(Options{}); err != nil {
		t.Errorf("the defaults were refused: %v", err)
	}
}

func TestVersionAndBaseURL(t *testing.T) {
	m := answering(t, 200, `{"id":"9"}`)
	for version, want := range map[string]string{"": "/under/v26.0/9", "v25.0": "/under/v25.0/9", "/v24.0/": "/under/v24.0/9"} {
		m.seen = nil
		c, err := New(Options{BaseURL: m.URL + "/under/", Version: version, Token: token})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Number(context.Background(), "9"); err != nil {
			t.Fatal(err)
		}
		if got := m.only(t).Path; got != want {
			t.Errorf("version %q: path %s, want %s", version, got, want)
		}
	}
}

func TestWithTokenLeavesTheOriginalAlone(t *testing.T) {
	m := answering(t, 200, `{"id":"9"}`)
	c := newClient(t, m.URL)
	for _, use := range []*Client{c.WithToken("other"), c} {
		if _, err := use.Number(context.Background(), "9"); err != nil {
			t.Fatal(err)
		}
	}
	if m.seen[0].Auth != "Bearer other" || m.seen[1].Auth != "Bearer "+token {
		t.Errorf("authorisations %q and %q", m.seen[0].Auth, m.seen[1].Auth)
	}
}

func TestSpeaksHTTP1Only(t *testing.T) {
	m := &meta{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.remember(r)
		_, _ = io.WriteString(w, `{"id":"9"}`)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	c, roots := newClient(t, server.URL), server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	c.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
	c.wires.secure.RootCAs = roots
	if _, err := c.Number(context.Background(), "9"); err != nil {
		t.Fatal(err)
	}
	c.Send(context.Background(), "4001", textTo("+31970", 1))
	if len(m.seen) != 2 || m.seen[0].Proto != "HTTP/1.1" || m.seen[1].Proto != "HTTP/1.1" {
		t.Errorf("seen: %+v", m.seen)
	}
}

func TestIDsCannotLeaveTheirPlace(t *testing.T) {
	m := answering(t, 200, `{"id":"9"}`)
	c := newClient(t, m.URL)
	for _, id := range []string{"", ".", ".."} {
		if _, err := c.Number(context.Background(), id); err == nil {
			t.Errorf("id %q was accepted", id)
		}
	}
	if len(m.seen) > 0 {
		t.Fatalf("a request was made: %v", m.seen)
	}
	if _, err := c.Number(context.Background(), "1/../2?x=y"); err != nil {
		t.Fatal(err)
	}
	if got := m.only(t); got.Path != "/v26.0/1/../2?x=y" || strings.Contains(got.Query, "x=y") {
		t.Errorf("path %s, query %s", got.Path, got.Query)
	}
}
