package handlers

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"
)

// logged notes every request by the pattern of its route. Addresses are never written down: they hold tokens and numbers of people.
func (s *Server) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		s.Log.LogAttrs(c.Request().Context(), slog.LevelInfo, "request",
			slog.String("method", c.Request().Method), slog.String("route", pattern(c)), slog.Int("status", c.Response().Status),
			slog.Duration("took", time.Since(began)), slog.Int64("user", visitor(c).ID), slog.Int64("key", apiKey(c).ID), slog.String("id", requestID(c)))
		return nil
	}
}

// recovered turns a panic into an error, so that one broken page is one broken page. An answer that was cut short on purpose
// stays cut short.
func (s *Server) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == http.ErrAbortHandler {
				panic(r)
			}
			if r != nil {
				err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		return next(c)
	}
}

func pattern(c echo.Context) string {
	if c.Path() == "" {
		return "none"
	}
	return c.Path()
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }
