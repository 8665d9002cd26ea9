package graph

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"greenlist/whatsapp"
)

// Whatever form an answer has, it is read whole, and its connection is used
// again only if nothing can be left on it.
func TestAnswersAreReadWholeAndTheirOwn(t *testing.T) {
	body := func(n int) string { return acceptedAs(n) }
	chunks := func(n int) string {
		return fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n", 5, body(n)[:5], len(body(n))-5, body(n)[5:])
	}
	tests := []struct {
		name    string
		say     func(n int) string
		stay    bool
		verdict whatsapp.Verdict
		opened  int // for two messages
	}{
		{"with its length", accepting, true, whatsapp.Accepted, 1},
		{"in chunks", func(n int) string {
			return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks(n) + "\r\n"
		}, true, whatsapp.Accepted, 1},
		{"in chunks with a trailer", func(n int) string {
			return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n" + chunks(n) + "X: y\r\n\r\n"
		}, true, whatsapp.Accepted, 1},
		{"announced", func(n int) string {
			return "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + accepting(n)
		}, true, whatsapp.Accepted, 1},
		{"announced ten times", func(n int) string { return strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 10) + accepting(n) }, true, whatsapp.Accepted, 1},
		{"until the end", func(n int) string { return "HTTP/1.1 200 OK\r\n\r\n" + body(n) }, false, whatsapp.Accepted, 2},
		{"the last one", func(n int) string {
			return strings.Replace(accepting(n), "\r\n", "\r\nConnection: close\r\n", 1)
		}, true, whatsapp.Accepted, 2},
		{"of an old server", func(n int) string { return strings.Replace(accepting(n), "1.1", "1.0", 1) }, true, whatsapp.Accepted, 2},
		{"of an old server until the end", func(n int) string { return "HTTP/1.0 200 OK\r\n\r\n" + body(n) }, false, whatsapp.Accepted, 2},
		{"of an old server that stays", func(n int) string {
			return strings.Replace(accepting(n), "1.1 200 OK\r\n", "1.0 200 OK\r\nConnection: keep-alive\r\n", 1)
		}, true, whatsapp.Accepted, 1},
		{"empty", func(int) string { return "HTTP/1.1 204 No Content\r\n\r\n" }, true, whatsapp.Unknown, 1},
		{"of another protocol", func(int) string {
			return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
		}, true, whatsapp.Unknown, 2},
		{"with another after it", func(n int) string { return accepting(n) + accepting(1000+n) }, true, whatsapp.Accepted, 2},
		{"in chunks with another after it", func(n int) string {
			return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks(n) + "\r\n" + accepting(1000+n)
		}, true, whatsapp.Accepted, 2},
		{"cut off", func(n int) string { return strings.TrimSuffix(accepting(n), "}") }, false, whatsapp.Unknown, 2},
		{"in chunks, cut off", func(n int) string { return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks(n) }, false, whatsapp.Unknown, 2},
		{"announced and cut off", func(int) string { return "HTTP/1.1 100 Continue\r\n\r\n" }, false, whatsapp.Unknown, 2},
		{"unreadable, with the token", func(int) string { return "HTTP/1.1 " + token + "\r\n\r\n" }, true, whatsapp.Unknown, 2},
		{"none", func(int) string { return "" }, false, whatsapp.Unknown, 2},
	}
	for _, way := range ways {
		for _, tt := range tests {
			t.Run(way.name+"/"+tt.name, func(t *testing.T) {
				s := speaking(t, func(conn io.Writer, n int) bool {
					said := tt.say(n)
					first := min(len(said), len(accepting(n))) // what follows an answer is a record of its own under TLS
					_, err := io.WriteString(conn, said[:first])
					if err == nil {
						_, err = io.WriteString(conn, said[first:])
					}
					return tt.stay && err == nil
				})
				s.cork = true
				c, d := way.to(t, s, Options{})
				for n := 1; n <= 2; n++ {
					o := c.Send(context.Background(), "4001", textTo("+31970100000", n))
					if o.Verdict != tt.verdict || (o.Verdict == whatsapp.Accepted && o.MessageID != fmt.Sprint("wamid.", n)) {
						t.Errorf("message %d: %s as %q, want %s: %v", n, o.Verdict, o.MessageID, tt.verdict, o.Err)
					}
					if o.Err != nil && strings.Contains(o.Err.Error(), token) {
						t.Errorf("the token is in %q", o.Err)
					}
				}
				if s.heard() != 2 || d.opened() != tt.opened {
					t.Errorf("%d requests over %d connections, want 2 over %d", s.heard(), d.opened(), tt.opened)
				}
			})
		}
	}
}

// A server that never stops talking is not listened to for ever.
func TestEndlessAnswersAreCutOff(t *testing.T) {
	long := strings.Repeat("x", 1000)
	tests := []struct {
		name, begin, again string
		most               int // is read of it
		says               string
	}{
		{"a line", "HTTP/1.1 200 OK\r\nX: ", long, maxHead, "head of the answer is too long"},
		{"lines of the head", "HTTP/1.1 200 OK\r\n", "X: " + long + "\r\n", maxHead, "head of the answer is too long"},
		{"announcements", "", "HTTP/1.1 103 Early Hints\r\nLink: " + long + "\r\n\r\n", maxHead, "head of the answer is too long"},
		{"a body until the end", "HTTP/1.1 200 OK\r\n\r\n", long, maxHead + maxHead + maxAnswer, "answer is too long"},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3e8\r\n" + long + "\r\n", maxHead + maxHead + maxAnswer, "answer is too long"},
		{"a body that says so", "HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n", long, maxHead, "answer is too long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := speaking(t, func(conn io.Writer, _ int) bool {
				_, err := io.WriteString(conn, tt.begin)
				for err == nil {
					_, err = io.WriteString(conn, tt.again)
				}
				return false
			})
			c, d := ways[0].to(t, s, Options{})
			o := c.Send(context.Background(), "4001", textTo("+31970100000", 1))
			if o.Verdict != whatsapp.Unknown || !strings.Contains(fmt.Sprint(o.Err), tt.says) {
				t.Errorf("%s, %v, want unknown and %q", o.Verdict, o.Err, tt.says)
			}
			if read := d.conns[0].read; read > tt.most {
				t.Errorf("%d bytes were read, want at most %d", read, tt.most)
			}
		})
	}
}

func TestATokenCannotAddHeaders(t *testing.T) {
	for _, bad := range []string{"x\r\nX-Evil: 1", "x\ny", "x\x00", "x\x7f"} {
		s := speaking(t, func(io.Writer, int) bool { return false })
		c, d := ways[0].to(t, s, Options{})
		if o := c.WithToken(bad).Send(context.Background(), "4001", textTo("+31970100000", 1)); o.Verdict != whatsapp.NotSent || strings.Contains(o.Err.Error(), bad) {
			t.Errorf("%q: %s, %v", bad, o.Verdict, o.Err)
		}
		if d.opened() != 0 {
			t.Errorf("%q: %d connections were opened", bad, d.opened())
		}
	}
}
