package graph

import (
	"context"
	"crypto/tls"
	"net"
	"net/url"
	"sync"
	"time"
)

// dialer opens a connection, as net.Dialer does.
type dialer func(ctx context.Context, network, address string) (net.Conn, error)

// wires are the connections that messages go over. They speak HTTP/1.1, one
// message at a time each: over one HTTP/2 connection a single reset would
// leave every message in flight unknown at once. net/http's transport would
// take twice as long for a message, and may write a request again that it
// takes to be repeatable.
type wires struct {
	dial    dialer
	address string
	secure  *tls.Config // nil without TLS
	connect time.Duration
	keep    time.Duration // how long an idle one is kept
	most    int           // are kept

	mu   sync.Mutex
	idle []*wire // the one that was used last comes last
	tidy *time.Timer
}

func newWires(base *url.URL, o Options) *wires {
	w := &wires{
		dial: o.dial(), address: net.JoinHostPort(base.Hostname(), port(base)), connect: orDefault(o.DialTimeout, 10*time.Second),
		keep: orDefault(o.IdleTimeout, 30*time.Second), most: orDefault(o.MaxIdleConnsPerHost, 64),
	}
	if base.Scheme == "https" {
		w.secure = &tls.Config{ServerName: base.Hostname(), NextProtos: []string{"http/1.1"}}
	}
	return w
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}

// take is an idle wire or a new one, on which everything fails at end.
func (w *wires) take(ctx context.Context, end time.Time) (*wire, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for kept := w.pop(); kept != nil; kept = w.pop() {
		if kept.good() && kept.SetDeadline(end) == nil {
			return kept, nil
		}
		kept.Close()
	}
	return w.open(ctx, end)
}

func (w *wires) pop() *wire {
	w.mu.Lock()
	defer w.mu.Unlock()
	last := len(w.idle) - 1
	if last < 0 {
		return nil
	}
	kept := w.idle[last]
	w.idle[last], w.idle = nil, w.idle[:last]
	return kept
}

func (w *wires) open(ctx context.Context, end time.Time) (*wire, error) {
	soon := time.Now().Add(w.connect)
	if end.Before(soon) {
		soon = end
	}
	ctx, cancel := context.WithDeadline(ctx, soon)
	defer cancel()
	socket, err := w.dial(ctx, "tcp", w.address)
	if err != nil {
		return nil, err
	}
	conn, err := w.secured(ctx, socket)
	if err == nil {
		err = conn.SetDeadline(end)
	}
	if err != nil {
		socket.Close()
		return nil, err
	}
	return newWire(conn, socket, w.secure == nil), nil
}

func (w *wires) secured(ctx context.Context, socket net.Conn) (net.Conn, error) {
	if w.secure == nil {
		return socket, nil
	}
	conn := tls.Client(socket, w.secure)
	return conn, conn.HandshakeContext(ctx)
}

// put keeps a wire for the next message, unless enough are kept.
func (w *wires) put(used *wire) {
	used.since = time.Now()
	if !w.keeps(used) {
		used.Close()
	}
}

func (w *wires) keeps(used *wire) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.idle) >= w.most {
		return false
	}
	w.idle = append(w.idle, used)
	if w.tidy == nil {
		w.tidy = time.AfterFunc(w.keep, func() { w.closeIdle(w.keep) })
	}
	return true
}

// closeIdle closes those that nobody has used for so long. Closing is no
// matter for the lock: with TLS it says goodbye, and that can take time.
func (w *wires) closeIdle(unused time.Duration) {
	for _, old := range w.leaving(unused) {
		old.Close()
	}
}

func (w *wires) leaving(unused time.Duration) []*wire {
	w.mu.Lock()
	defer w.mu.Unlock()
	old := 0
	for old < len(w.idle) && time.Since(w.idle[old].since) >= unused {
		old++
	}
	leaving := w.idle[:old:old]
	w.idle = append([]*wire(nil), w.idle[old:]...)
	if w.tidy != nil {
		w.tidy.Stop()
		w.tidy = nil
	}
	if len(w.idle) > 0 {
		w.tidy = time.AfterFunc(w.keep-time.Since(w.idle[0].since), func() { w.closeIdle(w.keep) })
	}
	return leaving
}
