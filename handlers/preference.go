package handlers

import (
	"cmp"
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
	return s.showPreferences(c, contact, shownPreferences{})
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
		return s.showPreferences(c, contact, shownPreferences{stopped: "all"})
	}
	purpose, err := models.FindPurpose(ctx, s.db, number(stopped))
	if err != nil {
		return err
	}
	input, err := s.noAnswer(c, purpose, words.Stop)
	if err != nil {
		return err
	}
	if err := contact.StopByPreference(ctx, s.db, []int64{purpose.ID}, input); err != nil {
		return err
	}
	return s.showPreferences(c, contact, shownPreferences{stopped: "one"})
}

// shownPreferences is what has just happened on the page.
type shownPreferences struct {
	status           int // 0 is OK
	stopped, refused string
}

func (s *Server) showPreferences(c echo.Context, contact models.Contact, now shownPreferences) error {
	agreements, err := contact.ListAgreements(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	company, err := models.FindOrganisation(c.Request().Context(), s.db)
	if err != nil {
		return err
	}
	page := views.PreferencePage{
		Language: s.languageOfPerson(c, contact), Company: company.Name, Path: "/p/" + c.Param("token"),
		Agreements: agreements, Zone: company.Location(), Stopped: now.stopped, Refused: now.refused,
	}
	if err := s.addRenewal(c, &page); err != nil {
		return err
	}
	return s.public(c, cmp.Or(now.status, http.StatusOK), page)
}

// languageOfPerson is the one they signed up in; their browser's where we know none.
func (s *Server) languageOfPerson(c echo.Context, contact models.Contact) string {
	if slices.Contains(models.Languages, contact.Language) {
		return contact.Language
	}
	return preferred(c, models.Languages)
}
