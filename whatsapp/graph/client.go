// Package graph carries whatsapp's types to Meta's Graph API and back. It
// makes exactly one request per call, follows no redirects, tries nothing
// again on its own, and never lets a token into an error.
package graph

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
)

// Where Meta is, and the version this client was written against.
const (
	DefaultBaseURL = "https://graph.facebook.com"
	DefaultVersion = "v26.0"
)

// Options make a Client. The zero value of each field is a default: Meta's
// address, the current version, 30 seconds for a whole call, 10 to connect,
// 64 idle connections kept for 30 seconds. Dial opens connections in another
// way than net.Dialer does.
type Options struct {
	BaseURL             string
	Version             string
	Token               string
	Timeout             time.Duration
	DialTimeout         time.Duration
	IdleTimeout         time.Duration
	MaxIdleConnsPerHost int
	Dial                func(ctx context.Context, network, address string) (net.Conn, error)
}

// Client speaks to the Graph API with one token. It is safe for use by many
// goroutines; copies made by WithToken share its connections.
type Client struct {
	root  *url.URL // with the version
	base  string   // is root, to be read
	token string
	unfit bool // token cannot stand in a header
	http  *http.Client
	wires *wires
	// bare and loaded are the headers of requests without and with a body.
	bare, loaded http.Header
}

// New makes a client. It refuses a base URL that is not http or https, has no
// host, or carries a user, a query or a fragment.
func New(o Options) (*Client, error) {
	base, err := baseURL(orDefault(o.BaseURL, DefaultBaseURL))
	if err != nil {
		return nil, err
	}
	root, err := versioned(base, orDefault(o.Version, DefaultVersion))
	if err != nil {
		return nil, err
	}
	client := &Client{
		root: root, base: root.String(),
		wires: newWires(base, o),
		http: &http.Client{
			Transport:     o.transport(),
			Timeout:       orDefault(o.Timeout, 30*time.Second),
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	return client.WithToken(o.Token), nil
}

// WithToken returns a client that shares the connections and uses another token.
func (c *Client) WithToken(token string) *Client {
	other := *c
	other.token, other.unfit = token, strings.ContainsFunc(token, unicode.IsControl)
	other.bare, other.loaded = other.headers(false), other.headers(true)
	return &other
}

// CloseIdle closes connections nobody is using.
func (c *Client) CloseIdle() {
	c.http.CloseIdleConnections()
	c.wires.closeIdle(0)
}

func baseURL(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, errors.New("graph: the base URL cannot be read")
	}
	if (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" {
		return nil, fmt.Errorf("graph: the base URL needs http or https and a host, have scheme %q and host %q", u.Scheme, u.Host)
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("graph: the base URL may not carry a user, a query or a fragment")
	}
	return u, nil
}

func versioned(base *url.URL, version string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(base.String(), "/") + "/" + strings.Trim(version, "/"))
	if err != nil || u.RawQuery != "" || u.Fragment != "" || strings.Contains(u.Path, "//") || strings.HasSuffix(u.Path, "/") {
		return nil, errors.New("graph: the base URL and the version make no address")
	}
	return u, nil
}

func orDefault[T comparable](v, fallback T) T {
	var zero T
	if v == zero {
		return fallback
	}
	return v
}
