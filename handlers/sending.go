package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// pauseSending stops every campaign at once.
func (s *Server) pauseSending(c echo.Context) error {
	if err := models.PauseSending(c.Request().Context(), s.db, actor(c), "staff"); err != nil {
		return err
	}
	return s.afterSending(c, "All sending is paused.")
}

func (s *Server) resumeSending(c echo.Context) error {
	if err := models.ResumeSending(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.afterSending(c, "Sending goes on.")
}

func (s *Server) afterSending(c echo.Context, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, "/campaigns")
}
