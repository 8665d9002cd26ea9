package main

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// A gate is where those wait who want to ask something while the server is down.
type gate struct {
	mu     sync.Mutex
	up     chan struct{}
	base   string
	left   int
	enough chan struct{}
}

func (g *gate) open(base string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.up == nil {
		g.up = make(chan struct{})
	}
	g.base = base
	close(g.up)
}

func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.up = make(chan struct{})
}

// enter waits until the server is there, as far as anybody knows.
func (g *gate) enter() (base string) {
	g.mu.Lock()
	up := g.up
	g.mu.Unlock()
	<-up
	return g.base
}

// answered is closed when so many more requests were answered.
func (g *gate) answered(n int) <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.left, g.enough = n, make(chan struct{})
	if n == 0 {
		close(g.enough)
	}
	return g.enough
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.left--; g.left == 0 {
		close(g.enough)
	}
}

// A request can be made again and again.
type request struct {
	method, path, kind, body string
	header                   map[string]string
}

func form(path string, fields url.Values) request {
	return request{method: http.MethodPost, path: path, kind: "application/x-www-form-urlencoded", body: fields.Encode()}
}

// with is the request with one more header.
func (q request) with(name, value string) request {
	header := map[string]string{name: value}
	for n, v := range q.header {
		header[n] = v
	}
	q.header = header
	return q
}

// newClient keeps Anna's session, and connections of its own.
func (s *siege) newClient() *http.Client {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Jar: s.anna.client.Jar, CheckRedirect: stay, Timeout: patience, Transport: &http.Transport{}}
}

// once asks, and reports whether there was an answer. One that broke off, or that speaks of a fault of the server's own, is none.
func (c *customer) once(q request) (a answer, answered bool) {
	r, err := http.NewRequest(q.method, c.gate.enter()+q.path, strings.NewReader(q.body))
	if err != nil {
		panic(err)
	}
	for name, value := range q.header {
		r.Header.Set(name, value)
	}
	r.Header.Set("Content-Type", q.kind)
	response, err := c.client.Do(r)
	if err != nil {
		return a, false
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return a, false
	}
	c.gate.leave()
	if response.StatusCode >= 500 {
		c.book.fault(q.method + " " + q.path + ": " + response.Status + " " + string(body[:min(len(body), 300)]))
		return a, false
	}
	return answer{response.StatusCode, response.Header.Get("Location"), string(body)}, true
}

// until asks until there is an answer. Between two tries it waits a moment, since a server that has just been killed refuses at once.
func (c *customer) until(q request) (a answer, answered bool) {
	for tries := range 1000 {
		if tries > 0 {
			<-time.After(5 * time.Millisecond)
		}
		if a, answered = c.once(q); answered {
			return a, true
		}
	}
	c.book.fault("nobody ever answered " + q.method + " " + q.path)
	return a, false
}

// tries does something once: if there is no answer it may have happened, or not.
func (c *customer) tries(mark string, q request) (a answer, done bool) {
	c.book.expects(mark)
	a, answered := c.once(q)
	return a, c.book.answered(mark, a, answered)
}

// insists does something again and again until there is an answer, and now and then once more: it must have happened once.
func (c *customer) insists(mark string, q request) (a answer, done bool) {
	c.book.expects(mark)
	a, answered := c.once(q)
	if !answered {
		c.book.repeats()
		a, answered = c.until(q)
	}
	done = c.book.answered(mark, a, answered)
	if done && q.header["Idempotency-Key"] != "" {
		if again, answered := c.once(q); answered && again.body != a.body {
			c.book.fault("the same request was answered " + a.body + " and " + again.body)
		}
	}
	return a, done
}
