package graph

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"greenlist/whatsapp"
)

func always(conn io.Writer, n int) bool {
	_, err := io.WriteString(conn, accepting(n))
	return err == nil
}

func sent(t *testing.T, c *Client, n int) {
	t.Helper()
	if o := c.Send(context.Background(), "4001", textTo("+31970100000", n)); o.Verdict != whatsapp.Accepted {
		t.Errorf("message %d: %s, %v", n, o.Verdict, o.Err)
	}
}

func TestConnectionsAreUsedAgain(t *testing.T) {
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			s := speaking(t, always)
			c, d := way.to(t, s, Options{})
			for n := range 20 {
				sent(t, c, n)
			}
			sent(t, c.WithToken("other"), 21)
			if d.opened() != 1 {
				t.Errorf("%d connections for messages one after the other, and one of another token", d.opened())
			}
			c.WithToken("other").CloseIdle()
			<-s.hungUp
			sent(t, c, 22)
			if d.opened() != 2 {
				t.Errorf("%d connections after the first was closed, want 2", d.opened())
			}
		})
	}
}

// meeting lets answers go once so many requests are there.
func meeting(want int) func(io.Writer, int) bool {
	var all sync.WaitGroup
	all.Add(want)
	return func(conn io.Writer, n int) bool {
		all.Done()
		all.Wait()
		return always(conn, n)
	}
}

func TestNoMoreConnectionsAreKeptThanAsked(t *testing.T) {
	const atOnce, most = 8, 3
	s := speaking(t, meeting(atOnce))
	c, d := ways[0].to(t, s, Options{MaxIdleConnsPerHost: most})
	var all sync.WaitGroup
	for n := range atOnce {
		all.Go(func() { sent(t, c, n) })
	}
	all.Wait()
	for range atOnce - most {
		<-s.hungUp
	}
	if d.opened() != atOnce || len(c.wires.idle) != most {
		t.Errorf("%d connections, %d kept, want %d and %d", d.opened(), len(c.wires.idle), atOnce, most)
	}
}

// Many at once over few connections, some of which end: each message gets its
// own answer, and what was open is closed in the end.
func TestManyAtOnce(t *testing.T) {
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			s := speaking(t, func(conn io.Writer, n int) bool { return always(conn, n) && n%7 != 0 })
			c, _ := way.to(t, s, Options{MaxIdleConnsPerHost: 5})
			var all sync.WaitGroup
			var mu sync.Mutex
			ids := map[string]int{}
			for range 10 {
				all.Go(func() {
					for n := range 20 {
						o := c.Send(context.Background(), "4001", textTo("+31970100000", n))
						mu.Lock()
						ids[o.MessageID]++
						mu.Unlock()
					}
				})
			}
			all.Wait()
			for id, n := range ids {
				if id != "" && n != 1 {
					t.Errorf("%s was the answer to %d messages", id, n)
				}
			}
			if s.heard() > 200 {
				t.Errorf("%d requests for 200 messages", s.heard())
			}
		})
	}
}

// piped is a client whose connections are pipes to serve, so that time can be
// made up.
func piped(t *testing.T, base string, o Options, serve func(net.Conn)) (c *Client, opened *int) {
	t.Helper()
	opened = new(int)
	o.BaseURL, o.Token = base, token
	o.Dial = func(context.Context, string, string) (net.Conn, error) {
		*opened++
		here, there := net.Pipe()
		go func() { defer there.Close(); serve(there) }()
		return here, nil
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c, opened
}

func accept(conn net.Conn) {
	r := bufio.NewReader(conn)
	for n := 1; ; n++ {
		req, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		if _, err := io.Copy(io.Discard, req.Body); err != nil || !always(conn, n) {
			return
		}
	}
}

func TestIdleConnectionsAreClosedInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, opened := piped(t, "http://meta.example", Options{IdleTimeout: 20 * time.Second}, accept)
		for i, wait := range []struct {
			idle   time.Duration
			opened int
		}{{0, 1}, {19 * time.Second, 1}, {19 * time.Second, 1}, {21 * time.Second, 2}} {
			time.Sleep(wait.idle)
			sent(t, c, i)
			if *opened != wait.opened {
				t.Errorf("%d connections after %s without a message, want %d", *opened, wait.idle, wait.opened)
			}
		}
		time.Sleep(20 * time.Second)
		synctest.Wait() // a server that still held a connection would keep the test from ending
		if len(c.wires.idle) > 0 || c.wires.tidy != nil {
			t.Error("connections are kept for ever")
		}
	})
}

// Once there is a connection only the deadline counts.
func TestOnlyTheDeadlineEndsAnExchange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, tt := range []struct {
			name             string
			cancel, deadline time.Duration // of ctx
			takes, timeout   time.Duration
			want             whatsapp.Verdict
			after            time.Duration
		}{
			{"cancelled meanwhile", time.Second, time.Hour, 10 * time.Second, 30 * time.Second, whatsapp.Accepted, 10 * time.Second},
			{"deadline of ctx", time.Hour, 5 * time.Second, 10 * time.Second, 30 * time.Second, whatsapp.Unknown, 5 * time.Second},
			{"time of a call", time.Hour, time.Hour, 10 * time.Second, 7 * time.Second, whatsapp.Unknown, 7 * time.Second},
		} {
			c, _ := piped(t, "http://meta.example", Options{Timeout: tt.timeout}, func(conn net.Conn) {
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
					time.Sleep(tt.takes)
					always(conn, 1)
				}
			})
			ctx, stop := context.WithTimeout(context.Background(), tt.deadline)
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(tt.cancel, cancel)
			began := time.Now()
			o := c.Send(ctx, "4001", textTo("+31970100000", 1))
			if took := time.Since(began); o.Verdict != tt.want || took != tt.after {
				t.Errorf("%s: %s after %s, want %s after %s: %v", tt.name, o.Verdict, took, tt.want, tt.after, o.Err)
			}
			stop()
			cancel()
			c.CloseIdle()
			time.Sleep(tt.takes) // until the server has seen it too
		}
	})
}

// The deadline of a message that went before does not count for the next.
func TestEachMessageHasItsOwnDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, opened := piped(t, "http://meta.example", Options{Timeout: 2 * time.Second, IdleTimeout: time.Minute}, accept)
		for n := range 3 {
			sent(t, c, n)
			time.Sleep(30 * time.Second)
		}
		if *opened != 1 {
			t.Errorf("%d connections", *opened)
		}
		c.CloseIdle()
	})
}

// Whoever is waited for before there is a connection, nothing was written.
func TestNotSentWhileConnecting(t *testing.T) {
	hanging := func(ctx context.Context, _, _ string) (net.Conn, error) {
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	synctest.Test(t, func(t *testing.T) {
		for _, tt := range []struct {
			name, base string
			dial       func(context.Context, string, string) (net.Conn, error)
			cancel     time.Duration
			timeout    time.Duration
			after      time.Duration
		}{
			{"nobody answers", "http://meta.example", hanging, time.Hour, time.Minute, 3 * time.Second},
			{"nobody answers, cancelled", "http://meta.example", hanging, time.Second, time.Minute, time.Second},
			{"nobody answers in the time of a call", "http://meta.example", hanging, time.Hour, 2 * time.Second, 2 * time.Second},
			{"no handshake", "https://meta.example", nil, time.Hour, time.Minute, 3 * time.Second},
			{"no handshake, cancelled", "https://meta.example", nil, time.Second, time.Minute, time.Second},
		} {
			left := new(int)
			c, _ := piped(t, tt.base, Options{DialTimeout: 3 * time.Second, Timeout: tt.timeout}, func(conn net.Conn) {
				*left++
				_, _ = io.Copy(io.Discard, conn)
				*left--
			})
			if tt.dial != nil {
				c.wires.dial = tt.dial
			}
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(tt.cancel, cancel)
			began := time.Now()
			o := c.Send(ctx, "4001", textTo("+31970100000", 1))
			synctest.Wait()
			if took := time.Since(began); o.Verdict != whatsapp.NotSent || *left != 0 || took != tt.after || !strings.HasPrefix(o.Err.Message, "no connection") {
				t.Errorf("%s: %s after %s, want not sent after %s: %v", tt.name, o.Verdict, took, tt.after, o.Err)
			}
			cancel()
		}
	})
}

// A connection that cannot keep a deadline is none.
func TestNotSentWithoutADeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // which does not end while the server waits
		c, _ := piped(t, "http://meta.example", Options{}, accept)
		dial := c.wires.dial
		c.wires.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dial(ctx, network, address)
			return timeless{conn}, err
		}
		if o := c.Send(context.Background(), "4001", textTo("+31970100000", 1)); o.Verdict != whatsapp.NotSent {
			t.Errorf("%s, %v", o.Verdict, o.Err)
		}
	})
}

type timeless struct{ net.Conn }

func (timeless) SetDeadline(time.Time) error { return errors.New("no deadlines here") }
