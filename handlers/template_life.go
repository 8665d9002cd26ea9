package handlers

import (
	"cmp"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// wishTemplate has Meta asked to delete, resume, archive or bring back a template.
func (s *Server) wishTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if err := t.Ask(c.Request().Context(), s.db, actor(c), models.TemplateWish(c.FormValue("wish"))); err != nil {
		return err
	}
	return s.afterTemplate(c, t, "We are asking Meta.")
}

// takeTemplateOver says that the words found at Meta have been read here.
func (s *Server) takeTemplateOver(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if err := t.TakeOver(c.Request().Context(), s.db, actor(c), number(c.FormValue("version"))); err != nil {
		return err
	}
	return s.afterTemplate(c, t, "Taken over. Campaigns send these words from now on.")
}

// syncTemplates has Meta asked how all templates stand, and goes back to where it was asked for.
func (s *Server) syncTemplates(c echo.Context) error {
	if err := models.AskSync(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	if err := s.flash(c, views.Good, "We are asking Meta. What is new stands here in a moment."); err != nil {
		return err
	}
	if id := number(c.FormValue("template")); id != 0 {
		return redirect(c, views.TemplatePath(id))
	}
	return redirect(c, "/templates")
}

// templateVersion shows one wording as it was kept.
func (s *Server) templateVersion(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	page := views.TemplateVersionPage{Template: t}
	if page.Version, err = t.FindVersion(ctx, s.db, int(number(c.Param("number")))); err != nil {
		return err
	}
	if page.Versions, err = models.ListTemplateVersions(ctx, s.db, t.ID); err != nil {
		return err
	}
	if page.Company, err = s.sendersName(ctx); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	return s.show(c, page)
}

// compareTemplate shows what differs between two wordings: the last two, unless others are asked for.
func (s *Server) compareTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	page := views.TemplateComparison{Template: t}
	if page.Versions, err = models.ListTemplateVersions(ctx, s.db, t.ID); err != nil {
		return err
	}
	to := int(number(c.QueryParam("to")))
	if to == 0 && len(page.Versions) > 0 {
		to = page.Versions[0].Number
	}
	if page.To, err = t.FindVersion(ctx, s.db, to); err != nil {
		return err
	}
	if page.From, err = t.FindVersion(ctx, s.db, cmp.Or(int(number(c.QueryParam("from"))), max(to-1, 1))); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	return s.show(c, page)
}
