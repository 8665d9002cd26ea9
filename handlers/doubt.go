package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) doubts(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Doubts{Clock: clock}
	all, more, err := models.ListDoubts(c.Request().Context(), s.db, number(c.QueryParam("after")))
	if err != nil {
		return err
	}
	if page.All = all; more {
		page.Next = fmt.Sprintf("%s?after=%d", views.DoubtsPath, all[len(all)-1].ID)
	}
	return s.show(c, page)
}

func (s *Server) doubt(c echo.Context) error {
	line, err := models.FindDoubt(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	page := views.DoubtPage{Line: line, MayRead: may(c, readers)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(c.Request().Context(), s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

// stopDoubt is somebody reading a no in a message.
func (s *Server) stopDoubt(c echo.Context) error {
	line, err := models.FindDoubt(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := line.Stop(c.Request().Context(), s.db, actor(c), numbers(c, "purpose")); err != nil {
		return err
	}
	return s.done(c, "Recorded. They have stopped, and their message is the proof.", views.DoubtsPath)
}

// dismissDoubt is somebody reading something else in it.
func (s *Server) dismissDoubt(c echo.Context) error {
	line, err := models.FindDoubt(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := line.Dismiss(c.Request().Context(), s.db, actor(c), c.FormValue("note")); err != nil {
		return err
	}
	return s.done(c, "Noted. What waited for them goes out within five minutes.", views.DoubtsPath)
}
