package handlers

import (
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// formVersion shows a version as people saw it, in one language and one of its shapes.
func (s *Server) formVersion(c echo.Context) error {
	form, version, notice, err := s.renderedForm(c, noticeKind(c))
	if err != nil {
		return err
	}
	page := views.FormVersionPage{Form: form, Version: version, Notice: notice, Publisher: "Greenlist"}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Versions, err = models.ListFormVersions(c.Request().Context(), s.db, form.ID); err != nil {
		return err
	}
	names, err := s.userNames(c)
	if err != nil {
		return err
	}
	if version.PublishedBy != nil {
		page.Publisher = names[*version.PublishedBy]
	}
	return s.show(c, page)
}

// noticeKind is the shape that was asked for; the page's where there is no such one.
func noticeKind(c echo.Context) string {
	if kind := c.QueryParam("kind"); slices.Contains(models.NoticeKinds, kind) {
		return kind
	}
	return models.ConsentBlock
}

// keptNotice hands out a notice byte for byte, so that anybody can compute its fingerprint.
func (s *Server) keptNotice(c echo.Context) error {
	form, version, notice, err := s.renderedForm(c, noticeKind(c))
	if err != nil {
		return err
	}
	return noticeFile(c, form, version, notice)
}

// compareForm shows what differs between two versions.
func (s *Server) compareForm(c echo.Context) error {
	ctx := c.Request().Context()
	form, err := models.FindForm(ctx, s.db, id(c))
	if err != nil {
		return err
	}
	page := views.FormComparison{Form: form}
	if page.From, err = form.FindVersion(ctx, s.db, int(number(c.QueryParam("from")))); err != nil {
		return err
	}
	if page.To, err = form.FindVersion(ctx, s.db, int(number(c.QueryParam("to")))); err != nil {
		return err
	}
	if page.Versions, err = models.ListFormVersions(ctx, s.db, form.ID); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	return s.show(c, page)
}
