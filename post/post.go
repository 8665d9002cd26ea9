// Package post sends what the company's own systems asked to be told. It opens connections to addresses that somebody typed in, so it looks at
// each one before it speaks: never at what stands in the address, always at where the connection really goes.
package post

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"
)

// Options shape a Client.
type Options struct {
	// Loopback lets it speak to this machine, and to nothing else, also without https. It is for trying things out.
	Loopback bool
	// Timeout bounds one attempt from name to answer; 0 is 15 seconds.
	Timeout time.Duration
}

// Client posts. It follows no redirect, uses no proxy, keeps no cookie, and never tries twice.
type Client struct {
	http     *http.Client
	loopback bool
}

const (
	usualTimeout = 15 * time.Second
	// answerBytes is how much of an answer is read, so that a connection can be used again. Nobody looks at it.
	answerBytes = 16 << 10
)

// New makes a client.
func New(o Options) *Client {
	if o.Timeout == 0 {
		o.Timeout = usualTimeout
	}
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: guard(o.Loopback)}
	transport := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    5 * time.Second,
		ResponseHeaderTimeout:  10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        time.Minute,
		ForceAttemptHTTP2:      true,
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{http: &http.Client{Transport: transport, Timeout: o.Timeout, CheckRedirect: stay}, loopback: o.Loopback}
}

// ErrForbidden says that an address leads where nothing of ours may go.
var ErrForbidden = errors.New("this address is not on the public internet")

// guard looks at the address a connection is about to be made to, after names have been looked up: what a name means can change between two looks.
func guard(loopback bool) func(network, address string, _ syscall.RawConn) error {
	return func(network, address string, _ syscall.RawConn) error {
		if network != "tcp4" && network != "tcp6" {
			return ErrForbidden
		}
		if !allowed(address, loopback) {
			return ErrForbidden
		}
		return nil
	}
}

// Closed sends nothing and says why.
type Closed string

// Send makes no attempt.
func (c Closed) Send(context.Context, string, http.Header, []byte) Receipt {
	return Receipt{Trouble: string(c)}
}

// Receipt is what became of one attempt.
type Receipt struct {
	// Code is the status of the answer; 0 when there was none.
	Code int
	// Trouble is what went wrong, in words for people; empty when it was taken.
	Trouble string
}

// Taken tells whether the other side said that it has it: any 2xx.
func (r Receipt) Taken() bool { return r.Trouble == "" }

// Send makes one attempt. It never fails: what went wrong is in the receipt.
func (c *Client) Send(ctx context.Context, to string, header http.Header, body []byte) Receipt {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "https" && !(c.loopback && u.Scheme == "http") {
		return Receipt{Trouble: "The address is not one that begins with https://."}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return Receipt{Trouble: "The address cannot be used."}
	}
	request.Header = header.Clone()
	answer, err := c.http.Do(request)
	if err != nil {
		return Receipt{Trouble: inWords(err)}
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, answerBytes))
	return receipt(answer.StatusCode)
}

func receipt(code int) Receipt {
	switch {
	case code/100 == 2:
		return Receipt{Code: code}
	case code/100 == 3:
		return Receipt{code, fmt.Sprintf("It answered %d: it points elsewhere, and that is not followed. Enter the address it points to.", code)}
	case code == http.StatusGone:
		return Receipt{code, "It answered 410: it wants to be told nothing more."}
	}
	return Receipt{code, fmt.Sprintf("It answered %d %s.", code, http.StatusText(code))}
}

// inWords says why nothing came back, without the address: that may hold a secret of the other side's.
func inWords(err error) string {
	var (
		name    *net.DNSError
		timeout net.Error
		trust   *tls.CertificateVerificationError
	)
	switch {
	case errors.Is(err, ErrForbidden):
		return "It leads to an address that is not on the public internet. Nothing was sent."
	case errors.As(err, &name):
		return "There is no such host."
	case errors.As(err, &trust):
		return "Its certificate is not valid."
	case errors.As(err, &timeout) && timeout.Timeout():
		return "It took too long to answer."
	case errors.Is(err, syscall.ECONNREFUSED):
		return "Nobody answers there."
	}
	return "The connection broke."
}
