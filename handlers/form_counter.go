package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) formCounters(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	return s.showFormCounters(c, form, nil)
}

func (s *Server) openCounter(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	_, err = form.OpenCounter(c.Request().Context(), s.db, actor(c), c.FormValue("place"))
	if complaints(err) != nil {
		return s.showFormCounters(c, form, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Made. Open the address on the tablet.", formPath(form)+"/counters")
}

func (s *Server) closeCounter(c echo.Context) error {
	form, err := models.FindForm(c.Request().Context(), s.db, id(c))
	if err != nil {
		return err
	}
	if err := form.CloseCounter(c.Request().Context(), s.db, actor(c), number(c.Param("counter"))); err != nil {
		return err
	}
	return s.done(c, "Closed. The tablet’s address no longer works.", formPath(form)+"/counters")
}

func (s *Server) showFormCounters(c echo.Context, form models.Form, wrong error) (err error) {
	page := views.FormCounters{Form: form, Makes: may(c, makers), Link: s.counterLink, Errors: complaints(wrong)}
	if page.All, err = models.ListCounters(c.Request().Context(), s.db, form.ID); err != nil {
		return err
	}
	if page.Clock, err = s.clock(c); err != nil {
		return err
	}
	if wrong == nil {
		return s.show(c, page)
	}
	page.Place = c.FormValue("place")
	return s.render(c, statusOf(wrong), page)
}

// counterLink is the address that a tablet shows.
func (s *Server) counterLink(counter models.FormCounter) string {
	return s.formsURL().JoinPath(models.CounterLink(s.db, counter.ID)).String()
}
