// Package posttest is a mail server for tests: it takes letters, and fails in every way that mail servers do.
package posttest

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"
)

// Server is a mail server on this machine.
type Server struct {
	// Host and Port are where it listens.
	Host string
	Port int
	// TLS is what a client needs to believe its certificate.
	TLS *tls.Config

	listener net.Listener
	secure   *tls.Config
	done     chan struct{}
	mu       sync.Mutex
	manner   Manner
	taken    []Taken
	knocks   int
}

// Manner is how it behaves.
type Manner struct {
	// Implicit speaks TLS from the first byte; NoStartTLS does not offer it later.
	Implicit, NoStartTLS bool
	// Auth is what it offers once the connection is encrypted, or can never be: "PLAIN", "LOGIN"; empty asks for no password.
	Auth, User, Password string
	// Answers replace what it says to a command: "greeting", "HELO", "AUTH", "MAIL", "RCPT", "DATA", "." (the end of a letter).
	Answers map[string]string
	// HangUp ends the connection instead of answering; Silent never answers. Both name a command as Answers do.
	HangUp, Silent string
	// Forget drops the letter at whose end it hangs up or falls silent; otherwise it has it all the same.
	Forget bool
}

// Taken is a letter it took.
type Taken struct {
	From, To string
	Raw      string
	Secure   bool
	User     string
}

// Message is the letter as a reader of mail sees it.
func (t Taken) Message(tb testing.TB) *mail.Message {
	tb.Helper()
	m, err := mail.ReadMessage(strings.NewReader(t.Raw))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// New starts a server that stops with the test.
func New(tb testing.TB, manner Manner) *Server {
	tb.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	s := &Server{listener: listener, manner: manner, done: make(chan struct{}), Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port}
	s.certify(tb)
	var open sync.WaitGroup
	open.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() { s.talk(conn) })
		}
	})
	tb.Cleanup(func() { listener.Close(); close(s.done); open.Wait() })
	return s
}

func (s *Server) certify(tb testing.TB) {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail.test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		tb.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	s.TLS = &tls.Config{RootCAs: roots}
	s.secure = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
}

// Behave changes its manner from the next connection on.
func (s *Server) Behave(m Manner) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.manner = m
}

// Taken are the letters it has.
func (s *Server) Taken() []Taken {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Taken(nil), s.taken...)
}

// Knocks is how many connections were made.
func (s *Server) Knocks() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.knocks
}

func (s *Server) take(t Taken) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken = append(s.taken, t)
}

func (s *Server) talk(conn net.Conn) {
	s.mu.Lock()
	s.knocks++
	c := &conversation{Server: s, conn: conn, manner: s.manner}
	s.mu.Unlock()
	defer func() { c.conn.Close() }()
	if c.manner.Implicit {
		c.conn, c.letter.Secure = tls.Server(conn, s.secure), true
	}
	c.lines = bufio.NewReader(c.conn)
	if !c.say("greeting", "220 mail.test ESMTP") {
		return
	}
	for {
		line, err := c.lines.ReadString('\n')
		if err != nil || !c.hear(strings.TrimRight(line, "\r\n")) {
			return
		}
	}
}
