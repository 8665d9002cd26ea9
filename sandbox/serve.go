package sandbox

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// latestVersion is what a path without a version means.
const latestVersion = "v26.0"

var versionSegment = regexp.MustCompile(`^v\d+\.\d+$`)

// ServeHTTP answers the Graph API under any version prefix and the control
// API under /_sandbox/.
func (s *Sandbox) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, controlPrefix) {
		s.control.ServeHTTP(rw, r)
		return
	}
	s.serveGraph(rw, r)
}

// call is one request to the Graph API. path is without the version.
type call struct {
	*http.Request
	version string
	path    []string
	body    []byte
	query   values
	in      map[string]json.RawMessage // the parameters, wherever they stood
}

// maxBody is above Meta's limit for a request without a file.
const maxBody = 5 << 20

var traces atomic.Uint64

func (s *Sandbox) serveGraph(rw http.ResponseWriter, r *http.Request) {
	c := newCall(r)
	trace := newTrace(traces.Add(1) + uint64(time.Now().UnixNano()))
	h := rw.Header()
	h.Set("facebook-api-version", c.version)
	h.Set("x-fb-trace-id", trace)
	h.Set("x-fb-request-id", trace)
	s.lag()
	answer, refused := s.answer(c, rw)
	switch {
	case refused != nil:
		writeRefusal(rw, refused, trace)
	case answer != nil:
		writeJSON(rw, http.StatusOK, answer)
	}
}

// answer is nil with a nil refusal when the handler has answered by itself.
func (s *Sandbox) answer(c *call, rw http.ResponseWriter) (any, *refusal) {
	if c.token() != s.opts.Token {
		return nil, badToken()
	}
	handle := s.route(c)
	if handle == nil {
		return nil, unknownObject(c.Method, strings.Join(c.path[:min(1, len(c.path))], ""))
	}
	if refused := c.read(); refused != nil {
		return nil, refused
	}
	return handle(c, rw)
}

func newCall(r *http.Request) *call {
	path := strings.FieldsFunc(r.URL.Path, func(c rune) bool { return c == '/' })
	c := &call{Request: r, version: latestVersion, path: path, query: values{r.URL.Query()}}
	if len(path) > 0 && versionSegment.MatchString(path[0]) {
		c.version, c.path = path[0], path[1:]
	}
	return c
}

// token is the access token, in any of the three places Meta takes it from.
func (c *call) token() string {
	kind, token, found := strings.Cut(c.Header.Get("Authorization"), " ")
	if found && (strings.EqualFold(kind, "Bearer") || strings.EqualFold(kind, "OAuth")) {
		return strings.TrimSpace(token)
	}
	return c.query.get("access_token")
}

// read takes in the body, unless it is a file, and finds the parameters.
func (c *call) read() *refusal {
	c.in = map[string]json.RawMessage{}
	for name := range c.query.Values {
		if name != "access_token" {
			c.in[name] = loose(c.query.get(name))
		}
	}
	kind := c.Header.Get("Content-Type")
	if c.isFile(kind) {
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(c.Body, maxBody+1))
	if err != nil || len(body) > maxBody {
		return badRequest("The request could not be read.")
	}
	if c.body = body; len(body) == 0 {
		return nil
	}
	if strings.HasPrefix(kind, "application/x-www-form-urlencoded") {
		return c.readForm()
	}
	if err := json.Unmarshal(body, &c.in); err != nil {
		return badRequest("Invalid parameter: the body is not a JSON object.")
	}
	return nil
}

func (c *call) isFile(kind string) bool {
	return strings.HasPrefix(kind, "multipart/form-data") || strings.HasPrefix(strings.Join(c.path, "/"), "upload:")
}

func writeJSON(rw http.ResponseWriter, status int, v any) {
	rw.Header().Set("Content-Type", "application/json; charset=UTF-8")
	rw.WriteHeader(status)
	rw.Write(plainJSON(v))
}

func writeRefusal(rw http.ResponseWriter, r *refusal, trace string) {
	switch r.Code {
	case 190:
		rw.Header().Set("WWW-Authenticate", `OAuth "Facebook Platform" "invalid_token" "`+r.Message+`"`)
	case 80007, 130429:
		rw.Header().Set("Retry-After", strconv.Itoa(1))
	}
	writeJSON(rw, r.status(), r.body(trace))
}

// lag is the latency fault.
func (s *Sandbox) lag() {
	s.mu.Lock()
	wait := time.Duration(s.world.faults.Latency)
	s.mu.Unlock()
	if wait > 0 {
		s.sleep(nil, wait)
	}
}

// succeeded is what Meta answers to changes.
type succeeded struct {
	Success bool `json:"success"`
}
