package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

func (s *Server) contacts(c echo.Context) error { return s.showContacts(c, nil) }

// showContacts lists people; wrong is what was the matter with a question about all of them.
func (s *Server) showContacts(c echo.Context, wrong error) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Contacts{Clock: clock, MayChange: may(c, makers), Errors: complaints(wrong)}
	var unread error
	page.Search, unread = s.contactSearch(c, clock.Zone)
	if page.Unread = complaints(unread); unread != nil && page.Unread == nil {
		return unread
	}
	if page.Unread != nil { // a list without that filter would not be what was asked for
		page.Typed, wrong = c.QueryParams(), unread
	} else if err := s.listContacts(ctx, &page); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, false); err != nil {
		return err
	}
	if page.Choices, err = models.FindContactChoices(ctx, s.db); err != nil {
		return err
	}
	if page.Retaggings, err = models.ListRetaggings(ctx, s.db); err != nil {
		return err
	}
	if wrong != nil {
		page.Tag = c.FormValue("give")
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) listContacts(ctx context.Context, page *views.Contacts) (err error) {
	if page.Page, err = models.ListContacts(ctx, s.db, page.Search); err != nil {
		return err
	}
	if page.Count, page.More, err = page.Page.Count(ctx); err != nil {
		return err
	}
	page.Consents, err = models.ListConsentsOf(ctx, s.db, page.IDs())
	return err
}
