package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"greenlist/whatsapp"
)

// maxAnswer is the most of an answer that is read; a page of 100 templates is
// far below it.
const maxAnswer = 8 << 20

// answer is a complete answer. connected tells, with and without an error,
// whether a connection was obtained: without one nothing was written.
type answer struct {
	status    int
	header    http.Header
	body      []byte
	connected bool
}

// once makes one request. The body has no GetBody, so net/http has nothing to
// write a second time when a kept connection turns out to be closed. It goes
// past http.Client, whose work for redirects and cookies nobody needs here.
func (c *Client) once(ctx context.Context, method, path string, query url.Values, body []byte) (answer, error) {
	ctx, cancel := c.within(ctx)
	defer cancel()
	var got atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { got.Store(true) }})
	req, err := c.request(ctx, method, path, query, body)
	if err != nil {
		return answer{}, err
	}
	res, err := c.http.Transport.RoundTrip(req)
	if err != nil {
		return answer{connected: got.Load()}, c.cleaned(err)
	}
	defer res.Body.Close()
	a := answer{status: res.StatusCode, header: res.Header, connected: true}
	a.body, err = readAnswer(res)
	return a, c.cleaned(err)
}

// within is ctx with the time that a call may take, unless ctx ends before that anyway.
func (c *Client) within(ctx context.Context) (context.Context, context.CancelFunc) {
	if end, ok := ctx.Deadline(); ok && time.Until(end) <= c.http.Timeout {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, c.http.Timeout)
}

func (c *Client) request(ctx context.Context, method, path string, query url.Values, body []byte) (*http.Request, error) {
	if path == "" {
		return nil, errors.New("graph: an id is missing")
	}
	address := c.base + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, errors.New("graph: the address of the request cannot be read")
	}
	if body != nil {
		req.Body = io.NopCloser(bytes.NewReader(body))
		req.ContentLength = int64(len(body))
	}
	req.Header = c.bare
	if body != nil {
		req.Header = c.loaded
	}
	return req, nil
}

// headers are made once for each token: nobody writes to those of a request.
func (c *Client) headers(withBody bool) http.Header {
	h := http.Header{"Accept": asJSON, "User-Agent": ourName}
	if withBody {
		h["Content-Type"] = asJSON
	}
	if c.token != "" {
		h["Authorization"] = []string{"Bearer " + c.token}
	}
	return h
}

var asJSON, ourName = []string{"application/json"}, []string{"Greenlist"}

// readAnswer is readAll in one piece, where the answer says how long it is.
func readAnswer(res *http.Response) ([]byte, error) {
	if res.ContentLength < 0 {
		return readAll(res.Body)
	}
	if res.ContentLength > maxAnswer {
		return nil, errTooLong
	}
	b := make([]byte, res.ContentLength)
	_, err := io.ReadFull(res.Body, b)
	return b, err
}

// readAll reads the answer to its end, so that the connection can be used
// again. An answer longer than maxAnswer is an error.
func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxAnswer+1))
	if err == nil && len(b) > maxAnswer {
		return nil, errTooLong
	}
	return b, err
}

var errTooLong = errors.New("graph: the answer is too long")

// call is a management call: it sends in as JSON, unless nil, and reads the
// answer into out. Errors are *whatsapp.Error inside.
func (c *Client) call(ctx context.Context, method, path string, query url.Values, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	a, err := c.once(ctx, method, path, query, body)
	if err != nil {
		return transportError(a, err)
	}
	return c.read(a, out)
}

func (c *Client) read(a answer, out any) error {
	if a.status < 200 || a.status > 299 {
		return c.refusal(a)
	}
	if whatsapp.ParseError(a.status, a.body) != nil || json.Unmarshal(a.body, out) != nil {
		return c.refusal(a)
	}
	return nil
}

// path joins the parts of an address; a part cannot break out of its place.
// It is empty, which no request accepts, when a part is missing or only dots.
func path(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if strings.Trim(p, ".") == "" {
			return ""
		}
		b.WriteString("/" + url.PathEscape(p))
	}
	return b.String()
}
