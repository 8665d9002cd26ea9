package handlers

import (
	"context"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) exports(c echo.Context) error {
	page, err := s.exportPage(c)
	if err != nil {
		return err
	}
	return s.show(c, page)
}

func (s *Server) exportPage(c echo.Context) (views.Exports, error) {
	purposes, err := models.ListPurposes(c.Request().Context(), s.db)
	return views.Exports{Purposes: purposes, Purpose: c.QueryParam("purpose"), From: c.QueryParam("from"), Until: c.QueryParam("until")}, err
}

// exportConsents is what people said, when, as a list for other systems and for spreadsheets.
func (s *Server) exportConsents(c echo.Context) error {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	zone, period := company.Location(), models.ConsentPeriod{PurposeID: number(c.QueryParam("purpose"))}
	wrong := models.Invalid{}
	period.From = day(c, "from", zone, wrong)
	if period.Until = day(c, "until", zone, wrong); !period.Until.IsZero() {
		period.Until = period.Until.AddDate(0, 0, 1)
	}
	if len(wrong) > 0 {
		page, err := s.exportPage(c)
		if page.Errors = wrong; err != nil {
			return err
		}
		return s.render(c, statusOf(wrong), page)
	}
	return s.csvDownload(c, "consents.csv", func(ctx context.Context, w *csvWriter) error {
		if err := w.Row("Act", "Said on ("+zone.String()+")", "Recorded on ("+zone.String()+")", "Contact", "Phone", "WhatsApp user id", "Purpose", "Source", "Grade", "Channel", "Evidence"); err != nil {
			return err
		}
		return models.ExportConsents(ctx, s.db, actor(c), period, func(l models.ConsentLine) error {
			return w.Row(l.Word(), cellTime(l.ActedAt, zone), cellTime(l.RecordedAt, zone), strconv.FormatInt(l.ContactID, 10), l.Phone, l.BSUID, l.Purpose, l.Source, l.Grade,
				l.Channel, strconv.FormatInt(l.EvidenceID, 10))
		})
	})
}

func cellTime(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("2006-01-02 15:04:05")
}

// day reads a day in the company's zone, however it is written; none where the field is empty.
func day(c echo.Context, field string, zone *time.Location, wrong models.Invalid) time.Time {
	kept, problem := models.Attribute{Type: models.AttributeDate}.Read(c.QueryParam(field))
	if problem != "" {
		wrong.Add(field, problem)
	}
	at, _ := time.ParseInLocation(time.DateOnly, kept, zone)
	return at
}
