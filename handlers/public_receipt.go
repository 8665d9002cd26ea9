package handlers

import (
	"net/http"
	"strings"

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
		Receipt: receipt, Zone: company.Location(), PreferencePath: models.PreferenceLink(s.db, receipt.ContactID), ProofPath: c.Request().URL.Path + "/proof",
	})
}

// receiptProof hands somebody the file that proves their consent to stand in the log. For the second in which it does not yet, their page says so.
func (s *Server) receiptProof(c echo.Context) error {
	file, err := models.FindReceiptFile(c.Request().Context(), s.db, c.Param("token"))
	if err != nil {
		return err
	}
	if file.Content == nil {
		return redirect(c, strings.TrimSuffix(c.Request().URL.Path, "/proof"))
	}
	header := c.Response().Header()
	header.Set(echo.HeaderContentDisposition, `attachment; filename="`+file.RecordID+`.tlog-proof"`)
	header.Set(echo.HeaderCacheControl, "no-store")
	return c.Blob(http.StatusOK, echo.MIMETextPlainCharsetUTF8, file.Content)
}
