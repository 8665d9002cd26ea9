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
	loader, keep, err := s.loader(c, c.Param("file"))
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Cache-Control", keep)
	h.Set("Access-Control-Allow-Origin", "*") // integrity can only be checked of what may be read
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Content-Type", "text/javascript; charset=utf-8")
	h.Set("ETag", `"`+loader.Hash+`"`)
	h.Add("Vary", "Accept-Encoding")
	if len(loader.Squeezed) > 0 && strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		h.Set("ETag", `"`+loader.Hash+`-gzip"`)
		loader.Body = loader.Squeezed
	}
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(loader.Body))
	return nil
}

const (
	keepShortly = "public, max-age=600, stale-while-revalidate=86400"
	keepForEver = "public, max-age=31536000, immutable"
)

// loader is the build with a file name, and how long browsers may keep it. Builds from before an update are those that were given out.
func (s *Server) loader(c echo.Context, file string) (l static.Loader, keep string, err error) {
	current, ok := static.WidgetLoader()
	switch {
	case ok && file == "v1.js":
		return current, keepShortly, nil
	case ok && file == fixedLoader(current):
		return current, keepForEver, nil
	}
	l.Hash = strings.TrimSuffix(strings.TrimPrefix(file, "v1."), ".js")
	l.Body, err = models.FindLoader(c.Request().Context(), s.db, l.Hash)
	if err == nil && file != fixedLoader(l) {
		err = models.NotFound{What: "script"}
	}
	return l, keepForEver, err
}

// fixedLoader is the file name of one build.
func fixedLoader(l static.Loader) string { return "v1." + l.Hash + ".js" }
