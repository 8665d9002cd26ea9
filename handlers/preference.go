package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// preferences shows a person what they receive. The link is their key; there is nothing to sign in to.
func (s *Server) preferences(c echo.Context) error {
	contact, err := models.FindPreferences(c.Request().Context(), s.db, c.Param("token"))
	if err != nil {
		return err
	}
	return s.showPreferences(c, contact, "")
}

// stopByPreference is a no, at once, and says so.
func (s *Server) stopByPreference(c echo.Context) error {
	ctx := c.Request().Context()
	contact, err := models.FindPreferences(ctx, s.db, c.Param("token"))
	if err != nil {
		return err
	}
	words, stopped := views.WordsIn(s.languageOfPerson(c, contact)).Preferences, c.FormValue("purpose")
	if stopped == "all" {
		if err := contact.StopByPreference(ctx, s.db, nil, words.StopAll); err != nil {
			return err
		}
		return s.showPreferences(c, contact, "all")
	}
	purpose, err := models.FindPurpose(ctx, s.db, number(stopped))
	if err != nil {
		return err
	}
	if err := contact.StopByPreference(ctx, s.db, []int64{purpose.ID}, words.Stop); err != nil {
		return err
	}
	return s.showPreferences(c, contact, "one")
}

func (s *Server) showPreferences(c echo.Context, contact models.Contact, stopped string) error {
	agreements, err := contact.ListAgreements(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, views.PreferencePage{
		Language: s.languageOfPerson(c, contact), Company: company.Name, Path: "/p/" + c.Param("token"),
		Agreements: agreements, Zone: company.Location(), Stopped: stopped,
	})
}

// languageOfPerson is the one they signed up in; their browser's where we know none.
func (s *Server) languageOfPerson(c echo.Context, contact models.Contact) string {
	if slices.Contains(models.Languages, contact.Language) {
		return contact.Language
	}
	return preferred(c, models.Languages)
}
