package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// renewByPreference is the press of Yes by whoever holds the link of a request to renew. Opening the page says nothing.
func (s *Server) renewByPreference(c echo.Context) error {
	ctx := c.Request().Context()
	renewal, ok, err := models.FindRenewal(ctx, s.db, c.Param("token"))
	if err != nil {
		return err
	}
	if !ok {
		return models.NotFound{What: "page"}
	}
	err = renewal.Renew(ctx, s.db, models.Pressed{Token: c.FormValue("token"), From: from(c), Browser: views.BrowserFamily(c.Request().UserAgent())})
	if refused := (models.Refusal{}); errors.As(err, &refused) {
		status := http.StatusUnprocessableEntity
		if refused.Reason == models.RenewalOver {
			status = http.StatusConflict
		}
		return s.showPreferences(c, renewal.Contact, shownPreferences{status: status, refused: refused.Reason})
	}
	if err != nil {
		return err
	}
	return s.showPreferences(c, renewal.Contact, shownPreferences{})
}

// addRenewal puts the question on the page whose link came with one.
func (s *Server) addRenewal(c echo.Context, page *views.PreferencePage) error {
	renewal, ok, err := models.FindRenewal(c.Request().Context(), s.db, c.Param("token"))
	if err != nil || !ok {
		return err
	}
	page.Renewal = &renewal
	if renewal.Open {
		page.Token = renewal.Serve(s.db, s.formsURL().String())
	}
	return nil
}

// noAnswer is what stood on the button of a no: that of the question whether somebody goes on, where the link came with one.
func (s *Server) noAnswer(c echo.Context, purpose models.Purpose, usual string) (string, error) {
	renewal, ok, err := models.FindRenewal(c.Request().Context(), s.db, c.Param("token"))
	if err != nil || !ok || !renewal.Open || renewal.Purpose.ID != purpose.ID {
		return usual, err
	}
	return renewal.Question.No, nil
}
