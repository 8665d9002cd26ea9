package handlers

import (
	"context"
	"errors"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// templatePage is how many templates a page lists.
const templatePage = 50

func (s *Server) templates(c echo.Context) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Templates{Clock: clock, MayWrite: may(c, makers), Filter: templateFilter(c)}
	page.Filter.Limit = templatePage + 1
	if page.Rows, err = models.ListTemplates(ctx, s.db, page.Filter); err != nil {
		return err
	}
	if page.Languages, err = models.ListTemplateLanguages(ctx, s.db); err != nil {
		return err
	}
	if len(page.Rows) > templatePage {
		page.Rows = page.Rows[:templatePage]
		page.Next = page.Rows[templatePage-1].ID
	}
	if page.OnTheirWay, err = models.OnTheirWay(ctx, s.db, page.Rows); err != nil {
		return err
	}
	_, err = models.FindAccount(ctx, s.db)
	page.Connected = err == nil
	if err := unlessNotFound(err); err != nil {
		return err
	}
	return s.show(c, page)
}

// templateFilter is what the address asks of the list.
func templateFilter(c echo.Context) models.TemplateFilter {
	return models.TemplateFilter{
		Standing: models.TemplateStanding(c.QueryParam("status")), Category: c.QueryParam("category"), Language: c.QueryParam("language"),
		Quality: c.QueryParam("quality"), Use: models.TemplateUse(c.QueryParam("use")), Search: c.QueryParam("q"), IDs: numbers(c, "id"),
		After: number(c.QueryParam("after")),
	}
}

func (s *Server) template(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	page, err := s.templatePage(c, t)
	if err != nil {
		return err
	}
	return s.show(c, page)
}

func (s *Server) templatePage(c echo.Context, t models.Template) (page views.TemplatePage, err error) {
	ctx := c.Request().Context()
	page = views.TemplatePage{Template: t, MayWrite: may(c, makers), Role: role(c)}
	if page.Clock, err = s.clock(c); err != nil {
		return page, err
	}
	if page.Version, err = models.FindTemplateVersion(ctx, s.db, *t.VersionID); err != nil {
		return page, err
	}
	if page.Company, err = s.sendersName(ctx); err != nil {
		return page, err
	}
	if page.Findings, err = models.JudgeTemplate(ctx, s.db, t.ID, page.Version.Content); err != nil {
		return page, err
	}
	if page.Activity, err = s.activity(c, page.Clock, "template", t.ID); err != nil {
		return page, err
	}
	if err := s.tellStory(ctx, &page); err != nil {
		return page, err
	}
	return page, s.tellMeta(ctx, &page)
}

// tellStory adds what happened to a template, and what people said of it.
func (s *Server) tellStory(ctx context.Context, page *views.TemplatePage) (err error) {
	id := page.Template.ID
	if page.Steps, err = models.ListTemplateSteps(ctx, s.db, id); err != nil {
		return err
	}
	if page.Uses, err = models.ListTemplateUses(ctx, s.db, id); err != nil {
		return err
	}
	if page.Languages, err = page.Template.LanguageCodes(ctx, s.db); err != nil {
		return err
	}
	if page.Versions, err = models.ListTemplateVersions(ctx, s.db, id); err != nil {
		return err
	}
	if page.Comments, err = models.ListTemplateComments(ctx, s.db, id); err != nil {
		return err
	}
	page.FourEyes, err = models.FindFourEyes(ctx, s.db)
	return err
}

// tellMeta adds what is between us and Meta: tasks on their way, edits used up, words that were found there.
func (s *Server) tellMeta(ctx context.Context, page *views.TemplatePage) (err error) {
	t := page.Template
	if page.Submission, err = t.FindSubmission(ctx, s.db); unlessNotFound(err) != nil {
		return err
	}
	if page.Wish, err = t.FindWish(ctx, s.db); unlessNotFound(err) != nil {
		return err
	}
	if page.Account, err = models.FindAccount(ctx, s.db); unlessNotFound(err) != nil {
		return err
	}
	if page.Allowance, err = models.FindEditAllowance(ctx, s.db, t.ID); err != nil || t.FoundVersionID == nil {
		return err
	}
	page.Ours = page.Version
	if t.LiveVersionID != nil {
		if page.Ours, err = models.FindTemplateVersion(ctx, s.db, *t.LiveVersionID); err != nil {
			return err
		}
	}
	page.Found, err = models.FindTemplateVersion(ctx, s.db, *t.FoundVersionID)
	return err
}

// sendersName is who a message comes from, as people see it: the number's name, or the company's while no number is known.
func (s *Server) sendersName(ctx context.Context) (string, error) {
	numbers, err := models.ListNumbers(ctx, s.db)
	if err == nil && len(numbers) > 0 && numbers[0].VerifiedName != "" {
		return numbers[0].VerifiedName, nil
	}
	if err != nil {
		return "", err
	}
	company, err := models.FindOrganisation(ctx, s.db)
	return company.Name, err
}

// submitTemplate sends the draft off. What our check finds wrong is shown where it can be put right.
func (s *Server) submitTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	err = t.Submit(c.Request().Context(), s.db, actor(c))
	if errors.As(err, new(models.Invalid)) {
		return s.editAgain(c, t, err)
	}
	if err != nil {
		return err
	}
	return s.afterTemplate(c, t, "It is on its way to Meta. Most templates are decided within minutes.")
}

func (s *Server) correctTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if err := t.Correct(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return redirect(c, views.TemplatePath(t.ID)+"/edit")
}

func (s *Server) discardTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if err := t.Discard(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	if t.DeletedAt == nil {
		return s.afterTemplate(c, t, "The corrected draft is gone.")
	}
	if err := s.flash(c, views.Good, "The draft is deleted."); err != nil {
		return err
	}
	return redirect(c, "/templates")
}

func (s *Server) afterTemplate(c echo.Context, t models.Template, done string) error {
	if err := s.flash(c, views.Good, done); err != nil {
		return err
	}
	return redirect(c, views.TemplatePath(t.ID))
}

func (s *Server) findTemplate(c echo.Context) (models.Template, error) {
	return models.FindTemplate(c.Request().Context(), s.db, id(c))
}
