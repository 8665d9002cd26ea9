package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// choicePage is how many templates are offered at once: each with the beginning of its text.
const choicePage = 20

// chooseTemplate shows which templates a campaign may use.
func (s *Server) chooseTemplate(c echo.Context) (err error) {
	ctx := c.Request().Context()
	page := views.ChooseTemplate{Purpose: c.QueryParam("purpose"), Expires: c.QueryParam("expires"), Remind: c.QueryParam("remind"),
		Filter: models.TemplateFilter{Search: c.QueryParam("q"), Language: c.QueryParam("language"), After: number(c.QueryParam("after")), Limit: choicePage + 1}}
	if page.Templates, err = models.ListWordedTemplates(ctx, s.db, page.Filter); err != nil {
		return err
	}
	if len(page.Templates) > choicePage {
		page.Templates = page.Templates[:choicePage]
		page.Next = page.Templates[choicePage-1].ID
	}
	if page.Languages, err = models.ListTemplateLanguages(ctx, s.db); err != nil {
		return err
	}
	return s.show(c, page)
}
