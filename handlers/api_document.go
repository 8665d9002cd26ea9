package handlers

import (
	_ "embed"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/views"
)

//go:embed openapi.json
var openAPIDocument []byte

// openAPI describes the API for programs: OpenAPI 3.1.
func (s *Server) openAPI(c echo.Context) error {
	return c.JSONBlob(http.StatusOK, openAPIDocument)
}

// apiGuide describes it for people.
func (s *Server) apiGuide(c echo.Context) error {
	return s.show(c, views.APIGuide{URL: s.PublicURL.String(), Role: views.Role(visitor(c).Role)})
}
