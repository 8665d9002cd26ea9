package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) home(c echo.Context) error {
	progress, err := models.FindProgress(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.show(c, views.Home{Role: views.Role(visitor(c).Role), Progress: progress})
}
