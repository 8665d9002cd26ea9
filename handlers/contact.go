package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) contacts(c echo.Context) error {
	ctx, search := c.Request().Context(), contactSearch(c)
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Contacts{Clock: clock, Search: search, MayImport: may(c, makers)}
	if page.Page, err = models.ListContacts(ctx, s.db, search); err != nil {
		return err
	}
	if page.Count, page.More, err = page.Page.Count(ctx); err != nil {
		return err
	}
	if page.Consents, err = models.ListConsentsOf(ctx, s.db, page.IDs()); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Choices, err = models.FindAudienceChoices(ctx, s.db); err != nil {
		return err
	}
	return s.show(c, page)
}

// contactSearch reads the filters, all of which stand in the address.
func contactSearch(c echo.Context) models.ContactSearch {
	purpose, state, _ := strings.Cut(c.QueryParam("consent"), ":")
	return models.ContactSearch{
		Text: c.QueryParam("q"), PurposeID: number(purpose), State: models.ConsentState(state),
		Country: c.QueryParam("country"), Language: c.QueryParam("language"), Tag: strings.TrimSpace(c.QueryParam("tag")),
		Before: number(c.QueryParam("before")), After: number(c.QueryParam("after")),
	}
}

func (s *Server) contact(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	return s.showContact(c, contact, "", nil)
}

func (s *Server) showContact(c echo.Context, contact models.Contact, note string, wrong error) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Contact{Clock: clock, Contact: contact, MayRecord: may(c, makers), Note: note, Errors: complaints(wrong)}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Consents, err = models.ListConsents(ctx, s.db, contact.ID); err != nil {
		return err
	}
	if page.History, _, err = contact.ListHistory(ctx, s.db, models.HistoryPlace{}); err != nil {
		return err
	}
	if page.Askable, err = s.askableForms(c, contact); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) recordOptout(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	note := c.FormValue("note")
	if err := contact.OptOut(c.Request().Context(), s.db, actor(c), note); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showContact(c, contact, note, err)
	}
	if err := s.flash(c, views.Good, "Recorded. From now on no campaign reaches "+contact.Label()+"."); err != nil {
		return err
	}
	return redirect(c, views.ContactPath(contact.ID))
}

func (s *Server) findContact(c echo.Context) (models.Contact, error) {
	return models.FindContact(c.Request().Context(), s.db, id(c))
}
