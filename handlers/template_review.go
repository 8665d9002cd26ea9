package handlers

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// askReview asks for a second pair of eyes. What our check finds wrong is shown where it can be put right.
func (s *Server) askReview(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	err = t.RequestReview(c.Request().Context(), s.db, actor(c), c.FormValue("words"))
	if errors.As(err, new(models.Invalid)) {
		return s.editAgain(c, t, err)
	}
	if err != nil {
		return err
	}
	return s.afterTemplate(c, t, "A colleague can read it now. Nobody changes a word meanwhile.")
}

func (s *Server) takeTemplateBack(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if err := t.TakeBack(c.Request().Context(), s.db, actor(c)); err != nil {
		return err
	}
	return s.afterTemplate(c, t, "It is a draft again.")
}

// readTemplate shows a wording to whoever reads it for somebody else.
func (s *Server) readTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	if !t.Reviewing() {
		return redirect(c, views.TemplatePath(t.ID))
	}
	page, err := s.reviewOf(c, t)
	if err != nil {
		return err
	}
	return s.show(c, page)
}

func (s *Server) reviewOf(c echo.Context, t models.Template) (page views.TemplateReview, err error) {
	ctx := c.Request().Context()
	page = views.TemplateReview{Template: t, Typed: map[string]string{}}
	if page.Clock, err = s.clock(c); err != nil {
		return page, err
	}
	versions, err := models.ListTemplateVersions(ctx, s.db, t.ID)
	if err != nil {
		return page, err
	}
	if page.Comments, err = models.ListTemplateComments(ctx, s.db, t.ID); err != nil {
		return page, err
	}
	page = page.Of(versions)
	if page.Company, err = s.sendersName(ctx); err != nil {
		return page, err
	}
	if page.Findings, err = models.JudgeTemplate(ctx, s.db, t.ID, page.Version.Content); err != nil {
		return page, err
	}
	page.Refused, err = refusedWords(models.MayClear(ctx, s.db, visitor(c).ID, page.Version))
	return page, err
}

// refusedWords are why somebody may not, apart from errors of other kinds.
func refusedWords(err error) (string, error) {
	if refusal, ok := errors.AsType[models.Refusal](err); ok {
		return refusal.Message, nil
	}
	return "", err
}

// judgeTemplate clears a wording or sends it back. What was typed is shown again when it cannot be kept.
func (s *Server) judgeTemplate(c echo.Context) error {
	t, err := s.findTemplate(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	version, err := models.FindTemplateVersion(ctx, s.db, number(c.FormValue("version")))
	if err != nil {
		return err
	}
	verdict, typed := verdictOf(c, version)
	err = t.Judge(ctx, s.db, actor(c), verdict)
	if complaints(err) != nil && t.Reviewing() && *t.VersionID == version.ID {
		page, lookup := s.reviewOf(c, t)
		page.Words, page.Typed, page.Errors = verdict.Words, typed, complaints(err)
		return errors.Join(lookup, s.render(c, statusOf(err), page))
	}
	if err != nil {
		return err
	}
	done := "It is back with whoever wrote it."
	if verdict.Cleared {
		done = "Cleared. It can go to Meta now."
	}
	return s.afterTemplate(c, t, done)
}

// verdictOf reads the form of a review: a field for each line of each part of the version.
func verdictOf(c echo.Context, version models.TemplateVersion) (models.TemplateVerdict, map[string]string) {
	v := models.TemplateVerdict{VersionID: version.ID, Cleared: c.FormValue("verdict") == "clear", Words: c.FormValue("words")}
	typed := map[string]string{}
	for i, part := range models.TemplateParts(version.Content) {
		for j := range part.Lines {
			name := views.CommentField(i, j)
			words := strings.TrimSpace(c.FormValue(name))
			if words != "" {
				typed[name] = words
				v.Comments = append(v.Comments, models.LineComment{Place: part.Place, Line: j + 1, Words: words})
			}
		}
	}
	return v, typed
}

// fourEyes is where an admin decides whether templates need a second reader.
func (s *Server) fourEyes(c echo.Context) error {
	page, err := s.fourEyesPage(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) fourEyesPage(c echo.Context) (page views.FourEyesPage, err error) {
	if page.Clock, err = s.clock(c); err != nil {
		return page, err
	}
	if page.FourEyes, err = models.FindFourEyes(c.Request().Context(), s.db); err != nil {
		return page, err
	}
	if page.Rule.ID != 0 {
		page.Choice = map[bool]string{true: "on", false: "off"}[page.Rule.Required]
	}
	for _, role := range page.Rule.Roles {
		page.Roles = append(page.Roles, string(role))
	}
	page.Rules, err = models.ListReviewRules(c.Request().Context(), s.db)
	return page, err
}

func (s *Server) decideFourEyes(c echo.Context) error {
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	var roles []models.Role
	for _, role := range form["roles"] {
		roles = append(roles, models.Role(role))
	}
	err = models.Invalid{"required": "Choose yes or no."}
	if choice := c.FormValue("required"); choice == "on" || choice == "off" {
		err = models.DecideFourEyes(c.Request().Context(), s.db, actor(c), choice == "on", roles)
	}
	if complaints(err) != nil {
		page, lookup := s.fourEyesPage(c)
		page.Choice, page.Roles, page.Errors = c.FormValue("required"), form["roles"], complaints(err)
		return errors.Join(lookup, s.render(c, statusOf(err), page))
	}
	if err != nil {
		return err
	}
	if err := s.flash(c, views.Good, "Saved. It holds from now on; the log says how it was."); err != nil {
		return err
	}
	return redirect(c, views.FourEyesPath)
}
