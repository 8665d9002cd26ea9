package handlers

import (
	"net/http"

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
	return s.showForm(c, http.StatusOK, form)
}

func (s *Server) publishForm(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	_, err = form.Publish(c.Request().Context(), s.db, actor(c), views.DrawNotice)
	if isReason(err, models.FormIncomplete) {
		return s.showForm(c, statusOf(err), form)
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

func (s *Server) showForm(c echo.Context, status int, form models.Form) (err error) {
	ctx := c.Request().Context()
	page := views.FormPage{Role: views.Role(visitor(c).Role), Form: form, Link: s.formLink(form)}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if page.Pending, err = form.Pending(ctx, s.db); err != nil {
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
	return s.render(c, status, page)
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
