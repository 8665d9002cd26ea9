package handlers

import (
	"strings"
	"time"

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
	page := views.Contacts{Clock: clock, Search: contactSearch(c, clock.Zone), MayChange: may(c, makers), Errors: complaints(wrong)}
	if page.Page, err = models.ListContacts(ctx, s.db, page.Search); err != nil {
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

// contactSearch reads the filters, all of which stand in the address.
func contactSearch(c echo.Context, zone *time.Location) models.ContactSearch {
	purpose, state, _ := strings.Cut(c.QueryParam("consent"), ":")
	since, _ := time.ParseInLocation(time.DateOnly, c.QueryParam("since"), zone)
	search := models.ContactSearch{
		Text: c.QueryParam("q"), PurposeID: number(purpose), State: models.ConsentState(state),
		Country: c.QueryParam("country"), Language: c.QueryParam("language"), Source: c.QueryParam("source"), Tag: strings.TrimSpace(c.QueryParam("tag")),
		Suppressed: c.QueryParam("suppressed") != "", Since: since, Before: number(c.QueryParam("before")), After: number(c.QueryParam("after")),
	}
	if value := strings.TrimSpace(c.QueryParam("value")); value != "" {
		search.Attribute, search.Value = c.QueryParam("attribute"), value
	}
	return search
}
