package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// look is the style sheet of a company's colour: /look/0f766e.css. It follows from its address alone, so browsers may keep it.
func (s *Server) look(c echo.Context) error {
	name, isSheet := strings.CutSuffix(c.Param("sheet"), ".css")
	css, ok := views.LookSheet("#" + name)
	if !isSheet || !ok {
		return models.NotFound{What: "style sheet"}
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=86400")
	return c.Blob(http.StatusOK, "text/css; charset=utf-8", []byte(css))
}
