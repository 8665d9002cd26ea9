package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) listSessions(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	all, err := models.ListSessions(c.Request().Context(), s.db, visitor(c))
	if err != nil {
		return err
	}
	here, _ := s.sessionID(c)
	return s.show(c, views.NewSessions(clock, all, here))
}

func (s *Server) endSession(c echo.Context) error {
	if err := models.RevokeSession(c.Request().Context(), s.db, visitor(c), models.ParseSessionID(c.Param("id"))); err != nil {
		return err
	}
	return redirect(c, "/settings/sessions")
}

func (s *Server) endOtherSessions(c echo.Context) error {
	here, _ := s.sessionID(c)
	if err := models.RevokeOtherSessions(c.Request().Context(), s.db, visitor(c), here); err != nil {
		return err
	}
	if err := s.flash(c, views.Good, "Every other browser is signed out."); err != nil {
		return err
	}
	return redirect(c, "/settings/sessions")
}
