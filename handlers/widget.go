package handlers

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/static"
)

// widget serves the script that companies put on their own websites: /widget/v1.js, which follows us, and /widget/v1.<hash>.js, which is one build
// for ever. Any website may load it; what it can show there the form's list of websites decides.
func (s *Server) widget(c echo.Context) error {
	loader, ok := static.WidgetLoader()
	if !ok {
		return models.NotFound{What: "script"}
	}
	h := c.Response().Header()
	switch c.Param("file") {
	case "v1.js":
		h.Set("Cache-Control", "public, max-age=600, stale-while-revalidate=86400")
	case fixedLoader(loader):
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	default:
		return models.NotFound{What: "script"}
	}
	h.Set("Access-Control-Allow-Origin", "*") // integrity can only be checked of what may be read
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Content-Type", "text/javascript; charset=utf-8")
	h.Set("ETag", `"`+loader.Hash+`"`)
	h.Add("Vary", "Accept-Encoding")
	body := loader.Body
	if len(loader.Squeezed) > 0 && strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		h.Set("ETag", `"`+loader.Hash+`-gzip"`)
		body = loader.Squeezed
	}
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(body))
	return nil
}

// fixedLoader is the file name of one build.
func fixedLoader(l static.Loader) string { return "v1." + l.Hash + ".js" }
