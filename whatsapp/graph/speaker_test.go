package graph

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// speaker is a server that says to each request exactly what it is told to,
// and remembers what it heard.
type speaker struct {
	net.Listener
	say    func(conn io.Writer, n int) (stay bool) // n counts all requests from 1
	cork   bool
	mu     sync.Mutex
	bodies []string
	hungUp chan struct{} // after each connection
}

func speaking(t *testing.T, say func(conn io.Writer, n int) bool) *speaker {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &speaker{Listener: listener, say: say, hungUp: make(chan struct{}, 1000)}
	t.Cleanup(func() { _ = listener.Close() })
	return s
}

func (s *speaker) serve() {
	for {
		conn, err := s.Accept()
		if err != nil {
			return
		}
		go s.listen(conn)
	}
}

func (s *speaker) listen(conn net.Conn) {
	defer func() { _ = conn.Close(); s.hungUp <- struct{}{} }()
	r := bufio.NewReader(conn)
	for {
		req, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		body, err := io.ReadAll(req.Body)
		if err != nil || !s.say(conn, s.note(string(body))) {
			return
		}
	}
}

func (s *speaker) note(body string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bodies = append(s.bodies, body)
	return len(s.bodies)
}

func (s *speaker) heard() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.bodies)
}

// accepting is an answer that calls the message n.
func accepting(n int) string {
	body := acceptedAs(n)
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

func acceptedAs(n int) string { return fmt.Sprintf(`{"messages":[{"id":"wamid.%d"}]}`, n) }

// dialled is every connection that a client opened.
type dialled struct {
	wrap  func(net.Conn) net.Conn
	mu    sync.Mutex
	conns []*counted
}

// counted is a connection of a client, and what became of it.
type counted struct {
	net.Conn
	read   int
	closed bool
}

func (d *dialled) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c := &counted{Conn: conn}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.conns = append(d.conns, c)
	if d.wrap != nil {
		return d.wrap(c), nil
	}
	return c, nil
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.read += n
	return n, err
}

func (c *counted) Close() error {
	c.closed = true
	return c.Conn.Close()
}

// looked is a connection whose socket can be looked into.
type looked struct {
	*counted
	*net.TCPConn
}

func (l looked) Read(b []byte) (int, error)         { return l.counted.Read(b) }
func (l looked) Write(b []byte) (int, error)        { return l.TCPConn.Write(b) }
func (l looked) Close() error                       { return l.counted.Close() }
func (l looked) LocalAddr() net.Addr                { return l.TCPConn.LocalAddr() }
func (l looked) RemoteAddr() net.Addr               { return l.TCPConn.RemoteAddr() }
func (l looked) SetDeadline(t time.Time) error      { return l.TCPConn.SetDeadline(t) }
func (l looked) SetReadDeadline(t time.Time) error  { return l.TCPConn.SetReadDeadline(t) }
func (l looked) SetWriteDeadline(t time.Time) error { return l.TCPConn.SetWriteDeadline(t) }

// way is a kind of connection between a client and a speaker.
type way struct {
	name   string
	secure bool
	wrap   func(net.Conn) net.Conn
}

var ways = []way{
	{"plain", false, func(c net.Conn) net.Conn { return looked{c.(*counted), c.(*counted).Conn.(*net.TCPConn)} }},
	{"plain, not to be looked into", false, func(c net.Conn) net.Conn { return veiled{c, nil} }},
	{"TLS", true, func(c net.Conn) net.Conn { return looked{c.(*counted), c.(*counted).Conn.(*net.TCPConn)} }},
	{"TLS, not to be looked into", true, nil},
}

// veiled hides its socket, and cannot be compared.
type veiled struct {
	net.Conn
	_ []byte
}

// corked accepts connections that write everything said to one request at
// once, so that a TLS client reads ahead what comes after the answer.
type corked struct{ net.Listener }

func (c corked) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	return &cork{Conn: conn}, err
}

// cork holds back what is written until the next read, or the end.
type cork struct {
	net.Conn
	held []byte
}

func (c *cork) Write(b []byte) (int, error) {
	c.held = append(c.held, b...)
	if len(c.held) > 1<<14 {
		return len(b), c.out()
	}
	return len(b), nil
}

func (c *cork) Read(b []byte) (int, error) {
	if err := c.out(); err != nil {
		return 0, err
	}
	return c.Conn.Read(b)
}

func (c *cork) Close() error {
	_ = c.SetWriteDeadline(time.Time{}) // TLS lets nothing out any more
	_ = c.out()
	return c.Conn.Close()
}

func (c *cork) out() error {
	_, err := c.Conn.Write(c.held)
	c.held = nil
	return err
}

// to starts the speaker and makes a client that reaches it this way.
func (w way) to(t *testing.T, s *speaker, o Options) (*Client, *dialled) {
	t.Helper()
	d := &dialled{wrap: w.wrap}
	o.BaseURL, o.Dial, o.Token = "http://"+s.Addr().String(), d.dial, token
	if o.Timeout == 0 {
		o.Timeout = 10 * time.Second
	}
	var roots *x509.CertPool
	if w.secure {
		certificate := httptest.NewUnstartedServer(nil)
		certificate.StartTLS()
		t.Cleanup(certificate.Close)
		roots = certificate.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
		if s.cork {
			s.Listener = corked{s.Listener}
		}
		s.Listener = tls.NewListener(s.Listener, &tls.Config{Certificates: certificate.TLS.Certificates})
		o.BaseURL = "https://" + s.Addr().String()
	}
	go s.serve()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	if w.secure {
		c.wires.secure.RootCAs = roots
	}
	t.Cleanup(func() { c.CloseIdle(); d.allClosed(t) })
	return c, d
}

func (d *dialled) allClosed(t *testing.T) {
	t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, c := range d.conns {
		if !c.closed {
			t.Errorf("connection %d was left open", i+1)
		}
	}
}

func (d *dialled) opened() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.conns)
}
