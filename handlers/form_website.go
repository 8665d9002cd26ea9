package handlers

import (
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/static"
	"greenlist/views"
)

// formWebsite tells a web developer how to put the form on a website.
func (s *Server) formWebsite(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showFormWebsite(c, form, nil)
}

func (s *Server) allowOrigin(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	_, err = form.AllowOrigin(c.Request().Context(), s.db, actor(c), c.FormValue("origin"), c.FormValue("staging") != "")
	if complaints(err) != nil {
		return s.showFormWebsite(c, form, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Added. The form shows on this website from now on.", formPath(form)+"/website")
}

func (s *Server) forbidOrigin(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := form.ForbidOrigin(c.Request().Context(), s.db, actor(c), number(c.Param("origin"))); err != nil {
		return err
	}
	return s.done(c, "Removed. Browsers no longer show the form on this website.", formPath(form)+"/website")
}

func (s *Server) showFormWebsite(c echo.Context, form models.Form, wrong error) (err error) {
	ctx := c.Request().Context()
	page := views.FormWebsite{Form: form, Makes: may(c, makers), Mode: widgetMode(c), Base: s.formsOrigin(), Link: s.formLink(form), Errors: complaints(wrong)}
	if page.Origins, err = models.ListOrigins(ctx, s.db, form.ID); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if form.State() != models.FormDrafted {
		if page, err = s.withLoader(c, page); err != nil {
			return err
		}
	}
	if wrong == nil {
		return s.show(c, page)
	}
	page.Typed.Origin, page.Typed.Staging = c.FormValue("origin"), c.FormValue("staging") != ""
	return s.render(c, statusOf(wrong), page)
}

// withLoader adds what only a published form has: the words on its button, and the build of the loader that this page promises to keep.
func (s *Server) withLoader(c echo.Context, page views.FormWebsite) (views.FormWebsite, error) {
	version, err := page.Form.Version(c.Request().Context(), s.db)
	if err != nil {
		return page, err
	}
	page.Company, page.Button = version.Content.Company.Name, version.Content.Texts[version.Content.Languages[0]].Button
	if loader, ok := static.WidgetLoader(); ok {
		page.Fixed, page.Integrity = s.formsOrigin()+"/widget/"+fixedLoader(loader), loader.Integrity
		err = models.KeepLoader(c.Request().Context(), s.db, loader.Hash, loader.Body)
	}
	return page, err
}

func widgetMode(c echo.Context) views.WidgetMode {
	if mode := views.WidgetMode(c.QueryParam("mode")); slices.Contains(views.WidgetModes, mode) {
		return mode
	}
	return views.WidgetInline
}
