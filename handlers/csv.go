package handlers

import (
	"context"
	"encoding/csv"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// csvWriter writes rows for spreadsheets: UTF-8 with a byte order mark, which Excel needs, and no cell that a spreadsheet would calculate.
type csvWriter struct {
	out  *csv.Writer
	rows int
	// breathe is called every so often: who writes has more time again.
	breathe func()
}

// csvDownload begins an answer that the browser saves under name. The rows follow as they are found: nothing is held back, so that a list of a
// million takes no memory and its progress shows as that of any download. It may take longer than a page; somebody who stops reading ends it.
// What goes wrong after it has begun cuts the answer short, so that nobody takes half a list for the whole.
func (s *Server) csvDownload(c echo.Context, name string, rows func(context.Context, *csvWriter) error) error {
	header := c.Response().Header()
	header.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
	header.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	header.Set("Cache-Control", "no-store")
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	conn := http.NewResponseController(c.Response())
	breathe := func() { conn.SetWriteDeadline(time.Now().Add(answerWithin)) }
	if err := writeCSV(context.WithoutCancel(c.Request().Context()), c.Response(), breathe, rows); err != nil {
		s.Log.LogAttrs(c.Request().Context(), slog.LevelWarn, "download broke off", slog.String("route", pattern(c)), slog.String("error", err.Error()), slog.String("id", requestID(c)))
		panic(http.ErrAbortHandler)
	}
	return nil
}

func writeCSV(ctx context.Context, w io.Writer, breathe func(), rows func(context.Context, *csvWriter) error) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := &csvWriter{out: csv.NewWriter(w), breathe: breathe}
	out.out.UseCRLF = true
	if err := rows(ctx, out); err != nil {
		return err
	}
	out.out.Flush()
	return out.out.Error()
}

// Row writes one row.
func (w *csvWriter) Row(cells ...string) error {
	if w.rows%1000 == 0 {
		w.breathe()
	}
	w.rows++
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = models.GuardCell(cell)
	}
	return w.out.Write(safe)
}
