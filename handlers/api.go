package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// apiPath is where the company's own systems ask. What answers there speaks JSON only, knows no cookie and asks for a key each time.
const apiPath = "/api/v1/"

// apiBody is how much a system may send at once.
const apiBody = 64 << 10

func isMachine(c echo.Context) bool { return strings.HasPrefix(c.Request().URL.Path, apiPath) }

const apiKeyKey = "api key"

// apiKey is the key that a request came with.
func apiKey(c echo.Context) models.APIKey {
	k, _ := c.Get(apiKeyKey).(models.APIKey)
	return k
}

// admitMachine lets a system in that has a key for what it asks, and has not asked too much.
func (s *Server) admitMachine(c echo.Context, r route) error {
	key, err := s.readKey(c)
	if err != nil {
		return err
	}
	c.Set(apiKeyKey, key)
	room, err := key.Throttle().Take(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	reset := strconv.Itoa(int(math.Ceil(room.Reset.Seconds())))
	header := c.Response().Header()
	header.Set("RateLimit-Limit", strconv.Itoa(key.Throttle().Most))
	header.Set("RateLimit-Remaining", strconv.Itoa(max(room.Left, 0)))
	header.Set("RateLimit-Reset", reset)
	if room.Left < 0 {
		header.Set("Retry-After", reset)
		return models.Refusal{Reason: models.Throttled, Message: "Too many requests with this key. Wait for as many seconds as Retry-After says."}
	}
	if r.who.scope != "" && !key.May(r.who.scope) {
		return &echo.HTTPError{Code: http.StatusForbidden, Message: fmt.Sprintf("This key may not do that: it lacks %s.", r.who.scope)}
	}
	return r.do(c)
}

var keyMissing = &echo.HTTPError{Code: http.StatusUnauthorized, Message: "Send a key that is in use: Authorization: Bearer greenlist_…"}

func (s *Server) readKey(c echo.Context) (models.APIKey, error) {
	scheme, token, _ := strings.Cut(c.Request().Header.Get(echo.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return models.APIKey{}, keyMissing
	}
	key, err := models.UseAPIKey(c.Request().Context(), s.db, strings.TrimSpace(token))
	if errors.As(err, new(models.NotFound)) {
		err = keyMissing
	}
	return key, err
}

// A problem is an error as RFC 9457 writes one.
type problem struct {
	Type   string         `json:"type"`
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Detail string         `json:"detail"`
	Reason string         `json:"reason,omitempty"`
	Errors []fieldProblem `json:"errors,omitempty"`
	// RequestID finds the request in the log of whoever runs this.
	RequestID string `json:"request_id"`
}

type fieldProblem struct {
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

// answerProblem says to a system what went wrong.
func (s *Server) answerProblem(c echo.Context, a apology, err error) error {
	p := problem{Type: "about:blank", Title: http.StatusText(a.status), Status: a.status, Detail: a.words, RequestID: requestID(c)}
	if refusal, ok := errors.AsType[models.Refusal](err); ok {
		p.Reason = refusal.Reason
	}
	if invalid, ok := errors.AsType[models.Invalid](err); ok {
		p.Detail, p.Errors = "Some fields are missing or wrong.", fieldProblems(invalid)
	}
	if a.status == http.StatusUnauthorized {
		c.Response().Header().Set("WWW-Authenticate", `Bearer realm="Greenlist"`)
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return c.Blob(a.status, "application/problem+json", body)
}

// apiAnswer is what a handler of the API answers with.
type apiAnswer struct {
	status int
	body   any
}

// once reads what a system asks into ask, and does it in one transaction with the answer. With an Idempotency-Key the same request again gets
// the same answer, and nothing is done twice.
func (s *Server) once(c echo.Context, ask any, do func(ctx context.Context, tx *models.DB) (apiAnswer, error)) error {
	body, err := readJSON(c, ask)
	if err != nil {
		return err
	}
	name := c.Request().Header.Get("Idempotency-Key")
	if len(name) > 200 {
		return &echo.HTTPError{Code: http.StatusBadRequest, Message: "Keep the Idempotency-Key to 200 letters."}
	}
	request := models.APIRequest{Key: apiKey(c), Name: name, What: fmt.Appendf(nil, "%s %s\n%s", c.Request().Method, c.Request().URL.Path, body)}
	answer, again, err := request.Answered(c.Request().Context(), s.db, func(ctx context.Context, tx *models.DB) (models.APIAnswer, error) {
		a, err := do(ctx, tx)
		if err != nil {
			return models.APIAnswer{}, err
		}
		text, err := json.Marshal(a.body)
		return models.APIAnswer{Status: a.status, Body: text}, err
	})
	if err != nil {
		return err
	}
	if again {
		c.Response().Header().Set("Idempotent-Replayed", "true")
	}
	return c.JSONBlob(answer.Status, answer.Body)
}

// readJSON reads one JSON object with no field that ask does not know: a field with a typing error must not go unnoticed.
func readJSON(c echo.Context, ask any) ([]byte, error) {
	kind, _, _ := strings.Cut(c.Request().Header.Get(echo.HeaderContentType), ";")
	if strings.TrimSpace(kind) != echo.MIMEApplicationJSON {
		return nil, &echo.HTTPError{Code: http.StatusUnsupportedMediaType, Message: "Send JSON, with Content-Type: application/json."}
	}
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(ask); err != nil {
		return nil, notRead(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, notRead(errors.New("more than one"))
	}
	return body, nil
}

// notRead says which field could not be read, or that it was no JSON at all.
func notRead(err error) error {
	if invalid, ok := errors.AsType[models.Invalid](err); ok {
		return invalid
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
		return models.Invalid{wrong.Field: "This is a " + wrong.Value + ", which does not fit here."}
	}
	if _, field, unknown := strings.Cut(err.Error(), "unknown field "); unknown {
		return models.Invalid{strings.Trim(field, `"`): "There is no such field."}
	}
	return &echo.HTTPError{Code: http.StatusBadRequest, Message: "This is not one JSON object."}
}

// moment reads a time; empty is none.
func moment(field, text string, wrong models.Invalid) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		wrong.Add(field, "Give a time such as 2026-11-21T09:30:00Z.")
	}
	return at
}
