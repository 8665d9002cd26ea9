package handlers

import (
	"context"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// download begins an answer that the browser saves under name, and that is written as it is found. It may take longer than a page; somebody who stops
// reading ends it. What goes wrong after it has begun cuts the answer short, so that nobody takes half a list for the whole.
func (s *Server) download(c echo.Context, name, kind string, write func(ctx context.Context, w io.Writer, breathe func()) error) error {
	header := c.Response().Header()
	header.Set(echo.HeaderContentType, kind)
	header.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	header.Set("Cache-Control", "no-store")
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	conn := http.NewResponseController(c.Response())
	breathe := func() { conn.SetWriteDeadline(time.Now().Add(answerWithin)) }
	if err := write(context.WithoutCancel(c.Request().Context()), c.Response(), breathe); err != nil {
		s.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "download broke off", slog.String("route", pattern(c)), slog.String("error", err.Error()), slog.String("id", requestID(c)))
		panic(http.ErrAbortHandler)
	}
	return nil
}
