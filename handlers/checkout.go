package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// checkoutBlock shows the consent block alone, for a shop's own form around it.
func (s *Server) checkoutBlock(c echo.Context, form models.Form, version models.FormVersion, language string, at models.Place) error {
	notice, err := models.FindNoticeOf(c.Request().Context(), s.db, version.ID, language, models.CheckoutBlock)
	if err != nil {
		return err
	}
	s.noteShown(c, version, language, at)
	return s.public(c, http.StatusOK, views.CheckoutBlock{
		Language: language, Code: form.Code, Company: version.Content.Company.Name, FormLook: version.Content.FormLook,
		Notice: notice.HTML, Token: notice.Serve(s.db, at),
	})
}

// tick exchanges what somebody ticked in a shop's form for a token that says so. The block asks itself, so only its own page reads the answer.
func (s *Server) tick(c echo.Context) error {
	ticket, err := models.Tick(c.Request().Context(), s.db, models.Ticks{
		Token: c.FormValue("served"), PurposeIDs: numbers(c, "purpose"), From: from(c), Browser: views.BrowserFamily(c.Request().UserAgent()),
	})
	if complaints(err) != nil {
		return c.JSON(statusOf(err), map[string]string{"error": err.Error()})
	}
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]string{"token": ticket})
}
