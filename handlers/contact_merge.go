package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// searchMerge finds the other contact of one person.
func (s *Server) searchMerge(c echo.Context) error {
	contact, err := s.findContact(c)
	if err != nil {
		return err
	}
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.MergeSearch{Clock: clock, Contact: contact, Text: c.QueryParam("q")}
	if !c.QueryParams().Has("q") {
		page.Text = contact.Name // people of the same name are where to look first
	}
	if page.Text != "" {
		found, err := models.ListContacts(c.Request().Context(), s.db, models.ContactSearch{Text: page.Text})
		if err != nil {
			return err
		}
		for _, other := range found.Contacts {
			if other.ID != contact.ID {
				page.Found = append(page.Found, other)
			}
		}
	}
	return s.show(c, page)
}

func (s *Server) previewMerge(c echo.Context) error {
	keep, gone, err := s.findBoth(c)
	if err != nil {
		return err
	}
	return s.showMerge(c, keep, gone, nil)
}

func (s *Server) mergeContacts(c echo.Context) error {
	keep, gone, err := s.findBoth(c)
	if err != nil {
		return err
	}
	if err := keep.Merge(c.Request().Context(), s.db, actor(c), gone.ID, c.FormValue("note")); err != nil {
		if complaints(err) == nil {
			return err
		}
		return s.showMerge(c, keep, gone, err)
	}
	return s.done(c, "They are one person now.", views.ContactPath(keep.ID))
}

func (s *Server) showMerge(c echo.Context, keep, gone models.Contact, wrong error) error {
	ctx := c.Request().Context()
	clock, err := s.clock(c)
	if err != nil {
		return err
	}
	page := views.Merge{Clock: clock, Keep: keep, Gone: gone, Note: c.FormValue("note"), Errors: complaints(wrong)}
	if page.After, page.AfterConsents, err = keep.PreviewMerge(ctx, s.db, gone); err != nil {
		return err
	}
	if page.KeepConsents, err = models.ListConsents(ctx, s.db, keep.ID); err != nil {
		return err
	}
	if page.GoneConsents, err = models.ListConsents(ctx, s.db, gone.ID); err != nil {
		return err
	}
	if page.Purposes, err = models.ListPurposes(ctx, s.db); err != nil {
		return err
	}
	if page.Attributes, err = models.ListAttributes(ctx, s.db, true); err != nil {
		return err
	}
	if wrong != nil {
		return s.render(c, statusOf(wrong), page)
	}
	return s.show(c, page)
}

func (s *Server) findBoth(c echo.Context) (keep, gone models.Contact, err error) {
	if keep, err = s.findContact(c); err != nil {
		return keep, gone, err
	}
	other, _ := strconv.ParseInt(c.Param("other"), 10, 64)
	gone, err = models.FindContact(c.Request().Context(), s.db, other)
	return keep, gone, err
}
