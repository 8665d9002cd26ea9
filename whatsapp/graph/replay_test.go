package graph

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"

	"greenlist/whatsapp"
)

// dropper is a server that answers the first request of each connection and,
// when a second one arrives on it, reads that request whole and closes the
// connection without a word. A client that writes it again on a fresh
// connection gets an answer, so only a count of arrivals tells.
type dropper struct {
	net.Listener
	mu       sync.Mutex
	arrivals map[string]int
	drops    int
	// hasty makes it close each connection as soon as it has answered, like a
	// server whose keep-alive time is over.
	hasty bool
}

func startDropper(t *testing.T, hasty bool) *dropper {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d := &dropper{Listener: listener, arrivals: map[string]int{}, hasty: hasty}
	t.Cleanup(func() { _ = listener.Close() })
	go d.serve()
	return d
}

func (d *dropper) url() string { return "http://" + d.Addr().String() }

func (d *dropper) serve() {
	for {
		conn, err := d.Accept()
		if err != nil {
			return
		}
		go d.answer(conn)
	}
}

func (d *dropper) answer(conn net.Conn) {
	defer conn.Close()
	r := bufio.NewReader(conn)
	for served := 0; ; served++ {
		req, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		body, _ := io.ReadAll(req.Body)
		d.note(string(body), served > 0)
		if served > 0 {
			return
		}
		answer := `{"messaging_product":"whatsapp","messages":[{"id":"wamid.first"}]}`
		res := http.Response{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, ContentLength: int64(len(answer)),
			Body: io.NopCloser(bytes.NewBufferString(answer))}
		if res.Write(conn) != nil || d.hasty {
			return
		}
	}
}

func (d *dropper) note(body string, dropped bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.arrivals[body]++
	if dropped {
		d.drops++
	}
}

func (d *dropper) counts() (most, drops int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, n := range d.arrivals {
		most = max(most, n)
	}
	return most, d.drops
}

func TestSendNeverReplays(t *testing.T) {
	d := startDropper(t, false)
	c := newClient(t, d.url())
	unknown := 0
	for i := range 50 {
		switch o := c.Send(context.Background(), "4001", textTo("+31970100000", i)); o.Verdict {
		case whatsapp.Unknown:
			unknown++
		case whatsapp.Accepted:
		default:
			t.Fatalf("send %d: %s, %v", i, o.Verdict, o.Err)
		}
	}
	most, drops := d.counts()
	if most != 1 {
		t.Errorf("a message arrived %d times", most)
	}
	if drops == 0 || unknown != drops {
		t.Errorf("%d connections dropped in mid-request, %d sends unknown; want the same number and not 0", drops, unknown)
	}
}

func TestClosedIdleConnectionsCauseNoReplay(t *testing.T) {
	d := startDropper(t, true)
	c := newClient(t, d.url())
	accepted := 0
	for i := range 200 {
		if o := c.Send(context.Background(), "4001", textTo("+31970100000", i)); o.Verdict == whatsapp.Accepted {
			accepted++
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.arrivals) != accepted {
		t.Errorf("%d messages arrived, %d were accepted", len(d.arrivals), accepted)
	}
	for body, n := range d.arrivals {
		if n != 1 {
			t.Errorf("%s arrived %d times", body, n)
		}
	}
}

// The control: what net/http's transport, which carries everything but
// messages, does at the same server with a body it can read again and a header
// that calls the request repeatable. Without it the tests above prove nothing.
func TestReplayableRequestIsReplayed(t *testing.T) {
	d := startDropper(t, false)
	client := &http.Client{Transport: Options{}.transport()}
	defer client.CloseIdleConnections()
	for i := range 4 {
		body := []byte{byte('a' + i)}
		req, err := http.NewRequest(http.MethodPost, d.url(), bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if req.GetBody == nil {
			t.Fatal("the control needs a body that can be read again")
		}
		req.Header.Set("Idempotency-Key", "k")
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		_ = res.Body.Close()
	}
	if most, drops := d.counts(); most < 2 || drops == 0 {
		t.Errorf("arrivals of one request %d, drops %d; the server does not provoke a replay", most, drops)
	}
}

func TestRequestsCannotBeReplayed(t *testing.T) {
	c := newClient(t, "http://127.0.0.1")
	req, err := c.request(context.Background(), http.MethodPost, "/1/messages", nil, []byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	if req.GetBody != nil {
		t.Error("the body can be read again")
	}
	for _, header := range []string{"Idempotency-Key", "X-Idempotency-Key"} {
		if _, set := req.Header[header]; set {
			t.Errorf("%s is set", header)
		}
	}
}
