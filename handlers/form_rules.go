package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/views"
)

// formRules explains what forms are checked by.
func (s *Server) formRules(c echo.Context) error { return s.show(c, views.FormRules{}) }
