package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// paperForm is a version as a sheet for print.
func (s *Server) paperForm(c echo.Context) error {
	form, version, notice, err := s.renderedForm(c, models.PaperNotice)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, views.Sheet{
		Form: form, Version: version, Language: notice.Language, Notice: notice.HTML, Link: s.formLink(form), Path: views.VersionPath(version) + "/paper",
	})
}

// scriptForm is a version as it is read out.
func (s *Server) scriptForm(c echo.Context) error {
	form, version, notice, err := s.renderedForm(c, models.ScriptNotice)
	if err != nil {
		return err
	}
	return s.show(c, views.ScriptPage{
		Form: form, Version: version, Language: notice.Language, Notice: notice.HTML, Path: views.VersionPath(version) + "/script", Makes: may(c, makers),
	})
}

func (s *Server) renderedForm(c echo.Context, kind string) (models.Form, models.FormVersion, models.Notice, error) {
	ctx := c.Request().Context()
	form, err := models.FindForm(ctx, s.db, id(c))
	if err != nil {
		return form, models.FormVersion{}, models.Notice{}, err
	}
	version, err := form.FindVersion(ctx, s.db, int(number(c.Param("number"))))
	if err != nil {
		return form, version, models.Notice{}, err
	}
	notice, err := models.FindNoticeOf(ctx, s.db, version.ID, preferred(c, version.Content.Languages), kind)
	return form, version, notice, err
}
