package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// signSample ends a sample with its report.
func (s *Server) signSample(c echo.Context) error {
	found, err := models.FindSample(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	err = found.SignOff(c.Request().Context(), s.db, actor(c))
	if complaints(err) != nil {
		return s.showSample(c, found, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Signed off. The report is final, and its fingerprint stands in the log.", views.SampleReportPath(found.ID))
}

// signedSample finds one whose report is there.
func (s *Server) signedSample(c echo.Context) (found models.Sample, report models.SampleReport, err error) {
	if found, err = models.FindSample(c.Request().Context(), s.db, id(c)); err == nil {
		report, err = found.Read()
	}
	return found, report, err
}

// sampleReport is the report to print.
func (s *Server) sampleReport(c echo.Context) error {
	ctx := c.Request().Context()
	found, report, err := s.signedSample(c)
	if err != nil {
		return err
	}
	page := views.SampleReport{Sample: found, Report: report}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Items, err = found.ListItems(ctx, s.db, models.SampleAll); err != nil {
		return err
	}
	if page.Forms, err = models.ListForms(ctx, s.db); err != nil {
		return err
	}
	if page.Evidence, err = found.SignedEvidence(ctx, s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

// sampleReportFile is the report byte for byte as it was signed: its SHA-256 is what the log holds.
func (s *Server) sampleReportFile(c echo.Context) error {
	found, _, err := s.signedSample(c)
	if err != nil {
		return err
	}
	if err := found.NoteExport(c.Request().Context(), s.db, actor(c), "json"); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="sample-%d.json"`, found.ID))
	return c.Blob(http.StatusOK, "application/json", found.Report)
}

// sampleReportList is every verdict in a row of its own, with what was written as far as it is still there.
func (s *Server) sampleReportList(c echo.Context) error {
	ctx := c.Request().Context()
	found, report, err := s.signedSample(c)
	if err != nil {
		return err
	}
	if err := found.NoteExport(ctx, s.db, actor(c), "csv"); err != nil {
		return err
	}
	items, err := found.ListItems(ctx, s.db, models.SampleAll)
	if err != nil {
		return err
	}
	return s.csvDownload(c, fmt.Sprintf("sample-%d.csv", found.ID), func(_ context.Context, w *csvWriter) error {
		if err := w.Row("Opt-in", "Evidence", "Place in the log", "Verdict", "Reason", "Comment", "Salt of the comment", "Comment SHA-256", "Judged by", "Judged at", "Verdicts", "Dossier SHA-256", "Entry in the log"); err != nil {
			return err
		}
		for i, f := range report.Items {
			if err := w.Row(findingRow(f, items[i])...); err != nil {
				return err
			}
		}
		return nil
	})
}

func findingRow(f models.SampleFinding, item models.SampleItemLine) []string {
	at, index, verdict := "", "", string(f.Verdict)
	if f.At != nil {
		at = f.At.UTC().Format(time.RFC3339)
	}
	if f.Index != nil {
		index = strconv.FormatInt(*f.Index, 10)
	}
	if verdict == "" {
		verdict = "erased"
	}
	return []string{
		strconv.Itoa(f.Place), strconv.FormatInt(f.Evidence, 10), index, verdict, string(f.Reason), item.Comment, item.Salt, f.Comment, f.Judge, at,
		strconv.Itoa(f.Verdicts), f.Dossier, f.Leaf,
	}
}
