package handlers

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// An apology is what people read when something did not work.
type apology struct {
	status  int
	heading string
	words   string
}

// noRoom is said where the disk is full.
func noRoom(c echo.Context) apology {
	a := apology{status: http.StatusInsufficientStorage, heading: "The disk of the server is full",
		words: "There is no room to write anything down, so nothing was changed. Whoever runs the server has to make room."}
	if isPart(c) && c.Request().Method != http.MethodGet {
		a.words = a.heading + ", so nothing was saved. What you typed is still here: leave this page open, and send it again when whoever runs the server has made room."
	}
	return a
}

// typed is what somebody sent, so that the answer can hold it until there is room. Browsers keep little of it themselves. It leaves out passwords, which
// belong on no page, and files, which no page can hold: then there is none.
func typed(c echo.Context) *views.Typed {
	r := c.Request()
	if r.Method != http.MethodPost || r.ParseForm() != nil || r.MultipartForm != nil && len(r.MultipartForm.File) > 0 {
		return nil
	}
	kept := &views.Typed{Action: r.URL.RequestURI()}
	for _, name := range slices.Sorted(maps.Keys(r.PostForm)) {
		if strings.Contains(name, "password") || strings.Contains(name, "secret") || strings.Contains(name, "token") {
			return nil
		}
		for _, value := range r.PostForm[name] {
			kept.Fields = append(kept.Fields, views.Hidden{Name: name, Value: value})
		}
	}
	return kept
}

// apologise is the table from errors to answers. What it does not know is our own fault, and known is false.
func apologise(err error) (a apology, known bool) {
	var (
		missing   models.NotFound
		conflict  models.Conflict
		invalid   models.Invalid
		refusal   models.Refusal
		tooLarge  *http.MaxBytesError
		fromEcho  *echo.HTTPError
		giveUp    = errors.Is(err, context.DeadlineExceeded)
		walkedOff = errors.Is(err, context.Canceled)
	)
	switch {
	case errors.As(err, &missing):
		return apology{http.StatusNotFound, "There is nothing here", "What you are looking for (" + missing.What + ") does not exist, or not any more."}, true
	case errors.As(err, &conflict):
		return apology{http.StatusConflict, "Somebody was first", conflict.Message}, true
	case errors.As(err, &invalid):
		return apology{http.StatusUnprocessableEntity, "Please check this", sentences(invalid)}, true
	case errors.As(err, &refusal):
		return apology{refusalStatus(refusal), "This cannot be done now", refusal.Message}, true
	case errors.As(err, &tooLarge):
		return apology{http.StatusRequestEntityTooLarge, "That is too large", "What you sent is larger than this page can take."}, true
	case giveUp, walkedOff:
		return apology{http.StatusServiceUnavailable, "That took too long", "Greenlist is busy. Wait a moment and try again."}, true
	case errors.As(err, &fromEcho):
		return echoApology(fromEcho)
	}
	return apology{http.StatusInternalServerError, "Something went wrong", "This is our mistake, not yours. Try again; if it stays, ask whoever runs Greenlist to look it up."}, false
}

func refusalStatus(r models.Refusal) int {
	if r.Reason == models.Throttled {
		return http.StatusTooManyRequests
	}
	return http.StatusUnprocessableEntity
}

// echoApology gives our words for the router's errors, and lets those speak that we made ourselves.
func echoApology(e *echo.HTTPError) (apology, bool) {
	words, _ := e.Message.(string)
	switch e.Code {
	case http.StatusNotFound:
		return apology{e.Code, "There is nothing here", "This address leads nowhere. It may have been mistyped, or what it showed is gone."}, true
	case http.StatusMethodNotAllowed:
		return apology{e.Code, "There is nothing to send here", "This address can be looked at, but not used like that."}, true
	case http.StatusForbidden:
		return apology{e.Code, "This is not open to you", words}, true
	case http.StatusUnauthorized:
		return apology{e.Code, "You are signed out", words}, true
	case http.StatusServiceUnavailable:
		return apology{e.Code, "That took too long", "Greenlist is busy. Wait a moment and try again."}, true
	}
	if e.Code < http.StatusInternalServerError {
		return apology{e.Code, "That was not understood", "What was sent here makes no sense to Greenlist. Go back and try again."}, true
	}
	return apology{e.Code, "Something went wrong", "This is our mistake, not yours. Try again in a moment."}, false
}

func sentences(wrong models.Invalid) string {
	var all []string
	for _, field := range slices.Sorted(maps.Keys(wrong)) {
		all = append(all, wrong[field])
	}
	return strings.Join(all, " ")
}

// complaints are the words for a form that comes back; nil when err is about something else. A refusal is about the form as a whole.
func complaints(err error) map[string]string {
	var (
		invalid models.Invalid
		refusal models.Refusal
	)
	switch {
	case errors.As(err, &invalid):
		return invalid
	case errors.As(err, &refusal):
		return map[string]string{"": refusal.Message}
	}
	return nil
}

// statusOf is the code that goes with err on a page that shows it.
func statusOf(err error) int {
	a, _ := apologise(err)
	return a.status
}

// fail answers a request that ended in an error. Nobody ever reads an error's own text: it goes to the log, under the request's id.
func (s *Server) fail(err error, c echo.Context) {
	a, known := apologise(err)
	if !known {
		s.Log.LogAttrs(c.Request().Context(), slog.LevelError, "request failed", slog.String("route", pattern(c)),
			slog.String("error", err.Error()), slog.String("id", requestID(c)))
	}
	if s.db.NoRoom(err) {
		a, known = noRoom(c), true
	}
	if c.Response().Committed {
		return
	}
	if err := s.answerApology(c, a, known, err); err != nil {
		s.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "apology not delivered", slog.String("error", err.Error()))
	}
}

func (s *Server) answerApology(c echo.Context, a apology, known bool, cause error) error {
	if c.Request().Method == http.MethodHead {
		return c.NoContent(a.status)
	}
	if isMachine(c) {
		return s.answerProblem(c, a, cause)
	}
	if isPart(c) {
		return c.String(a.status, a.words)
	}
	if c.Get(customers) != nil {
		return s.apologiseToCustomers(c, a.status)
	}
	page := views.ErrorPage{Status: a.status, Heading: a.heading, Words: a.words}
	if a.status == http.StatusInsufficientStorage {
		page.Typed = typed(c)
	}
	if !known {
		page.RequestID = requestID(c)
	}
	return s.bare(c, a.status, page)
}
