package handlers

import (
	"context"
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// retentionAhead is how far the list of whose proof goes looks.
const retentionAhead = 30 * 24 * time.Hour

func (s *Server) retention(c echo.Context) error { return s.showRetention(c, nil, nil) }

func (s *Server) showRetention(c echo.Context, would *int64, wrong error) error {
	page := views.Retention{MayAct: may(c, admins), Typed: c.FormValue, Would: would, Errors: complaints(wrong)}
	var err error
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if err := s.fillRetention(c.Request().Context(), &page, lapsingAfter(c)); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func lapsingAfter(c echo.Context) models.Lapsing {
	after := number(c.QueryParam("after"))
	if after == 0 {
		return models.Lapsing{}
	}
	return models.Lapsing{ID: after, DueAt: time.UnixMicro(number(c.QueryParam("due"))).UTC()}
}

func (s *Server) fillRetention(ctx context.Context, page *views.Retention, after models.Lapsing) error {
	company, err := models.FindOrganisation(ctx, s.db)
	if err != nil {
		return err
	}
	page.Company = company.Company()
	if page.Rules, err = models.ListRetentionRules(ctx, s.db); err != nil {
		return err
	}
	if page.Months, page.Unreckoned, err = models.RetentionCalendar(ctx, s.db); err != nil {
		return err
	}
	more := false
	if page.Soon, more, err = models.ListLapsing(ctx, s.db, s.db.Now().Add(retentionAhead), after); err != nil {
		return err
	}
	if more {
		last := page.Soon[len(page.Soon)-1]
		page.Next = fmt.Sprintf("%s?due=%d&after=%d", views.RetentionPath, last.DueAt.UnixMicro(), last.ID)
	}
	return nil
}

// setRetention shows what a rule would do, or sets it.
func (s *Server) setRetention(c echo.Context) error {
	ctx := c.Request().Context()
	rule := models.RetentionRule{Country: c.FormValue("country"), Period: models.Retention(c.FormValue("period")), Reason: c.FormValue("reason")}
	if c.FormValue("do") == "set" {
		err := models.SetRetention(ctx, s.db, actor(c), rule)
		if complaints(err) != nil {
			return s.showRetention(c, nil, err)
		}
		if err != nil {
			return err
		}
		return s.done(c, "The rule is set. What is due under it goes within the hour.", views.RetentionPath)
	}
	if err := rule.Check(); err != nil {
		return s.showRetention(c, nil, err)
	}
	would, err := models.CountLapsing(ctx, s.db, rule.Country, rule.Period)
	if err != nil {
		return err
	}
	return s.showRetention(c, &would, nil)
}
