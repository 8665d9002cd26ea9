package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// tagContacts gives a tag to everybody the list holds, or takes it from them.
func (s *Server) tagContacts(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	values, err := c.FormParams()
	if err != nil {
		return err
	}
	field := "give"
	if values.Has("take") {
		field = "take"
	}
	search, err := s.contactSearch(c, clock.Zone)
	if complaints(err) != nil {
		return s.showContacts(c, nil)
	}
	if err != nil {
		return err
	}
	r, err := models.StartRetagging(c.Request().Context(), s.db, actor(c), search, values.Get(field), field == "take")
	if wrong := complaints(err); wrong != nil {
		return s.showContacts(c, models.Invalid{field: wrong["tag"]})
	}
	if err != nil {
		return err
	}
	return redirect(c, views.RetaggingPath(r.ID))
}

func (s *Server) retagging(c echo.Context) error {
	r, err := models.FindRetagging(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.show(c, views.RetaggingPage{Retagging: r})
}

func (s *Server) cancelRetagging(c echo.Context) error {
	r, err := models.FindRetagging(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := r.Cancel(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return redirect(c, views.RetaggingPath(r.ID))
}
