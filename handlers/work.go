package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// troubledShown is how much of what has not worked a page shows.
const troubledShown = 50

// work shows what is done in the background, and why something was not.
func (s *Server) work(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Work{Clock: clock}
	if page.Regular, err = models.ListHousework(c.Request().Context(), s.db); err != nil {
		return err
	}
	if page.Troubled, err = models.ListTroubled(c.Request().Context(), s.db, troubledShown); err != nil {
		return err
	}
	return s.show(c, page)
}
