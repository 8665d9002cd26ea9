package handlers

import (
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) cases(c echo.Context) error {
	ctx := c.Request().Context()
	page := views.Cases{Search: models.CaseSearch{Show: models.CasesShown(c.QueryParam("show")), Kind: models.CaseKind(c.QueryParam("kind")), AfterID: number(c.QueryParam("after"))}}
	if page.Search.Show == "" {
		page.Search.Show = models.CasesOpen
	}
	page.Search.AfterDue = time.UnixMilli(number(c.QueryParam("due"))).UTC()
	var err error
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Counts, err = models.CountCases(ctx, s.db); err != nil {
		return err
	}
	more := false
	if page.All, more, err = models.ListCases(ctx, s.db, page.Search); err != nil {
		return err
	}
	if more {
		last := page.All[len(page.All)-1]
		page.Next = fmt.Sprintf("%s?show=%s&kind=%s&due=%d&after=%d", views.CasesPath, page.Search.Show, page.Search.Kind, last.DueAt.UnixMilli(), last.ID)
	}
	return s.show(c, page)
}

func (s *Server) newCase(c echo.Context) error { return s.showCaseEditor(c, nil) }

func (s *Server) showCaseEditor(c echo.Context, wrong error) (err error) {
	page := views.CaseEditor{Typed: c.FormValue, Errors: complaints(wrong)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if about := number(c.FormValue("contact")); about != 0 {
		person, err := models.FindLivingContact(c.Request().Context(), s.db, about)
		if err != nil {
			return err
		}
		page.Contact = &person
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) openCase(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	n := models.NewCase{
		Kind: models.CaseKind(c.FormValue("kind")), Person: c.FormValue("person"), Channel: models.CaseChannel(c.FormValue("channel")), Question: c.FormValue("question"),
	}
	if about := number(c.FormValue("contact")); about != 0 {
		n.ContactID = &about
	}
	n.ReceivedAt, n.DueAt = dayBegin(c.FormValue("received"), clock.Zone), dayFinish(c.FormValue("due"), clock.Zone)
	opened, err := models.OpenCase(c.Request().Context(), s.db, actor(c), n)
	if complaints(err) != nil {
		return s.showCaseEditor(c, err)
	}
	if err != nil {
		return err
	}
	next := views.CasePath(opened.ID)
	if !may(c, auditors) {
		next = "/"
	}
	return s.done(c, "Case "+opened.Number()+" is open. Its deadline is "+clock.Day(opened.DueAt)+".", next)
}

// dayBegin is the first moment of a day that was typed, or no time at all.
func dayBegin(text string, zone *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// dayFinish is its last.
func dayFinish(text string, zone *time.Location) time.Time {
	begin, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil {
		return time.Time{}
	}
	return begin.AddDate(0, 0, 1).Add(-time.Second).UTC()
}

func (s *Server) oneCase(c echo.Context) error {
	found, err := models.FindCase(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showCase(c, found, nil)
}

func (s *Server) showCase(c echo.Context, found models.Case, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.CasePage{MayAct: may(c, admins), Typed: c.FormValue, Errors: complaints(wrong)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Line, err = found.Line(ctx, s.db); err != nil {
		return err
	}
	if page.Notes, err = found.ListNotes(ctx, s.db); err != nil {
		return err
	}
	if page.Dossiers, err = found.ListDossiers(ctx, s.db); err != nil {
		return err
	}
	if page.Staff, err = models.ListUsers(ctx, s.db); err != nil {
		return err
	}
	if page.Others, err = found.Others(ctx, s.db); err != nil {
		return err
	}
	page.Opened, page.HeldBy = nameOf(page.Staff, found.OpenedBy), nameOf(page.Staff, found.HeldBy)
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	page.Typed = page.Known
	return s.show(c, page)
}

func nameOf(staff []models.User, id *int64) string {
	for _, u := range staff {
		if id != nil && u.ID == *id {
			return u.Actor().Name
		}
	}
	return ""
}
