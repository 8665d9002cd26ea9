package handlers

import (
	"context"
	"io"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// askRecord is where staff write down a yes that was given on paper or by telephone.
func (s *Server) askRecord(c echo.Context) error {
	form, version, err := s.formInUse(c)
	if err != nil {
		return err
	}
	source := models.SourcePaper
	if c.QueryParam("by") == models.SourcePhone {
		source = models.SourcePhone
	}
	typed := views.RecordTyped{Source: source, Version: version.Number, Language: version.Content.Languages[0], Country: version.Content.Company.Country}
	return s.showRecord(c, form, typed, nil)
}

// formInUse is a form that was published, with the version people see.
func (s *Server) formInUse(c echo.Context) (models.Form, models.FormVersion, error) {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return form, models.FormVersion{}, err
	}
	version, err := form.Version(c.Request().Context(), s.db)
	return form, version, err
}

func (s *Server) recordYes(c echo.Context) error {
	form, _, err := s.formInUse(c)
	if err != nil {
		return err
	}
	typed := typedRecord(c)
	typed.Scan, err = s.scan(c)
	if err != nil {
		return s.recordAgain(c, form, typed, err)
	}
	record, err := s.record(c, typed)
	if err != nil {
		return err
	}
	contact, given, err := form.Record(c.Request().Context(), s.db, record)
	if err != nil {
		return s.recordAgain(c, form, typed, err)
	}
	return s.done(c, views.RecordedWords(contact, given, len(record.PurposeIDs)), views.ContactPath(contact.ID))
}

func (s *Server) recordAgain(c echo.Context, form models.Form, typed views.RecordTyped, err error) error {
	if complaints(err) == nil {
		return err
	}
	return s.showRecord(c, form, typed, err)
}

func typedRecord(c echo.Context) views.RecordTyped {
	source := models.SourcePaper
	if c.FormValue("source") == models.SourcePhone {
		source = models.SourcePhone
	}
	return views.RecordTyped{
		Source: source, Version: int(number(c.FormValue("version"))), Language: c.FormValue("language"), Country: c.FormValue("country"),
		Phone: c.FormValue("phone"), Name: c.FormValue("name"), Day: c.FormValue("day"), Time: c.FormValue("time"), Words: c.FormValue("words"),
		Purposes: numbers(c, "purpose"),
	}
}

// record gives what was typed its meaning. A day without a time begins at midnight, so that any other word of that day comes after it.
func (s *Server) record(c echo.Context, t views.RecordTyped) (models.Record, error) {
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return models.Record{}, err
	}
	hour := t.Time
	if hour == "" {
		hour = "00:00"
	}
	at, _ := time.ParseInLocation("2006-01-02 15:04", t.Day+" "+hour, company.Location()) // what is no day is long ago, and refused as that
	return models.Record{
		Source: t.Source, Version: t.Version, Language: t.Language, Phone: t.Phone, Country: t.Country, Name: t.Name, PurposeIDs: t.Purposes,
		At: at, Words: t.Words, ScanID: t.Scan, Who: actor(c),
	}, nil
}

// scan is the file that came along, or the one that came with an earlier try.
func (s *Server) scan(c echo.Context) (id int64, err error) {
	id = number(c.FormValue("kept_scan"))
	err = upload(c, "scan", func(ctx context.Context, _ string, r io.Reader) error {
		file, err := models.KeepDocument(ctx, s.db, r)
		if err == nil {
			id = file.ID
		}
		return err
	})
	return id, err
}

func (s *Server) showRecord(c echo.Context, form models.Form, typed views.RecordTyped, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.RecordPage{Form: form, Typed: typed, Errors: complaints(wrong)}
	if page.Versions, err = models.ListFormVersions(ctx, s.db, form.ID); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}
