package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) evidence(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	summary, err := models.FindLogSummary(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	holders, err := s.holders(c, clock)
	if err != nil {
		return err
	}
	return s.show(c, views.Evidence{Clock: clock, Log: summary, Holders: holders})
}

// signCheckpoint signs the log as it stands, for somebody to keep outside our reach.
func (s *Server) signCheckpoint(c echo.Context) error {
	if _, err := models.SignCheckpoint(c.Request().Context(), s.db); err != nil {
		return err
	}
	if err := s.flash(c, views.Good, "Signed. Keep the checkpoint somewhere else: it proves that nothing before it was changed later."); err != nil {
		return err
	}
	return redirect(c, "/evidence")
}
