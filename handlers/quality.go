package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

const (
	// qualityDays is how far back the charts look.
	qualityDays = 60
	// qualityTemplates is how many templates the page lists, the worst first.
	qualityTemplates = 100
)

func (s *Server) quality(c echo.Context) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Quality{Clock: clock, Admin: may(c, admins)}
	if page.Numbers, err = models.ListNumberHealth(ctx, s.db, qualityDays, clock.Zone); err != nil {
		return err
	}
	if page.Templates, err = models.ListTemplateQuality(ctx, s.db, qualityTemplates); err != nil {
		return err
	}
	_, err = models.FindAccount(ctx, s.db)
	page.Connected = err == nil
	if err := unlessNotFound(err); err != nil {
		return err
	}
	return s.show(c, page)
}
