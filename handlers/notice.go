package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// shownNotice is what people saw, as a page by itself for a frame on ours: it runs nothing, sends nothing and leads nowhere.
func (s *Server) shownNotice(c echo.Context) error {
	notice, version, form, err := models.FindNoticeShown(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'; "+
		"frame-ancestors 'self'; sandbox allow-same-origin")
	return s.write(c, http.StatusOK, views.NoticeAsShown(form, version, notice))
}

// noticeBytes hands out a notice byte for byte, so that anybody can compute its fingerprint.
func (s *Server) noticeBytes(c echo.Context) error {
	notice, version, form, err := models.FindNoticeShown(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return noticeFile(c, form, version, notice)
}

func noticeFile(c echo.Context, form models.Form, version models.FormVersion, notice models.Notice) error {
	name := fmt.Sprintf("form-%s-version-%d-%s-%s.html", form.Code, version.Number, notice.Language, notice.Kind)
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`"`)
	return c.Blob(http.StatusOK, "text/html; charset=utf-8", []byte(notice.HTML))
}
