package handlers

import (
	"errors"
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) forms(c echo.Context) error {
	all, err := models.ListForms(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	tallies, err := models.CountSignups(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	return s.show(c, views.FormList{Clock: clock, Role: views.Role(visitor(c).Role), All: all, Tallies: tallies})
}

func (s *Server) form(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showForm(c, nil, form)
}

func (s *Server) publishForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	_, err = form.Publish(c.Request().Context(), s.db, actor(c), views.DrawNotice, typedReasons(c)...)
	if isReason(err, models.FormIncomplete) || isReason(err, models.FormUnlawful) || errors.As(err, new(models.Invalid)) {
		return s.showForm(c, err, form)
	}
	return s.afterForm(c, form, err, "Published. This is what people see from now on.")
}

func (s *Server) stopForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.afterForm(c, form, form.Stop(c.Request().Context(), s.db, actor(c)), "Stopped. Nobody new can sign up on this form.")
}

func (s *Server) resumeForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.afterForm(c, form, form.Resume(c.Request().Context(), s.db, actor(c)), "The form takes sign-ups again.")
}

func (s *Server) afterForm(c echo.Context, form models.Form, err error, words string) error {
	if err != nil {
		return err
	}
	return s.done(c, words, formPath(form))
}

func (s *Server) formLink(form models.Form) string {
	return s.formsURL().JoinPath("f", form.Code).String()
}

// showForm shows the form, with what was wrong if somebody just tried to publish it.
func (s *Server) showForm(c echo.Context, wrong error, form models.Form) (err error) {
	ctx := c.Request().Context()
	page := views.FormPage{Role: views.Role(visitor(c).Role), Form: form, Link: s.formLink(form), Reasons: map[string]string{}}
	if errors.As(wrong, new(models.Invalid)) {
		page.Errors = complaints(wrong)
	}
	for _, r := range typedReasons(c) {
		page.Reasons[r.Rule] = r.Reason
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Pending, err = form.Pending(ctx, s.db); err != nil {
		return err
	}
	if page.Findings, err = page.Next.Judge(views.DrawNotice); err != nil {
		return err
	}
	if page.Versions, err = models.ListFormVersions(ctx, s.db, form.ID); err != nil {
		return err
	}
	if page.Publishers, err = s.userNames(c); err != nil {
		return err
	}
	tallies, err := models.CountSignups(ctx, s.db)
	if err != nil {
		return err
	}
	page.Tally = tallies[form.ID]
	if page.Activity, err = s.activity(c, page.Clock, "form", form.ID); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

// userNames are what the team is called, by id.
func (s *Server) userNames(c echo.Context) (map[int64]string, error) {
	team, err := models.ListUsers(c.Request().Context(), s.db)
	names := make(map[int64]string, len(team))
	for _, u := range team {
		names[u.ID] = u.Actor().Name
	}
	return names, err
}

// typedReasons are why warnings are all right, by rule.
func typedReasons(c echo.Context) (all []models.AcceptedWarning) {
	values, err := c.FormParams()
	if err != nil {
		return nil
	}
	for name := range values {
		if rule, ok := strings.CutPrefix(name, models.AcceptancePlace("")); ok {
			all = append(all, models.AcceptedWarning{Rule: rule, Reason: values.Get(name)})
		}
	}
	return all
}
