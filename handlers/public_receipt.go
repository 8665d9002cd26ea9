package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"greenlist/models"
	"greenlist/views"
)

// receipt shows somebody what they agreed to.
func (s *Server) receipt(c echo.Context) error {
	ctx := c.Request().Context()
	receipt, err := models.FindReceipt(ctx, s.db, c.Param("token"))
	if err != nil {
		return err
	}
	company, err := models.FindOrganisation(ctx, s.db)
	if err != nil {
		return err
	}
	return s.public(c, http.StatusOK, views.ReceiptPage{
		Receipt: receipt, Zone: company.Location(), PreferencePath: models.PreferenceLink(s.db, receipt.ContactID),
	})
}
