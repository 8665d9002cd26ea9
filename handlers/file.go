package handlers

import (
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
)

// filePolicy is for what people uploaded: opened by itself it can do nothing, whatever it is.
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

// picture shows what everybody may see. Its address is its content, so it never changes.
func (s *Server) picture(c echo.Context) error {
	file, err := models.FindLogo(c.Request().Context(), s.db, c.Param("hash"))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return s.sendFile(c, file, "inline", "")
}

// attachment hands a file to those who may know people. Only pictures open in the browser, and those only because we encoded them ourselves.
func (s *Server) attachment(c echo.Context) error {
	a, err := models.FindAttachment(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if a.File.IsPicture() {
		return s.sendFile(c, a.File, "inline", a.Name)
	}
	return s.sendFile(c, a.File, "attachment", a.Name)
}

func (s *Server) sendFile(c echo.Context, f models.File, disposition, name string) error {
	h := c.Response().Header()
	h.Set("Content-Security-Policy", filePolicy)
	h.Set(echo.HeaderContentDisposition, disposition)
	if named := mime.FormatMediaType(disposition, map[string]string{"filename": name}); name != "" && named != "" {
		h.Set(echo.HeaderContentDisposition, named)
	}
	return c.Stream(http.StatusOK, f.MediaType, models.OpenFile(c.Request().Context(), s.db, f.ID))
}
