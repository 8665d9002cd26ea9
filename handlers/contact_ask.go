package handlers

import (
	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// askContact asks somebody for their yes in the conversation that they have opened.
func (s *Server) askContact(c echo.Context) error {
	ctx := c.Request().Context()
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	form, err := models.FindForm(ctx, s.db, number(c.FormValue("form")))
	if unlessNotFound(err) != nil {
		return err
	}
	if err != nil {
		err = models.Invalid{"form": "Choose a form."}
	} else {
		err = contact.Ask(ctx, s.db, actor(c), form)
	}
	if complaints(err) != nil {
		return s.showContact(c, contact, "", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, "Asked. Their answer appears here.", views.ContactPath(contact.ID))
}

// askableForms are those for which a person can be asked now; none where the window is closed.
func (s *Server) askableForms(c echo.Context, contact models.Contact) (live []models.Form, err error) {
	if !contact.MayBeAnswered(s.db.Now()) || contact.SuppressedAt != nil || !may(c, makers) {
		return nil, nil
	}
	all, err := models.ListForms(c.Request().Context(), s.db)
	for _, form := range all {
		if form.State() == models.FormLive {
			live = append(live, form)
		}
	}
	return live, err
}
