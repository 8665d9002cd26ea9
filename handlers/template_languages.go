package handlers

import (
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// templateLanguages shows all languages of a template beside each other.
func (s *Server) templateLanguages(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	page := views.TemplateLanguages{Template: t, MayWrite: may(c, makers)}
	if page.All, err = t.ListLanguages(ctx, s.db); err != nil {
		return err
	}
	if page.Missing, err = models.ListTemplateLanguages(ctx, s.db); err != nil {
		return err
	}
	page.Missing = slices.DeleteFunc(page.Missing, func(code string) bool {
		return slices.ContainsFunc(page.All, func(t models.TemplateInLanguage) bool { return t.Language == code })
	})
	if page.Company, err = s.sendersName(ctx); err != nil {
		return err
	}
	return s.show(c, page)
}
