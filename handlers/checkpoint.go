package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// checkpoints lists what was signed.
func (s *Server) checkpoints(c echo.Context) error {
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	below, _ := strconv.ParseInt(c.QueryParam("below"), 10, 64)
	above, _ := strconv.ParseInt(c.QueryParam("above"), 10, 64)
	page, err := models.ListCheckpoints(c.Request().Context(), s.db, below, above)
	if err != nil {
		return err
	}
	return s.show(c, views.Checkpoints{Clock: clock, Page: page})
}

// checkpoint hands out one as the file that `greenlist verify --checkpoint` takes.
func (s *Server) checkpoint(c echo.Context) error {
	size, _ := strconv.ParseInt(c.Param("size"), 10, 64)
	found, err := models.FindCheckpoint(c.Request().Context(), s.db, size)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf(`attachment; filename="checkpoint-%d.txt"`, size))
	return c.Blob(http.StatusOK, echo.MIMETextPlainCharsetUTF8, []byte(found.Note))
}
