package handlers

import (
	"context"
	"encoding/csv"
	"io"

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

// csvDownload is download for rows, which follow as they are found: nothing is held back, so that a list of a million takes no memory and its progress
// shows as that of any download.
func (s *Server) csvDownload(c echo.Context, name string, rows func(context.Context, *csvWriter) error) error {
	return s.download(c, name, "text/csv; charset=utf-8", func(ctx context.Context, w io.Writer, breathe func()) error {
		return writeCSV(ctx, w, breathe, rows)
	})
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
